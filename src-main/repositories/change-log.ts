/**
 * The journal: what this site has changed, in order (design 5). Table names are local ones. A record's sync state is
 * derived by comparing its last cursor with the numbers `accepted` and `confirmed`; nothing is stored beside it.
 */
import { sql } from 'kysely'
import type { WaitingDocument, WaitingTable } from '../contract/sync.ts'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import type { LocalName } from '../tables/registry.ts'
import { syncedTables } from '../tables/registry.ts'
import { notKept } from './kept-stores.ts'

export type ChangeAction = 'upsert' | 'delete'
export type Change = {
  readonly cursor: number
  readonly tableName: LocalName
  readonly recordId: string
  readonly action: ChangeAction
  readonly documentId: string
  readonly storeId: string | null
}
export type NewChange = Omit<Change, 'cursor'>

type Entry = NewChange & { transactionId: string; userId: string | null; at: string }
const insertChange = prepared((p: Entry) =>
  k.insertInto('change_log').values({
    transaction_id: p.transactionId,
    table_name: p.tableName,
    record_id: p.recordId,
    action: p.action,
    document_id: p.documentId,
    store_id: p.storeId,
    user_id: p.userId,
    changed_at: p.at,
  }),
)

/** Writes one entry for a change of this transaction; also how a record is sent once more. Local transactions only. */
export function appendChange(tx: Tx, change: NewChange): void {
  if (tx.origin.kind !== 'local') throw new Error('rows that arrive by sync are not journalled')
  run(tx, insertChange, { ...change, transactionId: tx.transactionId, userId: tx.origin.userId, at: tx.origin.at })
}

const lastOfAll = prepared(() =>
  k
    .selectFrom(sql<{ seq: number }>`sqlite_sequence`.as('s'))
    .select('s.seq')
    .where(sql`s.name`, '=', 'change_log'),
)

/** The highest cursor ever given, 0 before the first change; cleaning does not lower it. */
export const lastCursor = (db: ReadDb): number => one(db, lastOfAll, {})?.seq ?? 0

const lastOfRecord = prepared((p: { table: string; id: string }) =>
  k
    .selectFrom('change_log')
    .select((e) => e.fn.max('cursor').as('cursor'))
    .where('table_name', '=', p.table)
    .where('record_id', '=', p.id),
)

/** The last change of a record here, 0 where there is none. */
export const cursorOf = (db: ReadDb, table: LocalName, id: string): number => one(db, lastOfRecord, { table, id })?.cursor ?? 0

const lastStore = prepared((p: { table: string; id: string }) =>
  k
    .selectFrom('change_log')
    .select('store_id')
    .where('table_name', '=', p.table)
    .where('record_id', '=', p.id)
    .orderBy('cursor', 'desc')
    .limit(1),
)
const lastStoreOfParts = prepared((p: { documentId: string }) =>
  k.selectFrom('change_log').select('store_id').where('document_id', '=', p.documentId).orderBy('cursor', 'desc').limit(1),
)
/** The store that owned a record, or what belongs to it, at its last change here; null where there was none. */
export const storeOfChange = (db: ReadDb, table: string, id: string): string | null =>
  (one(db, lastStore, { table, id }) ?? one(db, lastStoreOfParts, { documentId: id }))?.store_id ?? null

const lastOfDocument = prepared((p: { documentId: string }) =>
  k
    .selectFrom('change_log')
    .select((e) => e.fn.max('cursor').as('cursor'))
    .where('document_id', '=', p.documentId),
)

/** The last change of a document or of anything that belongs to it, 0 where there is none. */
export const documentCursor = (db: ReadDb, documentId: string): number => one(db, lastOfDocument, { documentId })?.cursor ?? 0

/** SQLite takes the bare columns from the row that holds the maximum. */
const latest = prepared((p: { after: number; upTo: number }) =>
  k
    .selectFrom('change_log')
    .select((e) => [
      e.fn.max('cursor').as('cursor'),
      'table_name as tableName',
      'record_id as recordId',
      'action',
      'document_id as documentId',
      'store_id as storeId',
    ])
    .where('cursor', '>', p.after)
    .where('cursor', '<=', p.upTo)
    .groupBy(['table_name', 'record_id']),
)

const levels = new Map<string, number>(syncedTables.map((table) => [table.local, table.level]))

/**
 * The latest entry of each record after `accepted` and up to `highWater`, in the order of sending: what is there to
 * stay with parents first, then what is removed with children first.
 */
export function pendingAfter(db: ReadDb, accepted: number, highWater: number): readonly Change[] {
  const changes = all(db, latest, { after: accepted, upTo: highWater }) as Change[]
  const rank = ({ action, tableName }: Change): number => {
    const level = levels.get(tableName) ?? 0
    return action === 'upsert' ? level : 1000 - level
  }
  return changes.sort((a, b) => rank(a) - rank(b) || a.cursor - b.cursor)
}

/** Records that central has not taken, by local table, with the time of the oldest change; most first. Without the tables `held`, and without what is kept of the stores `kept`. */
export function waitingByTable(db: ReadDb, accepted: number, held: readonly string[] = [], kept: readonly string[] = []): WaitingTable[] {
  return all(db, waitingTables, { accepted, held: JSON.stringify(held), kept: JSON.stringify(kept) })
}

const waitingTables = prepared((p: { accepted: number; held: string; kept: string }) =>
  k
    .selectFrom('change_log')
    .select((e) => ['table_name as table', sql<number>`count(DISTINCT record_id)`.as('count'), e.fn.min('changed_at').as('oldestAt')])
    .where('cursor', '>', p.accepted)
    .where(notHeld('table_name', p.held))
    .where(notKept(p.kept))
    .groupBy('table_name')
    .orderBy('count', 'desc')
    .orderBy('table_name'),
)

/** Local tables that a rule of this site keeps from being sent do not wait for the line (F-259). */
function notHeld(column: string, held: string) {
  return sql<boolean>`${sql.ref(column)} NOT IN (SELECT value FROM json_each(${held}))`
}

/** Tables whose rows make a document: an invoice of any kind, or a stocktake. */
export const documentTables: readonly string[] = ['invoice', 'invoice_line', 'stocktake', 'stocktake_line']

/**
 * Documents with changes that central has not taken, the one that waits longest first. One that was removed here waits
 * too, without its name and number.
 */
export function waitingDocuments(
  db: ReadDb,
  accepted: number,
  held: readonly string[] = [],
  kept: readonly string[] = [],
): WaitingDocument[] {
  return all(db, documentsWaiting, { accepted, held: JSON.stringify(held), kept: JSON.stringify(kept) })
}

const documentsWaiting = prepared((p: { accepted: number; held: string; kept: string }) =>
  k
    .selectFrom('change_log as c')
    .leftJoin('invoice as i', 'i.id', 'c.document_id')
    .leftJoin('name as n', 'n.id', 'i.name_id')
    .leftJoin('stocktake as s', 's.id', 'c.document_id')
    .select([
      'c.document_id as id',
      sql<string>`CASE WHEN s.id IS NULL THEN 'invoice' ELSE 'stocktake' END`.as('table'),
      sql<string>`coalesce(i.kind, CASE WHEN s.id IS NULL THEN 'other' ELSE 'stocktake' END)`.as('kind'),
      sql<number | null>`CASE WHEN coalesce(i.number, s.number) > 0 THEN coalesce(i.number, s.number) END`.as('number'),
      sql<string>`coalesce(n.name, s.description, '')`.as('name'),
      sql<number>`count(DISTINCT c.table_name || ' ' || c.record_id)`.as('records'),
      sql<string>`min(c.changed_at)`.as('since'),
    ])
    .where('c.cursor', '>', p.accepted)
    .where(notHeld('c.table_name', p.held))
    .where(notKept(p.kept, 'c.table_name', 'c.store_id'))
    .groupBy('c.document_id')
    .having(sql<number>`max(c.table_name IN (${sql.join(documentTables.map((table) => sql.lit(table)))}))`, '=', 1)
    .orderBy('since')
    .orderBy('c.document_id'),
)
