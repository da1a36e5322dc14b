import type { Migration } from '../migrate.ts'

/** What moved since a day (features 5G, 5I): the documents that are later are found by their time, not among all. */
export const stockTimes: Migration = {
  version: 70,
  name: 'stock-times',
  sql: `CREATE INDEX invoice_stock_at ON invoice (stock_at, store_id, id) WHERE stock_at <> '';`,
}
