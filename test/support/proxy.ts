/** A network's proxy on this computer: opens tunnels, or answers otherwise. */
import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer as createEncryptedServer } from 'node:https'
import { connect } from 'node:net'
import type { Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'
import { listen } from '../unit/sync/local-server.ts'

export type TestProxy = {
  readonly uri: string
  /** Where it was asked to lead to. */
  readonly tunnels: string[]
  /** What it was shown of who asks. */
  readonly shown: string[]
  readonly close: () => Promise<void>
}

/** `status`: what it answers instead of opening a tunnel; null says nothing at all. `tls`: what it shows where it is encrypted. */
export async function openProxy(status: number | null = 200, tls?: { readonly key: string; readonly cert: string }): Promise<TestProxy> {
  const [tunnels, shown]: [string[], string[]] = [[], []]
  const strange: RequestListener = (_, response) => void response.writeHead(400).end()
  const server: Server = tls === undefined ? createServer(strange) : createEncryptedServer(tls, strange)
  server.on('connect', ({ url = '', headers }: IncomingMessage, socket: Duplex, head: Buffer) => {
    tunnels.push(url)
    shown.push(headers['proxy-authorization'] ?? '')
    socket.on('error', () => {})
    if (status === 200) openTunnel(url, socket, head)
    else if (status !== null) socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`)
  })
  const { url, close } = await listen(server, tls === undefined ? 'http' : 'https')
  onTestFinished(close)
  return { uri: url, tunnels, shown, close }
}

function openTunnel(target: string, socket: Duplex, head: Buffer): void {
  const { hostname, port } = new URL(`http://${target}`)
  const far = connect(Number(port), hostname, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    far.write(head)
    far.pipe(socket).pipe(far)
  })
  for (const end of [far, socket]) end.on('error', () => [far, socket].forEach((one) => one.destroy()))
  socket.on('close', () => far.destroy())
}
