/** What the stock of a store is worth at cost, and of how many items and batches it is (F-201). */
import { sql } from 'kysely'
import { k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

/** Of a batch `s`, rounded as domain/money.ts rounds it, so that every column adds up however its batches are grouped (5D). */
export const batchCents = sql<number>`round(s.total * coalesce(s.cost_price, 0) * 100 * ${1 + Number.EPSILON * 4})`

const worth = prepared((p: { storeId: string }) =>
  k
    .selectFrom('stock_line as s')
    .select([sql<number>`count(*) FILTER (WHERE s.total > 0)`.as('batches'), sql<number>`coalesce(sum(${batchCents}), 0)`.as('cents')])
    .where('s.store_id', '=', p.storeId)
    .where('s.total', '<>', 0),
)
/** Batches of which something lies in the store, and the value of all of them in cents. */
export const stockWorth = (db: ReadDb, storeId: string) => one(db, worth, { storeId }) ?? { batches: 0, cents: 0 }

const stocked = prepared((p: { ids: string }) =>
  k
    .selectFrom('stock_line as s')
    .select(sql<number>`count(DISTINCT s.item_id)`.as('items'))
    .where('s.store_id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`)
    .where('s.total', '>', 0),
)
/** Items of which something lies in any of these stores, each once. */
export const stockedItems = (db: ReadDb, storeIds: readonly string[]): number =>
  one(db, stocked, { ids: JSON.stringify(storeIds) })?.items ?? 0
