/** A server on loopback that answers as a test tells it to. */
import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { generate } from 'selfsigned'

export type Seen = { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: Buffer }
export type Reply = (seen: Seen, response: ServerResponse, request: IncomingMessage) => void

export async function serve(reply: Reply, tls?: { readonly key: string; readonly cert: string }) {
  const seen: Seen[] = []
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const call = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) }
    seen.push(call)
    reply(call, response, request)
  }
  const handler = (request: IncomingMessage, response: ServerResponse) => void handle(request, response)
  const server = tls === undefined ? createHttpServer(handler) : createHttpsServer(tls, handler)
  return { ...(await listen(server, tls === undefined ? 'http' : 'https')), seen }
}

/** Accepts connections and does with each what `talk` says. */
export const serveTcp = (talk: (socket: Socket) => void) => listen(createTcpServer(talk), 'http')

export async function listen(server: Server, scheme: string) {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  return { port, url: `${scheme}://127.0.0.1:${port}`, close, connections: () => sockets.size }
}

export function json(response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

/** A certificate for `name`; `days` below zero has run out. */
export async function certificate(name: string, ip: string | null, days = 10) {
  const now = Date.now()
  const altNames = ip === null ? [{ type: 2 as const, value: name }] : [{ type: 7 as const, ip }]
  const made = await generate([{ name: 'commonName', value: name }], {
    notBeforeDate: new Date(now - 20 * 86_400_000),
    notAfterDate: new Date(now + days * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { key: made.private, cert: made.cert }
}
