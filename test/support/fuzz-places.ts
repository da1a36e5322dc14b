/** Where a record lies after its page was taken in, and whether it lies there as it came. */
import type { Db } from '../../src-main/db/open.ts'
import { statement } from '../../src-main/db/query.ts'
import { readRecord } from '../../src-main/repositories/records.ts'
import { readRow } from '../../src-main/repositories/synced-rows.ts'
import type { PulledRecord } from '../../src-main/sync/ports.ts'
import { compiled } from '../../src-main/tables/compile.ts'
import { stringifyExact } from '../../src-main/tables/exact-json.ts'
import type { LocalName } from '../../src-main/tables/registry.ts'
import { tableByWire } from '../../src-main/tables/registry.ts'
import type { SyncedTable, WireRow } from '../../src-main/tables/types.ts'

/** The places where a record may end; anything else that `placeOf` says is a failure in words. */
export const places: ReadonlySet<string> = new Set(['inbox', 'held', 'deleted', 'merged', 'kept', 'placed'])

type Data = Readonly<Record<string, unknown>>
type InboxRow = { readonly kind: string; readonly reason: string; readonly data: string }

export function placeOf(db: Db, record: PulledRecord): string {
  const { tableName, recordId, data, wrong, action } = record
  const kind = action === 'delete' && wrong === undefined ? 'delete' : 'upsert'
  const text = stringifyExact(data ?? {})
  const inbox = statement(db, 'SELECT kind, reason, data FROM inbox WHERE table_name = ? AND record_id = ?').all(tableName, recordId)
  const aside = (inbox as InboxRow[]).find((row) => row.kind === kind)
  if (aside !== undefined)
    return aside.data === text && aside.reason !== '' ? 'inbox' : `not in the inbox as it came: ${aside.data.slice(0, 200)}`
  if (wrong !== undefined) return 'lost, for it was wrong'
  const held = statement(db, 'SELECT data FROM held_arrival WHERE table_name = ? AND record_id = ? AND kind = ?')
  const heldBack = held.get(tableName, recordId, kind) as { data: string } | undefined
  if (heldBack !== undefined) return heldBack.data === text ? 'held' : 'not held as it came'
  if (action === 'delete') return 'deleted'
  const table = tableByWire(tableName)
  if (table !== undefined) return placeInTable(db, table, recordId, data ?? {})
  return stringifyExact(readRecord(db, tableName, recordId)) === text ? 'kept' : 'not kept as it came'
}

/** Some tables have a key that says that the record is gone. */
function placeInTable(db: Db, table: SyncedTable, id: string, data: Data): string {
  const row = readRow(db, table.local as LocalName, id) as WireRow | undefined
  if (row !== undefined) return difference(table, row, data) ?? 'placed'
  if (statement(db, 'SELECT 1 FROM alias WHERE table_name = ? AND id = ?').get(table.wire, id) !== undefined) return 'merged'
  const key = table.goneWhen === undefined ? undefined : table.columns[table.goneWhen]?.key
  return key !== undefined && data[key] === true ? 'deleted' : 'lost'
}

const numeric: ReadonlySet<string | undefined> = new Set(['int', 'real'])

/** Numbers and keys that nobody knows come back as they came; what 4.2 makes of the others is the conformance suite's. */
function difference(table: SyncedTable, row: WireRow, data: Data): string | null {
  const pushed = compiled(table).encode(row, { unknownKeys: true })
  const codecs = codecsOf(table)
  const gone = new Set(['ID', ...(table.wipe?.(data) ?? [])])
  for (const key of Object.keys(data)) {
    const codec = codecs.get(key)
    if (gone.has(key) || (codec !== undefined && !numeric.has(codec)) || (codec !== undefined && data[key] === '')) continue
    const [came, goes] = [data[key], pushed[key] ?? null].map(stringifyExact)
    if (came !== goes) return `${table.wire} ${key}: ${came?.slice(0, 80)} became ${goes?.slice(0, 80)}`
  }
  return null
}

const known = new Map<SyncedTable, ReadonlyMap<string, string>>()
function codecsOf(table: SyncedTable): ReadonlyMap<string, string> {
  let found = known.get(table)
  const columns = Object.values(table.columns).map(({ key, codec }) => [key, codec] as const)
  if (found === undefined) known.set(table, (found = new Map<string, string>([...columns, ...Object.entries(table.rest)])))
  return found
}

/** Of a record that comes twice in a page only the last word counts; merges move others. */
export function lastWords(page: readonly PulledRecord[]): readonly PulledRecord[] {
  const last = new Map<string, PulledRecord>()
  for (const record of page)
    if (record.action !== 'merge' || record.wrong !== undefined) last.set(JSON.stringify([record.tableName, record.recordId]), record)
  return [...last.values()]
}
