/** Questions about stock in the open store: lists, a batch with its ledger, an item with its use. */
import { z } from 'zod'
import { op } from './operation.ts'
import { BatchDetails, ItemDetails, LedgerPage, StockFilter, StockPage, StockSort } from './stock.ts'
import { Id } from './trade.ts'

const page = { offset: z.int().min(0), limit: z.int().min(1).max(200) }

export const stockOperations = {
  'stock.list': op('store', z.strictObject({ filter: StockFilter, sort: StockSort, ...page }), StockPage, 'viewStock'),
  'stock.batch': op('store', z.strictObject({ id: Id }), BatchDetails, 'viewStock'),
  'item.page': op('store', z.strictObject({ id: Id }), ItemDetails, 'viewStock'),
  'item.ledger': op('store', z.strictObject({ id: Id, ...page }), LedgerPage, 'viewStock'),
} as const
