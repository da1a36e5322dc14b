import type { Central } from './central.ts'
import type { Variant } from './http/call.ts'
import { passwordHash } from './store/sites.ts'

export type Reply = { readonly status: number; readonly headers: Headers; readonly text: string; readonly body: ReplyBody }
type Page = { ID?: number; syncOutId?: string; tableName: string; recordId: string; action: string; recordData?: Record<string, unknown> }
type ReplyBody = Record<string, unknown> & {
  data?: Page[]
  error?: { code: string; message: string; data: Record<string, unknown> | null }
}

export type Pushed = { table: string; id: string; data: Record<string, unknown> | null }

export type SiteCaller = {
  get(path: string): Promise<Reply>
  post(path: string, body: unknown): Promise<Reply>
  /** All rows in one call, then the closing empty one; returns the answer of that. */
  push(rows: readonly Pushed[]): Promise<Reply>
  queued(): Promise<Page[]>
  acknowledge(rows: readonly Page[]): Promise<Reply>
}

export type Identity = {
  name: string
  password: string
  variant: Variant
  hardwareId?: string
  databaseId?: string
  version?: string
  appType?: string
}

function replyOf(response: Response, text: string): Reply {
  const isJson = response.headers.get('content-type') === 'application/json' && text !== ''
  return { status: response.status, headers: response.headers, text, body: isJson ? (JSON.parse(text) as ReplyBody) : {} }
}

/** A site in a test: speaks either variant by hand, with no retry and no memory but the token. */
export function createSiteCaller(central: Pick<Central, 'url'>, who: Identity): SiteCaller {
  const base = `${central.url}${who.variant === 'A' ? '/sync/v5' : '/api/sync/v5'}`
  const basic = `Basic ${Buffer.from(`${who.name}:${passwordHash(who.password)}`).toString('base64')}`
  const headers = {
    'msupply-site-uuid': who.hardwareId ?? 'HW-1',
    'app-name': 'test',
    'app-version': '1.0.0',
    version: who.version ?? '14',
    ...(who.appType !== undefined && { 'app-type': who.appType }),
  }
  const send = async (method: string, path: string, authorization: string, body?: unknown): Promise<Reply> => {
    const init = { method, headers: { ...headers, authorization }, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const response = await fetch(base + path, init)
    return replyOf(response, await response.text())
  }
  let token: string | null = null
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    if (who.variant === 'A') return send(method, path, basic, body)
    if (token === null) {
      const reply = await send('POST', '/auth', basic, { databaseId: who.databaseId ?? 'DB-1' })
      if (reply.status !== 200) return reply
      token = String(reply.body['token'])
    }
    return send(method, path, `Bearer ${token}`, body)
  }
  const post = (path: string, body: unknown): Promise<Reply> => call('POST', path, body)
  return {
    get: (path) => call('GET', path),
    post,
    push: async (rows) => {
      const data = rows.map(({ table, id, data }, at) => ({
        syncOutId: String(at + 1),
        tableName: table,
        recordId: id,
        action: data ? 'Update' : 'Delete',
        recordData: data,
      }))
      const first = await post('/queued_records', { queueLength: data.length, data })
      return first.status === 200 ? post('/queued_records', { queueLength: 0, data: [] }) : first
    },
    queued: async () => (await call('GET', '/queued_records?limit=500')).body.data ?? [],
    acknowledge: (rows) => post('/acknowledged_records', { syncIDs: rows.map((row) => row.syncOutId) }),
  }
}
