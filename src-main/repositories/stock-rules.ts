import { k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { DocumentRules } from '../domain/document-rules.ts'
import { documentRules } from '../domain/document-rules.ts'
import type { Preferences } from '../domain/preferences.ts'
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

/** What central has set for the store, as it came; nothing where it has sent nothing, or no object. */
function preferencesOf(db: ReadDb, storeId: string): Preferences {
  const data: unknown = JSON.parse(one(db, preferences, { storeId })?.data ?? '{}')
  return typeof data === 'object' && data !== null ? (data as Preferences) : {}
}

/** The store's settings for use and alerts; the usual ones where central has sent none. */
export const readStockRules = (db: ReadDb, storeId: string): StockRules => stockRules(preferencesOf(db, storeId))

/** The store's settings for documents; the usual ones where central has sent none. */
export const readDocumentRules = (db: ReadDb, storeId: string): DocumentRules => documentRules(preferencesOf(db, storeId))
