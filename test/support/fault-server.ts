/** A server that has one fault: what a line, a box on the way, or a central can do wrong, by the code of its cause. */
import type { CauseCode } from '../../src-main/contract/causes.ts'
import type { LadderOptions, LadderTarget } from '../../src-main/sync/ladder.ts'
import { certificate, json, serve, serveTcp } from '../unit/sync/local-server.ts'
import type { Reply } from '../unit/sync/local-server.ts'

export const siteUuid = 'site-uuid'
const site = { id: siteUuid, siteId: 12, code: 'KBR', name: 'Kibera', initialisationStatus: 'completed' }
const envelope = (code: string, message = 'no', data: unknown = null) => ({ error: { code, message, data } })
/** A server's own list of calls, such as no screen may show. */
export const javaStack =
  'NullPointerException: name\n\tat org.central.Sync.run(Sync.java:41)\n\tat java.base/java.lang.Thread.run(Thread.java:833)'

export type Served = { readonly address: string; readonly options?: LadderOptions; readonly close: () => Promise<void> }
type Fault = () => Promise<Served>

const nothing = () => Promise.resolve()
const fixed =
  (address: string): Fault =>
  () =>
    Promise.resolve({ address, close: nothing })

/** Says without credentials that it is a central; to one that has them it answers with its fault. */
const central =
  (fault: Reply): Fault =>
  async () => {
    const reply: Reply = (seen, response, request) =>
      seen.headers.authorization === undefined ? json(response, 401, envelope('authorization_required')) : fault(seen, response, request)
    const { url, close } = await serve(reply)
    return { address: url, close }
  }
const says = (code: string, status = 401, data: unknown = null): Fault =>
  central((_, response) => json(response, status, envelope(code, javaStack, data)))
const off = (minutes: number): Fault =>
  central((seen, response) =>
    json(response, 200, seen.url.includes('central_records') ? { maxCursor: 0, data: [] } : site, {
      date: new Date(Date.now() - minutes * 60_000).toUTCString(),
    }),
  )
const withTls =
  (name: string, ip: string | null, days: number, trusted: boolean): Fault =>
  async () => {
    const tls = await certificate(name, ip, days)
    const { url, close } = await serve((_, response) => json(response, 401, envelope('authorization_required')), tls)
    return { address: url, close, ...(trusted ? { options: { ca: [tls.cert] } } : {}) }
  }
const page =
  (status: number): Fault =>
  async () => {
    const { url, close } = await serve((_, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Hello</html>'),
    )
    return { address: url, close }
  }
const talker =
  (talk: Parameters<typeof serveTcp>[0], scheme = 'http', options: LadderOptions = {}): Fault =>
  async () => {
    const { port, close } = await serveTcp(talk)
    return { address: `${scheme}://127.0.0.1:${port}`, options, close }
  }

/** A network whose proxy does with each call what `talk` says. */
const behind =
  (talk: Parameters<typeof serveTcp>[0]): Fault =>
  async () => {
    const { url, close } = await serveTcp((socket) => void socket.once('data', () => talk(socket)))
    return { address: 'https://central.example', options: { proxyOf: () => Promise.resolve(url) }, close }
  }

/** Every cause that a way to central can have, as far as a server on this computer can stand in for it. */
export const faults = {
  url_invalid: fixed('not an address'),
  url_insecure: fixed('http://central.example'),
  refused: async () => {
    const { url, close } = await serve(() => {})
    await close()
    return { address: url, close: nothing }
  },
  proxy_unreachable: behind((socket) => socket.destroy()),
  proxy_refused: behind((socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')),
  // Long enough for the connection itself on a computer that has much else to do.
  timeout: talker(() => {}, 'http', { timeoutMs: 2000 }),
  connection_lost: central((_, __, request) => request.socket.destroy()),
  tls_untrusted: withTls('127.0.0.1', '127.0.0.1', 10, false),
  tls_name: withTls('elsewhere.example', null, 10, true),
  tls_expired: withTls('127.0.0.1', '127.0.0.1', -1, true),
  tls_other: talker((socket) => socket.end('no encryption here\r\n'), 'https'),
  captive_portal: page(200),
  not_central: page(404),
  bad_answer: central((_, response) => json(response, 200, { nonsense: true })),
  http_error: central((_, response) => response.writeHead(503, { 'content-type': 'text/plain' }).end(javaStack)),
  site_name_not_found: says('site_name_not_found'),
  site_incorrect_password: says('site_incorrect_password'),
  site_incorrect_hardware_id: says('site_incorrect_hardware_id'),
  site_incorrect_database: says('site_incorrect_database_uuid'),
  site_has_no_store: says('site_has_no_store', 403),
  site_auth_timeout: says('site_auth_timeout', 503),
  api_version_incompatible: says('api_version_incompatible', 409, { min: 15, max: 16 }),
  sync_is_running: says('sync_is_running', 409),
  integration_error: says('integration_error', 500, {
    error: { code: 'e', message: javaStack, data: { table_name: 'transact', record_ID: 'r' } },
  }),
  central_error: says('something_new', 500),
  site_mismatch: central((_, response) => json(response, 200, { ...site, id: 'another' })),
  clock_ahead: off(25),
  clock_behind: off(-25),
} as const satisfies Partial<Record<CauseCode, Fault>>
export type ServedFault = keyof typeof faults

export const credentials: LadderTarget['asked'] = {
  siteName: 'Kibera',
  passwordHash: 'a'.repeat(64),
  hardwareId: 'HW-1',
  databaseId: 'db',
  appVersion: '0.1.0',
  syncVersion: 14,
  siteUuid,
}
