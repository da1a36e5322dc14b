/**
 * The application for a browser on this computer (design 9). It listens on loopback only. Every request must name this
 * very host and port (a foreign page can point its own name at 127.0.0.1), and carry the session cookie that the
 * one-time address was exchanged for.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EventMessage } from '../contract/operations.ts'
import { contentSecurityPolicy } from '../contract/page-policy.ts'
import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'
import type { Log } from '../log.ts'
import { readPageFile } from './files.ts'
import type { Gate } from './tokens.ts'
import { cookieName, createGate } from './tokens.ts'

export type Answering = {
  readonly invoke: (name: string, input: unknown, sessionId: string) => Promise<Result<unknown>>
  readonly subscribe: (listener: (message: EventMessage) => void, sessionId: string) => () => void
}
export type WebOptions = { readonly app: Answering; readonly rendererDir: string; readonly port: number; readonly log: Log }
export type WebServer = {
  readonly origin: string
  /** A fresh address that lets one browser in. */
  readonly newAddress: () => string
  readonly close: () => Promise<void>
}

const host = '127.0.0.1'
const bodyLimit = 1_000_000
const keepAliveMs = 15_000

/** Listens on `port` of loopback (0 = any free one). Rejects where the port is taken. */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const gate = createGate()
  const server = createServer((request, response) => {
    answer({ ...options, gate, server }, request, response).catch((error: unknown) => {
      options.log.error('a request failed', { error })
      if (!response.headersSent) end(response, 500)
      else response.destroy()
    })
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, host, () => resolve())
  })
  const origin = originOf(server)
  return { origin, newAddress: () => `${origin}/?token=${gate.newToken()}`, close: () => closed(server) }
}

type Context = WebOptions & { readonly gate: Gate; readonly server: Server }

const originOf = (server: Server): string => `http://${host}:${(server.address() as AddressInfo).port}`

async function answer(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const origin = originOf(context.server)
  if (`http://${request.headers.host}` !== origin) return end(response, 421)
  if (request.headers.origin !== undefined && request.headers.origin !== origin) return end(response, 403)
  const url = new URL(request.url ?? '/', origin)
  if (url.origin !== origin) return end(response, 400)
  const token = url.searchParams.get('token')
  if (request.method === 'GET' && url.pathname === '/' && token !== null) return letIn(context, token, response)
  const session = context.gate.sessionOf(request.headers.cookie)
  if (session === null) return end(response, 401, explained)
  if (url.pathname === '/events' && request.method === 'GET') return events(context, session, response)
  if (url.pathname.startsWith('/ipc/')) return invoke(context, session, url.pathname.slice('/ipc/'.length), request, response)
  if (request.method !== 'GET') return end(response, 405)
  return page(context, url.pathname, response)
}

const explained = 'Open the address that Outpost has printed at its start. It is good for one browser, once.\n'

function letIn({ gate }: Context, token: string, response: ServerResponse): void {
  const session = gate.exchange(token)
  if (session === null) return end(response, 401, explained)
  response.setHeader('set-cookie', `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`)
  response.setHeader('location', '/')
  return end(response, 303)
}

async function invoke({ app }: Context, session: string, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') return end(response, 405)
  // A form of another page can post only what browsers let it post; JSON is not among it.
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return end(response, 415)
  const body = await readBody(request)
  if (body === null) return end(response, 413)
  const input = parsed(body)
  const result = input.ok ? await app.invoke(decodeName(name), input.value, `web-${session}`) : refuse('validation', 'not_understood')
  response.setHeader('content-type', 'application/json; charset=utf-8')
  end(response, 200, JSON.stringify(result))
}

const decodeName = (name: string): string => (/^[A-Za-z.]{1,60}$/.test(name) ? name : '')

function parsed(body: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(body) }
  } catch {
    return { ok: false }
  }
}

/** The body as text, or null where it is longer than any question of ours. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > bodyLimit) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function events({ app }: Context, session: string, response: ServerResponse): void {
  secure(response)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
  response.write('retry: 1000\n\n')
  const stop = app.subscribe((message) => void response.write(`data: ${JSON.stringify(message)}\n\n`), `web-${session}`)
  const alive = setInterval(() => void response.write(': \n\n'), keepAliveMs)
  response.once('close', () => {
    clearInterval(alive)
    stop()
  })
}

async function page({ rendererDir }: Context, path: string, response: ServerResponse): Promise<void> {
  const file = await readPageFile(path, rendererDir)
  if (file === null) return end(response, 404)
  response.setHeader('content-type', file.contentType)
  end(response, 200, file.body)
}

function end(response: ServerResponse, status: number, body: string | Buffer = ''): void {
  secure(response)
  response.statusCode = status
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.end(body)
}

/** On every answer, refusals too. */
function secure(response: ServerResponse): void {
  response.setHeader('content-security-policy', contentSecurityPolicy('self'))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('cache-control', 'no-store')
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await done
}
