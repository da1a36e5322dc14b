/** Lists as CSV files. Which rows belong to the file is settled at once; they are read in parts, between which main answers others. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CsvCell } from '../contract/csv.ts'
import { csvText, csvTime } from '../contract/csv.ts'
import type { ExportFile, StockColumn, TransactionColumn } from '../contract/output.ts'
import { stockColumns, transactionColumns } from '../contract/output.ts'
import type { StockFilter, StockRow, StockSort } from '../contract/stock.ts'
import type { InvoiceKind, TransactionFilter, TransactionRow } from '../contract/trade.ts'
import { invoiceKinds } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { unitsOf } from '../domain/stock.ts'
import { pageOfBatches } from '../repositories/stock-list.ts'
import type { ListOrder } from '../repositories/transactions.ts'
import { pageOfInvoices } from '../repositories/transactions.ts'
import { listFilter, rowsOf } from './list-transactions.ts'
import { stockFilter, stockRowsOf } from './stock-list.ts'

/** The page's words for what is a code in a row; a code without a word stands as it is. */
type Words = Readonly<Record<string, string>>
export type Given<Column extends string> = { readonly heads: Readonly<Record<Column, string>>; readonly words: Words }
type Asked<Filter, Sort, Column extends string> = { readonly filter: Filter; readonly sort: Sort } & Given<Column>
export type Columns<Column extends string, Row> = Readonly<Record<Column, (row: Row, say: (code: string) => string) => CsvCell>>

const whole = { offset: 0, limit: -1 }
const partSize = 200

/** Every document of the filter in the order of the list; `today` is the clinic's day and goes into the name of the file. */
export async function exportTransactions(
  db: ReadDb,
  storeId: string,
  { filter, sort, heads, words }: Asked<TransactionFilter, ListOrder, TransactionColumn>,
  today: string,
  seen: readonly InvoiceKind[] = invoiceKinds,
): Promise<ExportFile> {
  const wanted = listFilter(db, storeId, filter, seen)
  const ids = wanted === null ? [] : pageOfInvoices(db, { ...wanted, order: sort, ...whole })
  const rows = await inParts(ids, (part) => rowsOf(db, storeId, part))
  return csvFile('transactions', today, table(transactionColumns, transactionCells, heads, words, rows))
}

/** Every batch of the filter in the order of the list (U-11). */
export async function exportStock(
  db: ReadDb,
  storeId: string,
  { filter, sort, heads, words }: Asked<StockFilter, StockSort, StockColumn>,
  today: string,
): Promise<ExportFile> {
  const ids = pageOfBatches(db, { ...stockFilter(db, storeId, filter, today), order: sort, ...whole })
  const rows = await inParts(ids, (part) => stockRowsOf(db, storeId, part, today))
  return csvFile('stock', today, table(stockColumns, stockCells, heads, words, rows))
}

export async function inParts<Row>(ids: readonly string[], read: (part: readonly string[]) => readonly Row[]): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < ids.length; at += partSize) {
    if (at > 0) await nextTurn()
    rows.push(...read(ids.slice(at, at + partSize)))
  }
  return rows
}

export const csvFile = (list: string, today: string, text: string): ExportFile => ({
  fileName: `outpost-${list}-${today}.csv`,
  mediaType: 'text/csv',
  text,
})

export function table<Column extends string, Row>(
  columns: readonly Column[],
  cells: Columns<Column, Row>,
  heads: Readonly<Record<Column, string>>,
  words: Words,
  rows: readonly Row[],
): string {
  const say = (code: string): string => (Object.hasOwn(words, code) ? (words[code] ?? code) : code)
  return csvText([columns.map((column) => heads[column]), ...rows.map((row) => columns.map((column) => cells[column](row, say)))])
}

const transactionCells: Columns<TransactionColumn, TransactionRow> = {
  // A number that is still to come is an empty cell, never the wire's -1 (F-152).
  number: (row) => row.number,
  kind: (row, say) => say(`kind.${row.kind}`),
  name: (row) => row.name,
  state: (row, say) => say(`state.${row.state}`),
  onHold: (row, say) => (row.onHold ? say('onHold') : null),
  createdAt: (row) => csvTime(row.createdAt),
  theirRef: (row) => row.theirRef,
  comment: (row) => row.comment,
  lines: (row) => row.lines,
  total: (row) => row.total,
  sync: (row, say) => say(`sync.${row.sync.state}`),
}

const stockCells: Columns<StockColumn, StockRow> = {
  item: (row) => row.itemName,
  code: (row) => row.itemCode,
  unit: (row) => row.unit,
  batch: (row) => row.batch,
  expiry: (row) => row.expiryDate,
  mark: (row, say) => (row.mark === null ? null : say(`mark.${row.mark}`)),
  location: (row) => row.location,
  packSize: (row) => row.packSize,
  packs: (row) => row.total,
  available: (row) => row.available,
  units: (row) => unitsOf(row.total, row.packSize),
  costPrice: (row) => row.costPrice,
  sellPrice: (row) => row.sellPrice,
  supplier: (row) => row.supplier,
}
