/**
 * Dispensaries whose transactions central does not want (*include transactions* off, F-015). Nothing is lost: what is done
 * meanwhile stays in the journal after a cursor, as with a table that is not sent, and is queued once it is wanted again.
 */
import { sql } from 'kysely'
import { k, one, prepared, statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { transactionTables } from '../domain/switches.ts'
import { journalCursor } from './cursors.ts'
import { getSetting, setSetting } from './settings.ts'
import type { KnownStore } from './store-stays.ts'
import { allStoreFacts } from './store-stays.ts'

export type KeptStores = {
  /** By store, the cursor after which central lacks its transactions. */
  readonly afterOf: Readonly<Record<string, number>>
  /** Equal texts mean the same stores. */
  readonly key: string
  /** The cursor after which changes of this table are kept for this store; null where they are sent. */
  readonly after: (local: string, storeId: string | null) => number | null
}

export function readKept(db: ReadDb): KeptStores {
  const afterOf = getSetting(db, 'kept_stores') ?? {}
  return {
    afterOf,
    key: Object.keys(afterOf).join(),
    after: (local, storeId) => (storeId !== null && transactionTables.has(local) ? (afterOf[storeId] ?? null) : null),
  }
}

/** Only dispensaries can be told to keep their transactions: what another store sends, others wait for. */
export const keepsTransactions = ({ isDispensary, switches }: KnownStore): boolean => isDispensary && !switches.includesTransactions

const isHere = ({ role }: KnownStore): boolean => role === 'active' || role === 'preparing'

/** After central has sent preferences or stores: keeps from now on what is to be kept. Gives whether anything is to be released. */
export function noteKept(tx: Tx): void {
  const before = readKept(tx).afterOf
  const keeping = allStoreFacts(tx).filter((store) => isHere(store) && keepsTransactions(store) && before[store.id] === undefined)
  if (keeping.length === 0) return
  // What central has accepted but not confirmed may come back as not sent.
  const confirmed = journalCursor(tx, 'confirmed')
  setSetting(tx, 'kept_stores', { ...before, ...Object.fromEntries(keeping.map(({ id }) => [id, confirmed])) })
}

/** Stores here that are sent again and have something kept. */
export function storesToRelease(db: ReadDb): readonly string[] {
  const { afterOf, key } = readKept(db)
  if (key === '') return []
  return allStoreFacts(db).flatMap((store) =>
    afterOf[store.id] !== undefined && isHere(store) && !keepsTransactions(store) ? [store.id] : [],
  )
}

const tables = JSON.stringify([...transactionTables])
const again = `INSERT INTO change_log (transaction_id, table_name, record_id, action, document_id, store_id, user_id, changed_at)
SELECT ?, table_name, record_id, action, document_id, store_id, NULL, ? FROM (
  SELECT max(cursor) AS last, table_name, record_id, action, document_id, store_id FROM change_log
  WHERE store_id = ? AND table_name IN (SELECT value FROM json_each(?)) AND cursor > ? GROUP BY table_name, record_id ORDER BY last)`

/** Queues everything that was kept of these stores, in a transaction of this site's; gives how many records. */
export function releaseKept(tx: Tx, storeIds: readonly string[]): number {
  if (tx.origin.kind !== 'local') throw new Error('what is queued is this site’s own')
  const afterOf: Record<string, number> = { ...readKept(tx).afterOf }
  let queued = 0
  for (const id of storeIds) {
    queued += statement(tx, again).run(tx.transactionId, tx.origin.at, id, tables, afterOf[id] ?? 0).changes
    delete afterOf[id]
  }
  setSetting(tx, 'kept_stores', afterOf)
  return queued
}

const kept = prepared((p: { storeId: string; after: number }) =>
  k
    .selectFrom('change_log')
    .select(sql<number>`count(DISTINCT table_name || ' ' || record_id)`.as('count'))
    .where('store_id', '=', p.storeId)
    .where('cursor', '>', p.after)
    .where(sql<boolean>`table_name IN (SELECT value FROM json_each(${tables}))`),
)
/** Records with changes that stay here because central does not want them. */
export const countKept = (db: ReadDb, { afterOf }: KeptStores): number =>
  Object.entries(afterOf).reduce((sum, [storeId, after]) => sum + (one(db, kept, { storeId, after })?.count ?? 0), 0)

/** The SQL condition that leaves kept changes out of what waits for the line. */
export const notKept = (stores: string, table = 'table_name', store = 'store_id') =>
  sql<boolean>`NOT (coalesce(${sql.ref(store)}, '') IN (SELECT value FROM json_each(${stores})) AND ${sql.ref(table)} IN (SELECT value FROM json_each(${tables})))`
