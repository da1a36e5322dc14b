/** The books of a store, batch by batch, told twice: by the rows that central has, and by the site itself. */
import type { Page } from '@playwright/test'
import type { LedgerEntry, StockRow } from '../../../src-main/contract/stock.ts'
import type { RemoteAdmin } from '../../central/remote-admin.ts'
import { answer } from './ask.ts'
import { expect } from './fixtures.ts'

/** Units on the shelf and to be given out, and each movement as `document: units`; in is positive. */
export type Book = { readonly total: number; readonly available: number; readonly moved: readonly string[] }
export type Books = Readonly<Record<string, Book>>
type Row = Readonly<Record<string, unknown>>

const movement = (documentId: string, units: number): string => `${documentId}: ${plain(units)}`
/** Sums of divided packs leave dust. */
const plain = (amount: number): number => Math.round(amount * 1e6) / 1e6

/** What the movements that are new in `after` make of each batch that they touch, in units, and what its total says. */
export function changesOf(
  before: Books,
  after: Books,
): { readonly byLedger: Record<string, number>; readonly byTotal: Record<string, number> } {
  const ids = Object.keys(after)
  const sum = (moved: readonly string[]): number => moved.reduce((units, one) => units + Number(one.split(': ')[1]), 0)
  const change = (of: (book: Book) => number): Record<string, number> =>
    Object.fromEntries(
      ids.map((id) => [id, plain(of(after[id] ?? nothing) - of(before[id] ?? nothing))]).filter(([, units]) => units !== 0),
    )
  return { byLedger: change((book) => sum(book.moved)), byTotal: change((book) => book.total) }
}
const nothing: Book = { total: 0, available: 0, moved: [] }

/** By the wire's words alone (protocol-v5.md 4.6): what is confirmed or finalised has moved its lines. */
export async function centralBooks(admin: RemoteAdmin, storeId: string): Promise<Books> {
  const [documents, lines, batches] = await Promise.all([
    admin.records('transact'),
    admin.records('trans_line'),
    admin.records('item_line'),
  ])
  const moved = new Set(documents.filter((row) => row['store_ID'] === storeId && hasMoved(row)).map((row) => row['ID']))
  const ofBatch = new Map<unknown, string[]>()
  for (const line of lines) {
    const sign = line['type'] === 'stock_in' ? 1 : line['type'] === 'stock_out' ? -1 : 0
    if (sign === 0 || !moved.has(line['transaction_ID'])) continue
    const units = sign * Number(line['quantity']) * Number(line['pack_size'])
    const book = ofBatch.get(line['item_line_ID']) ?? []
    ofBatch.set(line['item_line_ID'], [...book, movement(String(line['transaction_ID']), units)])
  }
  const here = batches.filter((row) => row['store_ID'] === storeId)
  return Object.fromEntries(
    here.map((row) => {
      const units = (key: string): number => plain(Number(row[key]) * Number(row['pack_size']))
      return [
        String(row['ID']),
        { total: units('quantity'), available: units('available'), moved: (ofBatch.get(row['ID']) ?? []).toSorted() },
      ]
    }),
  )
}

const hasMoved = (row: Row): boolean => row['status'] === 'cn' || row['status'] === 'fn'

/** What the stock list says of each batch, and the ledgers of the items. */
export async function siteBooks(page: Page): Promise<Books> {
  const batches = await allBatches(page)
  const items = [...new Set(batches.map((batch) => batch.itemId))]
  const entries = (await Promise.all(items.map((id) => entriesOf(page, id)))).flat()
  return Object.fromEntries(
    batches.map(({ id, total, available, packSize }) => {
      const lines = entries.filter((entry) => entry.stockLineId === id).map(({ documentId, units }) => movement(documentId, units))
      return [id, { total: plain(total * packSize), available: plain(available * packSize), moved: lines.toSorted() }]
    }),
  )
}

/** The whole ledger of an item; it goes from its beginning to what is on the shelf. */
async function entriesOf(page: Page, id: string): Promise<readonly LedgerEntry[]> {
  const { entries, count, opening, missing, total } = await answer(page, 'item.ledger', { id, offset: 0, limit: 200 })
  expect(entries, 'the whole ledger').toHaveLength(count)
  expect(plain(entries.reduce((sum, { units }) => sum + units, opening) + missing)).toBe(plain(total))
  return entries
}

/** Every batch that the store has or had. */
async function allBatches(page: Page): Promise<readonly StockRow[]> {
  const batches: StockRow[] = []
  for (const show of ['in_stock', 'empty'] as const) {
    for (let offset = 0, matching = 1; offset < matching; offset += 200) {
      const part = await answer(page, 'stock.list', { filter: { show }, sort: {}, offset, limit: 200 })
      batches.push(...part.rows)
      matching = part.matching
    }
  }
  return batches
}
