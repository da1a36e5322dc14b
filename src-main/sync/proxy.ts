/** The way through a network's proxy: it opens a tunnel to central (HTTP CONNECT), and what goes through is for central alone. */
import { request as ask } from 'node:http'
import { request as askEncrypted } from 'node:https'
import { isIP } from 'node:net'
import type { Socket } from 'node:net'
import type { buildConnector } from 'undici'
import { saysOffline } from './faults.ts'
import { TransportError } from './ports.ts'

/** The URL of the proxy that leads to this address (`https://host:port`) from the network of now, null where none is needed. Never rejects. */
export type ProxyOf = (address: string) => Promise<string | null>

/** A proxy answers so where it looked for central and did not find it. */
const farEndIsAway: ReadonlySet<number> = new Set([502, 503, 504])

/**
 * A connection through `proxy` (its URL, with name and password where it wants them) to `target` (host and port). Throws
 * TransportError; the proxy's password is in none of its texts.
 */
export function openTunnel(proxy: string, target: string, timeoutMs: number): Promise<Socket> {
  const url = new URL(proxy)
  const asked = url.protocol === 'https:' ? askEncrypted : ask
  const headers = { host: target, ...authorization(url) }
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  // Said here, for Node would ask the proxy for the certificate of the host in the header, which is central's.
  const place = { host, port: portOf(url), servername: isIP(host) === 0 ? host : '' }
  const call = asked({ ...place, method: 'CONNECT', path: target, headers, agent: false, timeout: timeoutMs })
  return new Promise((resolve, reject) => {
    call.once('connect', ({ statusCode = 0 }, socket: Socket) => {
      socket.setTimeout(0)
      if (statusCode >= 200 && statusCode < 300) return resolve(socket)
      socket.destroy()
      return reject(refused(proxy, statusCode))
    })
    call.once('response', ({ statusCode = 0 }) => void call.destroy(refused(proxy, statusCode)))
    call.once('timeout', () => void call.destroy(unreachable(proxy, new Error(`no answer in ${timeoutMs} ms`))))
    call.on('error', (error) => reject(error instanceof TransportError ? error : unreachable(proxy, error)))
    call.end()
  })
}

/** `connect`, over a tunnel where a proxy leads there. Asked for each connection: a computer is carried from network to network. */
export function throughProxy(proxyOf: ProxyOf, timeoutMs: number, connect: buildConnector.connector): buildConnector.connector {
  const begin = async (options: buildConnector.Options, done: buildConnector.Callback): Promise<void> => {
    const isEncrypted = options.protocol === 'https:'
    let socket: Socket | null
    try {
      socket = await reached(proxyOf, options, timeoutMs)
    } catch (error) {
      return done(error as Error, null)
    }
    if (socket !== null && !isEncrypted) return done(null, socket)
    return connect(socket === null ? options : { ...options, httpSocket: socket }, done)
  }
  return (options, done) => void begin(options, done)
}

/** The tunnel to where undici wants to go, null where no proxy is needed. */
async function reached(proxyOf: ProxyOf, { protocol, hostname, port }: buildConnector.Options, timeoutMs: number): Promise<Socket | null> {
  const host = hostname.includes(':') ? `[${hostname}]` : hostname
  const target = `${host}:${portOf({ port, protocol })}`
  const proxy = await proxyOf(`${protocol}//${target}`)
  return proxy === null ? null : openTunnel(proxy, target, timeoutMs)
}

/** The proxy as it may be shown: host and port, without name and password. */
export const shownProxy = (proxy: string): string => `${new URL(proxy).hostname}:${portOf(new URL(proxy))}`

const portOf = ({ port, protocol }: { readonly port: string; readonly protocol: string }): number =>
  Number(port) || (protocol === 'https:' ? 443 : 80)

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}

function refused(proxy: string, status: number): TransportError {
  const detail = `proxy ${shownProxy(proxy)}: ${status}`
  if (farEndIsAway.has(status)) return new TransportError('unreachable', detail)
  return new TransportError('proxy_refused', detail, { proxy: shownProxy(proxy), status })
}

function unreachable(proxy: string, error: Error): TransportError {
  if (saysOffline(error)) return new TransportError('offline', error.message, {}, error)
  return new TransportError('proxy_unreachable', error.message, { proxy: shownProxy(proxy) }, error)
}
