import { k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { StockRules } from '../domain/stock-rules.ts'
import { stockRules } from '../domain/stock-rules.ts'

const preferences = prepared((p: { storeId: string }) =>
  k
    .selectFrom('store_preference')
    .select('data')
    .where('store_id', '=', p.storeId)
    .where('item', '=', 'store_preferences')
    .orderBy('id')
    .limit(1),
)

/** The store's settings for use and alerts; the usual ones where central has sent none. */
export function readStockRules(db: ReadDb, storeId: string): StockRules {
  const data: unknown = JSON.parse(one(db, preferences, { storeId })?.data ?? '{}')
  return stockRules(typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {})
}
