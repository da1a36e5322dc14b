/**
 * The checks of an address before anything is bound: address, name, connection, certificate, and whether our kind of
 * server answers, told by its JSON error envelope (F-120). No credentials and no hardware ID are sent.
 */
import { lookup } from 'node:dns/promises'
import { connect as connectTcp, isIP } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { TLSSocket } from 'node:tls'
import type { AddressReport, Check } from '../contract/site.ts'
import { checkNames } from '../contract/site.ts'
import { checkOnly, cleanAddress, originOf } from './address.ts'
import { faultOf } from './faults.ts'
import { createHttp } from './http.ts'
import type { Http } from './http.ts'
import { TransportError } from './ports.ts'
import type { ProxyOf } from './proxy.ts'
import { openTunnel, shownProxy } from './proxy.ts'
import type { Answer } from './refusal.ts'
import { centralError, refusalOf } from './refusal.ts'
import type { Variant } from './transport.ts'
import { basePath } from './transport.ts'

export type ProbeOptions = {
  /** Longest wait of each check, in milliseconds. */
  readonly timeoutMs?: number
  readonly allowInsecure?: boolean
  /** Certificates to trust instead of the ones that come with the runtime (PEM). */
  readonly ca?: readonly string[]
  /** Fingerprint of the one certificate that somebody has compared (F-102). */
  readonly certificate?: string
  /** What the shell knows of the network's proxy (design 3). */
  readonly proxyOf?: ProxyOf
  /** The one origin that may be asked (U-80). */
  readonly only?: string
}

type Found = { readonly state?: 'ok' | 'warning' | 'skipped'; readonly note?: string; readonly variant?: Variant | null }
type Settled = ProbeOptions & { readonly timeoutMs: number; readonly proxy: string | null }
type Rung = (url: URL, options: Settled) => Promise<Found>

const rungs: Readonly<Record<(typeof checkNames)[number], Rung>> = {
  url: checkUrl,
  name: checkName,
  connection: checkConnection,
  tls: checkCertificate,
  server: checkServer,
}

const directly: ProxyOf = () => Promise.resolve(null)

/** Climbs from rung to rung; after one that fails the others are skipped. Never throws for what an address can do. */
export async function checkAddress(text: string, options: ProbeOptions = {}): Promise<AddressReport> {
  const clean = cleanAddress(text)
  const { proxyOf = directly } = options
  const settled = { timeoutMs: 10_000, ...options, proxy: clean === null ? null : await proxyOf(clean.address) }
  const checks: Check[] = []
  let variant: Variant | null = null
  let isUsable = true
  for (const name of checkNames) {
    const from = performance.now()
    const done = (check: Pick<Check, 'state'> & Partial<Check>) =>
      void checks.push({ name, ms: Math.round(performance.now() - from), note: '', cause: null, ...check })
    if (!isUsable) {
      done({ state: 'skipped' })
      continue
    }
    try {
      if (clean === null) throw new TransportError('url_invalid', text.trim().slice(0, 200))
      const found = await rungs[name](new URL(clean.address), settled)
      variant = found.variant ?? variant
      done({ state: found.state ?? 'ok', note: found.note ?? '' })
    } catch (error) {
      isUsable = false
      done({ state: 'failed', cause: { ...faultOf(error).cause_, at: new Date().toISOString() } })
    }
  }
  return { address: clean?.address ?? text.trim(), cleaned: clean?.cleaned ?? false, checks, usable: isUsable, variant }
}

async function checkUrl(url: URL, { allowInsecure, only }: ProbeOptions): Promise<Found> {
  checkOnly(url.href, only)
  return { note: originOf(url.href, allowInsecure ?? false) }
}

/** Behind a proxy the names of the outside may be known to it alone. */
async function checkName(url: URL, { proxy }: Settled): Promise<Found> {
  const host = bareHost(url)
  if (isIP(host) !== 0 || proxy !== null) return { state: 'skipped' }
  const addresses = await lookup(host, { all: true })
  return {
    note: addresses
      .map(({ address }) => address)
      .slice(0, 3)
      .join(', '),
  }
}

async function checkConnection(url: URL, { timeoutMs, proxy }: Settled): Promise<Found> {
  if (proxy !== null) {
    const tunnel = await openTunnel(proxy, targetOf(url), timeoutMs)
    tunnel.destroy()
    return { note: `proxy ${shownProxy(proxy)}` }
  }
  const socket = await opened(connectTcp({ host: bareHost(url), port: portOf(url) }), 'connect', timeoutMs)
  const note = `${socket.remoteAddress ?? ''}:${portOf(url)}`
  socket.destroy()
  return { note }
}

/** Takes any certificate first, so that its fingerprint can be shown with the reason why it is not trusted (F-102). */
async function checkCertificate(url: URL, options: Settled): Promise<Found> {
  if (url.protocol === 'http:') return { state: 'skipped' }
  const { fingerprint, validTo, reason } = await shown(url, options)
  const note = `${fingerprint} (${validTo})`
  if (reason === null) return { note }
  if (options.certificate === fingerprint) return { note }
  if (options.certificate !== undefined)
    throw new TransportError('certificate_changed', fingerprint, { fingerprint, validTo, expected: options.certificate }, reason)
  const { code, detail } = faultOf(reason).cause_
  throw new TransportError(code, detail, { fingerprint, validTo }, reason)
}

/** The certificate that the server shows now, and why this computer does not trust it, null where it does. Throws what the line can do. */
async function shown(url: URL, { timeoutMs, ca, proxy }: Pick<Settled, 'timeoutMs' | 'ca' | 'proxy'>) {
  const host = bareHost(url)
  const trust = ca === undefined ? {} : { ca: [...ca] }
  const far = proxy === null ? { port: portOf(url) } : { socket: await openTunnel(proxy, targetOf(url), timeoutMs) }
  const options = { host, ...far, rejectUnauthorized: false, ...trust, ...(isIP(host) === 0 ? { servername: host } : {}) }
  const socket = await opened(connectTls(options), 'secureConnect', timeoutMs)
  const { fingerprint256: fingerprint, valid_to: validTo } = socket.getPeerCertificate()
  const reason = socket.authorized ? null : untrusted(socket)
  socket.destroy()
  return { fingerprint, validTo, reason }
}

/** The same for an address that is known. Throws TransportError. */
export async function shownCertificate(
  address: string,
  { proxyOf = directly, only, timeoutMs = 10_000 }: Pick<ProbeOptions, 'proxyOf' | 'only' | 'timeoutMs'> = {},
): Promise<{ fingerprint: string; isTrusted: boolean }> {
  try {
    const origin = originOf(address, false)
    checkOnly(origin, only)
    const { fingerprint, reason } = await shown(new URL(origin), { timeoutMs, proxy: await proxyOf(origin) })
    return { fingerprint, isTrusted: reason === null }
  } catch (error) {
    throw faultOf(error)
  }
}

/** Node hands the reason over as an error or as its bare code. */
function untrusted(socket: TLSSocket): Error {
  const reason: unknown = socket.authorizationError
  if (reason instanceof Error && 'code' in reason) return reason
  const code = String(reason)
  return Object.assign(new Error(code), { code: code.startsWith('Hostname/IP') ? 'ERR_TLS_CERT_ALTNAME_INVALID' : code })
}

/** The base path that answers with central's error envelope tells the variant; where both do, A is what centrals speak. */
async function checkServer(url: URL, { timeoutMs, ca, certificate, proxyOf, only }: Settled): Promise<Found> {
  const trusted = { ...(ca && { ca }), ...(certificate !== undefined && { certificate }) }
  const way = { ...trusted, ...(proxyOf && { proxyOf }), ...(only !== undefined && { only }) }
  const http = createHttp({ connectTimeoutMs: timeoutMs, idleTimeoutMs: timeoutMs, ...way })
  try {
    const answers = { A: await ask(http, url, 'A'), B: await ask(http, url, 'B') }
    for (const variant of ['A', 'B'] as const) {
      if (speaks(answers[variant])) return { variant, note: centralError(answers[variant].text)?.code ?? '' }
    }
    if (mayBeCentral(answers.A) || mayBeCentral(answers.B)) return { state: 'warning', variant: null }
    throw strange(answers.A)
  } finally {
    await http.close()
  }
}

function ask(http: Http, url: URL, variant: Variant): Promise<Answer> {
  return http.exchange({ method: 'GET', url: `${url.origin}${basePath[variant]}/site`, headers: { 'app-name': 'Outpost' } })
}

const speaks = (answer: Answer): boolean => answer.status >= 400 && answer.status !== 404 && centralError(answer.text) !== null

/** It wants to know who asks, but says so in a way of its own: the installer may know better. */
const mayBeCentral = (answer: Answer): boolean => answer.status === 401 || answer.status === 403

function strange(answer: Answer): TransportError {
  const refusal = refusalOf(answer)
  if (refusal.cause_.code === 'captive_portal' || (answer.status === 200 && answer.contentType.includes('html')))
    return new TransportError('captive_portal', refusal.cause_.detail, { status: answer.status })
  return new TransportError('not_central', refusal.cause_.detail, { status: answer.status })
}

async function opened<S extends Socket>(socket: S, event: 'connect' | 'secureConnect', timeoutMs: number): Promise<S> {
  try {
    return await new Promise((resolve, reject) => {
      socket.setTimeout(timeoutMs, () => reject(new TransportError('timeout', `no answer in ${timeoutMs} ms`)))
      socket.once(event, () => resolve(socket))
      socket.once('error', reject)
      socket.once('close', () => reject(new TransportError('connection_lost', 'closed before it was open')))
    })
  } catch (error) {
    socket.destroy()
    throw error
  }
}

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')
const targetOf = (url: URL): string => `${url.hostname}:${portOf(url)}`
const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'http:' ? 80 : 443)
