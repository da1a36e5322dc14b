/** What a store holds as both sites of a move count it: from synced records alone, in whole numbers, so that no order of adding matters (F-236). */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { numberPending } from '../domain/numbers.ts'
import { endOfSeries } from './numbers.ts'
import { batchCents } from './stock-value.ts'

type Counted = { readonly kind: string; readonly count: number; readonly lastNumber: number | null; readonly lastAt: string | null }

const highest = sql<number | null>`max(CASE WHEN number BETWEEN 1 AND ${sql.lit(endOfSeries - 1)} THEN number END)`
/**
 * With the numbers that documents still have to get (F-152): a frozen store gives none and the new site gives them all
 * with its first sync, so without them the two sites would differ though nothing is missing.
 */
const lastNumber = sql<number | null>`nullif(coalesce(${highest}, 0) + count(*) FILTER (WHERE number = ${sql.lit(numberPending)}), 0)`
const count = sql<number>`count(*)`.as('count')
const lastAt = sql<string | null>`max(created_at)`.as('lastAt')

const invoices = prepared((p: { storeId: string }) =>
  k
    .selectFrom('invoice')
    .select(['kind', count, lastNumber.as('lastNumber'), lastAt])
    .where('store_id', '=', p.storeId)
    .groupBy('kind'),
)
const requisitions = prepared((p: { storeId: string }) =>
  k
    .selectFrom('requisition')
    .select(['kind', count, lastNumber.as('lastNumber'), lastAt])
    .where('store_id', '=', p.storeId)
    .groupBy('kind'),
)
const stocktakes = prepared((p: { storeId: string }) =>
  k
    .selectFrom('stocktake')
    .select([count, highest.as('lastNumber'), lastAt])
    .where('store_id', '=', p.storeId),
)

/** Documents of a store by kind, those of the two families apart. */
export function documentsOf(db: ReadDb, storeId: string) {
  return {
    invoices: all(db, invoices, { storeId }) as readonly Counted[],
    requisitions: all(db, requisitions, { storeId }) as readonly Counted[],
    stocktakes: one(db, stocktakes, { storeId }) as Omit<Counted, 'kind'>,
  }
}

/** What central may send is not always what anybody counted: a sum of such figures must still be one. */
const [mostPacks, mostCents] = [1e9, 9e12]
const stock = prepared((p: { storeId: string }) =>
  k
    .selectFrom('stock_line as s')
    .select([
      sql<number>`count(DISTINCT s.item_id)`.as('items'),
      sql<number>`count(*)`.as('batches'),
      sql<number>`coalesce(sum(CAST(round(max(min(s.total, ${sql.lit(mostPacks)}), ${sql.lit(-mostPacks)}) * 1000) AS INTEGER)), 0)`.as(
        'thousandths',
      ),
      sql<number>`coalesce(sum(CAST(max(min(${batchCents}, ${sql.lit(mostCents)}), ${sql.lit(-mostCents)}) AS INTEGER)), 0)`.as('cents'),
    ])
    .where('s.store_id', '=', p.storeId)
    .where('s.total', '<>', 0),
)

/** Stock of a store, batches below zero too (5G): packs in thousandths, its value at cost in cents. */
export function stockOf(db: ReadDb, storeId: string) {
  return one(db, stock, { storeId }) ?? { items: 0, batches: 0, thousandths: 0, cents: 0 }
}
