import type { Context } from '../context.ts'
import { changesAfter, type ChangeRow } from '../store/change-log.ts'
import { lastSerial } from '../store/meta.ts'
import { queueLength, queuePage, syncOutId, type QueueRow } from '../store/queue.ts'
import { storesOfSite, type Site } from '../store/sites.ts'
import { storeAsTold } from '../sync-with.ts'
import { dispensaryTables } from '../wire/tables.ts'
import { ok, okText, refuse, type Answer } from './answer.ts'
import type { Call } from './call.ts'
import { poisoned } from './poison.ts'

type Row = { readonly tableName: string; readonly recordId: string; readonly action: string; readonly data: string | null }

function envelope(key: string, row: Row, data: string | null): string {
  const record = data === null ? '' : `,"recordData":${data}`
  return `{${key},"tableName":${JSON.stringify(row.tableName)},"recordId":${JSON.stringify(row.recordId)},"action":"${row.action}"${record}}`
}

const limitOf = (ctx: Context, call: Call): number => {
  const asked = Number(call.query.get('limit') ?? ctx.settings.pageLimit)
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, ctx.settings.pageLimit) : ctx.settings.pageLimit
}

function hasDispensary(ctx: Context, siteId: number): boolean {
  const sql = "SELECT 1 FROM record WHERE table_name = 'store' AND id = ? AND data ->> '$.store_mode' = 'dispensary'"
  return storesOfSite(ctx.storage, siteId).some((id) => ctx.storage.row(sql, id) !== undefined)
}

/** GET central_records: entries after the cursor that concern this site; its own pushes and foreign tables are left out. */
export function answerCentral(ctx: Context, call: Call, site: Site, cursor: bigint): Answer {
  const maxCursor = lastSerial(ctx.storage)
  if (ctx.knobs.take('emptyPage')) return ok({ maxCursor, data: [] })
  const window = ctx.knobs.see('cursorGaps') !== undefined
  const rows = changesAfter(ctx.storage, cursor, limitOf(ctx, call), window)
  const dispensary = hasDispensary(ctx, site.id)
  const concerns = (row: ChangeRow): boolean =>
    Number(row.originSite ?? 0) !== site.id && (dispensary || !dispensaryTables.has(row.tableName))
  const data = poisoned(ctx.knobs, rows.filter(concerns)).map((row) => envelope(`"ID":${row.serial}`, row, told(ctx, site, row)))
  return okText(`{"maxCursor":${maxCursor},"data":[${data.join(',')}]}`)
}

/** A store's record says what the store is to this very site (extension, README). */
const told = ({ storage }: Context, site: Site, { tableName, recordId, data }: ChangeRow): string | null =>
  tableName === 'store' ? storeAsTold(storage, site.id, recordId, data) : data

/** GET queued_records: the oldest rows that are not acknowledged; the same ones again until they are. */
export function answerQueue(ctx: Context, call: Call, site: Site): Answer {
  if (ctx.busy.initialising.has(site.id)) return refuse(503, 'sync_is_running', 'The initialisation of this site still runs.')
  const page = poisoned(ctx.knobs, queuePage(ctx.storage, site.id, limitOf(ctx, call)))
  const rows: readonly QueueRow[] = ctx.knobs.take('doubledRows') ? page.flatMap((row) => [row, row]) : page
  const data = rows.map((row) => envelope(`"syncOutId":"${syncOutId(ctx.storage, row.seq)}"`, row, row.data))
  return okText(`{"queueLength":${queueLength(ctx.storage, site.id)},"data":[${data.join(',')}]}`)
}
