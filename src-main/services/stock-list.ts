import type { StockFilter, StockPage, StockRow, StockSort } from '../contract/stock.ts'
import type { ReadDb } from '../db/write.ts'
import { addDays } from '../domain/moment.ts'
import type { BatchFilter } from '../repositories/stock-list.ts'
import { batchCounts, batchRows, countBatches, pageOfBatches } from '../repositories/stock-list.ts'
import { readStockRules } from '../repositories/stock-rules.ts'
import type { Remember } from './list-transactions.ts'
import { matchingOf, wordsOf } from './list-transactions.ts'
import type { Part } from './stock-rows.ts'
import { stockRow } from './stock-rows.ts'

export type StockListInput = Part & { readonly filter: StockFilter; readonly sort: StockSort }

/** A page of the store's batches (U-11). Counts are remembered until the data changes; `today` is the clinic's day. */
export function listStock(
  db: ReadDb,
  storeId: string,
  { filter, sort, offset, limit }: StockListInput,
  today: string,
  remember: Remember,
): StockPage {
  const wanted = stockFilter(db, storeId, filter, today)
  const days = { today, until: wanted.until }
  const counts = remember(JSON.stringify(['stock', storeId, days]), () => batchCounts(db, storeId, days))
  const found = () => remember(JSON.stringify(['stock', wanted]), () => countBatches(db, wanted))
  const ids = pageOfBatches(db, { ...wanted, order: sort, offset, limit })
  return {
    rows: stockRowsOf(db, storeId, ids, today),
    offset,
    matching: wanted.words.length === 0 ? counts[filter.show] : matchingOf({ offset, limit }, ids.length, found),
    counts,
  }
}

/** The filter of the list as the repository knows it. */
export const stockFilter = (db: ReadDb, storeId: string, { show, search }: StockFilter, today: string): BatchFilter => ({
  storeId,
  show,
  words: wordsOf(search),
  batch: search.trim(),
  today,
  until: addDays(today, readStockRules(db, storeId).expiry.later),
})

/** What the list shows of these batches, in their order; one that is gone is left out. */
export function stockRowsOf(db: ReadDb, storeId: string, ids: readonly string[], today: string): StockRow[] {
  const { expiry } = readStockRules(db, storeId)
  return batchRows(db, storeId, ids).map((row) => stockRow(row, today, expiry))
}
