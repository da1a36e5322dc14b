/**
 * How much waits for the line, asked after every write. The journal only grows, so what was counted is remembered and
 * only new entries are read: after weeks offline a full count would take tens of milliseconds in main.
 */
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { documentTables } from './change-log.ts'
import type { KeptStores } from './kept-stores.ts'

export type Waiting = { readonly documents: number; readonly records: number; readonly oldestAt: string | null }

type Counted = {
  accepted: number
  held: string
  upTo: number
  readonly records: Set<string>
  readonly documents: Set<string>
  oldestAt: string | null
}
type Entry = {
  readonly cursor: number
  readonly tableName: string
  readonly recordId: string
  readonly documentId: string
  readonly storeId: string | null
  readonly at: string
}

const entriesAfter = prepared((p: { cursor: number }) =>
  k
    .selectFrom('change_log')
    .select([
      'cursor',
      'table_name as tableName',
      'record_id as recordId',
      'document_id as documentId',
      'store_id as storeId',
      'changed_at as at',
    ])
    .where('cursor', '>', p.cursor)
    .orderBy('cursor'),
)

/** Counted from where central has accepted, and from where it has confirmed: these two are asked for in turn. */
const remembered = 2
const countedBefore = new WeakMap<object, readonly Counted[]>()

/**
 * Documents and records with changes after `accepted`, and the time of the oldest of these changes; without those of the
 * local tables `held` and of what is `kept` of a store, which do not wait for the line.
 */
export function countWaiting(db: ReadDb, accepted: number, held: readonly string[] = [], kept?: KeptStores): Waiting {
  const rules = `${held.join()} ${kept?.key ?? ''}`
  // Entries of an open transaction may still be undone, and their cursors given again.
  const known = db.sqlite.inTransaction ? [] : (countedBefore.get(db.sqlite) ?? [])
  const counted = known.find((one) => one.accepted === accepted && one.held === rules) ?? countFrom(accepted, rules)
  for (const entry of all(db, entriesAfter, { cursor: counted.upTo }))
    add(counted, entry, (table, storeId) => held.includes(table) || (kept !== undefined && kept.after(table, storeId) !== null))
  if (!db.sqlite.inTransaction) countedBefore.set(db.sqlite, [counted, ...known.filter((one) => one !== counted)].slice(0, remembered))
  return { documents: counted.documents.size, records: counted.records.size, oldestAt: counted.oldestAt }
}

const countFrom = (accepted: number, held: string): Counted => ({
  accepted,
  held,
  upTo: accepted,
  records: new Set(),
  documents: new Set(),
  oldestAt: null,
})

function add(counted: Counted, entry: Entry, stays: (table: string, storeId: string | null) => boolean): void {
  const { cursor, tableName, recordId, documentId, storeId, at } = entry
  counted.upTo = cursor
  if (stays(tableName, storeId)) return
  counted.records.add(`${tableName} ${recordId}`)
  if (documentTables.includes(tableName)) counted.documents.add(documentId)
  if (counted.oldestAt === null || at < counted.oldestAt) counted.oldestAt = at
}
