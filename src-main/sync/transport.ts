/**
 * The seven calls over HTTP, for both authentication variants (protocol-v5.md 1.1):
 *   A  /sync/v5, Basic on each call
 *   B  /api/sync/v5, POST auth with Basic gives a token, which later calls carry; renewed once when it is refused
 */
import { originOf } from './address.ts'
import type { Http, LineOptions } from './http.ts'
import { createHttp } from './http.ts'
import type { SiteInfo, Transport } from './ports.ts'
import { TransportError } from './ports.ts'
import { isObject, readCentralPage, readInitialised, readPushed, readQueuePage, readSite, readStatus, writePush } from './protocol.ts'
import type { Answer } from './refusal.ts'
import { answerBody, refusalOf } from './refusal.ts'

export type Variant = 'A' | 'B'
export const basePath: Readonly<Record<Variant, string>> = { A: '/sync/v5', B: '/api/sync/v5' }

export type TransportOptions = {
  /** Scheme, host and port; a path in it is dropped (protocol-v5.md 1.2). */
  readonly address: string
  readonly variant: Variant
  readonly siteName: string
  /** Lower-case hex SHA-256 of the site's password. */
  readonly passwordHash: string
  readonly hardwareId: string
  readonly databaseId: string
  readonly appVersion: string
  /** Version of the sync interface that central checks (1.7). */
  readonly syncVersion: number
  /** Plain http to another host than this computer; for development only (F-102). */
  readonly allowInsecure?: boolean
  readonly line?: LineOptions
}

const connectTries = 3
const beforeConnected = new Set(['dns', 'refused', 'unreachable'])

export type HttpTransport = Transport & {
  /** How far this computer's clock is ahead of central's in ms, by the last answer that told it; null before one has. */
  clockAhead(): number | null
}

/** Throws TransportError `url_invalid` or `url_insecure` for an address that may not be used. */
export function createTransport(options: TransportOptions): HttpTransport {
  const origin = originOf(options.address, options.allowInsecure ?? false)
  const http = createHttp(options.line)
  const base = `${origin}${basePath[options.variant]}`
  const authorise = options.variant === 'A' ? basicEachTime(options) : tokenOnce(options, base, http)

  let ahead: number | null = null

  async function call(method: 'GET' | 'POST', route: string, text?: string): ReturnType<Http['exchange']> {
    const send = async () => {
      const headers = { ...siteHeaders(options), authorization: await authorise.header() }
      return exchange(http, method, `${base}/${route}`, headers, text)
    }
    const answer = await send()
    return answer.status === 401 && authorise.renew() ? send() : answer
  }
  async function ask(method: 'GET' | 'POST', route: string, text?: string): Promise<unknown> {
    const answer = await call(method, route, text)
    const body = answerBody(accepted(answer))
    // Only here is it sure that central has spoken, and not a box on the way.
    ahead = answer.clockAhead ?? ahead
    return body
  }

  return {
    site: async () => sameSite(readSite(await ask('GET', 'site')), authorise.site()),
    siteStatus: async () => readStatus(await ask('GET', 'site_status')),
    initialise: async () => readInitialised(await ask('POST', 'initialise', '{}')),
    centralRecords: async (cursor, limit) => readCentralPage(await ask('GET', `central_records?cursor=${cursor}&limit=${limit}`), cursor),
    queuedRecords: async (limit) => readQueuePage(await ask('GET', `queued_records?limit=${limit}`)),
    acknowledge: async (syncIDs) => void accepted(await call('POST', 'acknowledged_records', JSON.stringify({ syncIDs }))),
    push: async (records, remaining) => readPushed(await ask('POST', 'queued_records', writePush(records, remaining))),
    traffic: () => http.traffic(),
    clockAhead: () => ahead,
    close: () => http.close(),
  }
}

function siteHeaders({ hardwareId, appVersion, syncVersion }: Pick<TransportOptions, 'hardwareId' | 'appVersion' | 'syncVersion'>) {
  return {
    'msupply-site-uuid': hardwareId,
    'app-version': appVersion.replace(/-.*$/, ''),
    'app-name': 'Outpost',
    // F-224, an extension of ours: no v5 source names where a site says what it is. A server passes over a header it does not know.
    'app-type': 'standalone',
    version: String(syncVersion),
  }
}

/** A question that never reached central may be asked again at once; anything else might be done twice (1.9). */
async function exchange(http: Http, method: 'GET' | 'POST', url: string, headers: Record<string, string>, text?: string) {
  const call = { method, url, headers: text === undefined ? headers : { ...headers, 'content-type': 'application/json' } }
  for (let tried = 1; ; tried++) {
    try {
      return await http.exchange(text === undefined ? call : { ...call, body: text })
    } catch (error) {
      const isSafe = method === 'GET' && error instanceof TransportError && beforeConnected.has(error.cause_.code)
      if (!isSafe || tried === connectTries) throw error
    }
  }
}

function accepted(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw refusalOf(answer)
}

type Authorise = {
  header(): Promise<string>
  /** Forgets a refused token; false when there is none to renew. */
  renew(): boolean
  /** The site that the token names, when it can be read (F-106). */
  site(): number | null
}

function basic({ siteName, passwordHash }: TransportOptions): string {
  return `Basic ${Buffer.from(`${siteName}:${passwordHash}`).toString('base64')}`
}

function basicEachTime(options: TransportOptions): Authorise {
  const header = basic(options)
  return { header: () => Promise.resolve(header), renew: () => false, site: () => null }
}

/** The token lives in memory only (F-105). A fresh one that is refused too is central's last word. */
function tokenOnce(options: TransportOptions, base: string, http: Http): Authorise {
  let token: string | null = null
  let isProven = false
  return {
    async header() {
      const isFresh = token === null
      token ??= await fetchToken(options, base, http)
      isProven = !isFresh
      return `Bearer ${token}`
    },
    renew() {
      token = null
      return isProven
    },
    site: () => (token === null ? null : tokenSite(token)),
  }
}

async function fetchToken(options: TransportOptions, base: string, http: Http): Promise<string> {
  const headers = { ...siteHeaders(options), authorization: basic(options) }
  const answer = await exchange(http, 'POST', `${base}/auth`, headers, JSON.stringify({ databaseId: options.databaseId }))
  const body = answerBody(accepted(answer))
  const token = isObject(body) ? body.token : undefined
  if (typeof token === 'string' && token !== '') return token
  throw new TransportError('bad_answer', 'auth: no token', { field: 'token' })
}

/** Only read to cross-check; whether the token is genuine is central's to say. */
function tokenSite(token: string): number | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const site = isObject(claims) ? (claims.siteId ?? claims.site_id ?? claims.site) : null
    return typeof site === 'number' ? site : null
  } catch {
    return null
  }
}

function sameSite(site: SiteInfo, named: number | null): SiteInfo {
  if (named === null || named === site.siteId) return site
  throw new TransportError('site_mismatch', `the token names site ${named}`, { name: site.name, number: site.siteId })
}
