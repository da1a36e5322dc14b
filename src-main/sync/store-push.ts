/** The content of a push run: the journal from `accepted` on, up to the end of a user action. */
import type { Db, ReadDb } from '../db/open.ts'
import { statement } from '../db/query.ts'
import type { Change } from '../repositories/change-log.ts'
import { lastCursor, pendingAfter } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import { refusedChanges } from '../repositories/refusals.ts'
import { getSetting } from '../repositories/settings.ts'
import { readRow } from '../repositories/synced-rows.ts'
import { readKept } from '../repositories/kept-stores.ts'
import { readRules } from '../repositories/table-rules.ts'
import { compiled } from '../tables/compile.ts'
import { stringifyExact } from '../tables/exact-json.ts'
import { tableByLocal } from '../tables/registry.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'
import type { PushRecord, PushRun } from './ports.ts'

/** Journal entries in a run: so much is taken by central at once, and as much is sent again when the line breaks. */
export const entriesInRun = 5000

/**
 * The next run, or null when nothing waits. Journal and rows are read in one read transaction, so that a document
 * never leaves with half of a later change.
 */
export function nextPushRun(db: Db, entries: number = entriesInRun): PushRun | null {
  return db.sqlite.transaction(() => {
    const accepted = journalCursor(db, 'accepted')
    const highWater = endOfRun(db, accepted, entries)
    return highWater <= accepted ? null : { highWater, records: recordsOf(db, accepted, highWater) }
  })()
}

/** Entries of one user action lie together: SQLite has one writer at a time. */
function endOfRun(db: ReadDb, accepted: number, entries: number): number {
  const nth = 'SELECT cursor, transaction_id AS id FROM change_log WHERE cursor > ? ORDER BY cursor LIMIT 1 OFFSET ?'
  const last = statement(db, nth).get(accepted, entries - 1) as { cursor: number; id: string } | undefined
  if (last === undefined) return lastCursor(db)
  const following = 'SELECT cursor FROM change_log WHERE cursor > ? AND transaction_id <> ? ORDER BY cursor LIMIT 1'
  const next = statement(db, following).get(last.cursor, last.id) as { cursor: number } | undefined
  return next === undefined ? lastCursor(db) : next.cursor - 1
}

function recordsOf(db: ReadDb, accepted: number, highWater: number): PushRecord[] {
  const refused = refusedChanges(db)
  const rules = readRules(db)
  const kept = readKept(db)
  const isSent = ({ cursor, tableName, recordId, storeId }: Change): boolean => {
    const { wire } = declaration(tableName)
    return rules.sends(wire) && kept.after(tableName, storeId) === null && (refused.get(`${wire} ${recordId}`) ?? 0) < cursor
  }
  return recordsOfChanges(db, pendingAfter(db, accepted, highWater).filter(isSent))
}

/** What would go over the wire for these changes, in their order; removals last. */
export function recordsOfChanges(db: ReadDb, changes: readonly Change[]): PushRecord[] {
  const unknownKeys = getSetting(db, 'push_unknown_keys') ?? false
  const updates: PushRecord[] = []
  const deletes: { readonly record: PushRecord; readonly level: number }[] = []
  for (const change of changes) {
    const table = declaration(change.tableName)
    const row = readRow(db, change.tableName, change.recordId) as WireRow | undefined
    // Central has none of it any more: sent, it would come to life again beside the one that it was merged into.
    if (row?.status === 'merged') continue
    // Gone without an entry that says so: central or a merge took it away, or the removal goes with a later run.
    if (row === undefined && change.action === 'upsert') continue
    if (row === undefined) deletes.push({ record: envelope(change, table, 'Delete', null), level: table.level })
    else updates.push(envelope(change, table, 'Update', compiled(table).encode(row, { unknownKeys })))
  }
  return [...updates, ...deletes.sort((a, b) => b.level - a.level).map(({ record }) => record)]
}

function envelope({ cursor, recordId }: Change, { wire }: SyncedTable, action: 'Update' | 'Delete', recordData: unknown): PushRecord {
  const json = stringifyExact({ syncOutId: String(cursor), tableName: wire, recordId, action, recordData })
  return { tableName: wire, recordId, json }
}

function declaration(tableName: string): SyncedTable {
  const table = tableByLocal(tableName)
  if (table === undefined) throw new Error(`the journal names ${tableName}, which is no declared table`)
  return table
}
