/** Stock, ledger and use at a site with years of work: what main answers while somebody looks (issue 5, speed). */
import path from 'node:path'
import type { Db } from '../../src-main/db/open.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { consumption, movedAfter } from '../../src-main/repositories/ledger.ts'
import { batchPage } from '../../src-main/services/batch-page.ts'
import { homeDocuments, homeStock, inbound, outbound } from '../../src-main/services/home.ts'
import { itemLedger, itemPage } from '../../src-main/services/item-page.ts'
import type { ItemsAsked } from '../../src-main/services/list-items.ts'
import { listItems } from '../../src-main/services/list-items.ts'
import { stockReport, useReport, valueReport } from '../../src-main/services/reports.ts'
import type { StockListInput } from '../../src-main/services/stock-list.ts'
import { listStock } from '../../src-main/services/stock-list.ts'
import { limitRow, median, type BenchRow } from './report.ts'
import { timed } from './run.ts'
import { scratch } from './site.ts'

export type StockSize = { readonly documents: number; readonly lines: number; readonly items: number; readonly batches: number }

export const stockedStore = 'bench-store'
const store = stockedStore
const lastDay = Date.UTC(2026, 10, 20)
const today = '2026-11-20'
const daysOfWork = 730

/** A site of that size: two years of documents in and out, poured in as a first loading is. */
export function openStocked(file: string, { documents, lines, items, batches }: StockSize): Db {
  const db = openDatabase(file, { role: 'main' })
  const { sqlite } = db
  const many = (count: number, sql: string, values: (n: number) => readonly unknown[]) => {
    const insert = sqlite.prepare(sql)
    for (let n = 0; n < count; n++) insert.run(...values(n))
  }
  const dayOf = (n: number) => new Date(lastDay - Math.floor((1 - n / documents) * daysOfWork) * 86_400_000).toISOString().slice(0, 10)
  sqlite.exec('BEGIN')
  sqlite.exec(`INSERT INTO name (id, name) VALUES ('n', 'Health centre'); INSERT INTO unit (id, name) VALUES ('u', 'tablet');
    INSERT INTO store (id, name_id) VALUES ('${store}', 'n')`)
  many(items, "INSERT INTO item (id, code, name, unit_id, search_text) VALUES (?, ?, ?, 'u', ?)", (n) => [
    `item-${n}`,
    `MED${n}`,
    `Medicine ${n} 250 mg`,
    `med${n} medicine ${n} 250 mg`,
  ])
  sqlite.exec(`INSERT INTO item_store_join (id, item_id, store_id) SELECT 'see-' || id, id, '${store}' FROM item`)
  many(
    batches,
    'INSERT INTO stock_line (id, store_id, item_id, batch, expiry_date, pack_size, available, total) VALUES (?, ?, ?, ?, ?, 10, ?, ?)',
    (n) => [
      `batch-${n}`,
      store,
      `item-${n % items}`,
      `B${n}`,
      `20${26 + (n % 4)}-${String(1 + (n % 12)).padStart(2, '0')}-28`,
      n % 3,
      n % 3,
    ],
  )
  many(
    documents,
    "INSERT INTO invoice (id, store_id, name_id, number, kind, state, created_at, stock_at) VALUES (?, ?, 'n', ?, ?, ?, ?, ?)",
    (n) => {
      const at = `${dayOf(n)}T10:00:00`
      return n % 5 === 0
        ? [`doc-${n}`, store, n, 'inbound_shipment', 'verified', at, at]
        : [`doc-${n}`, store, n, 'outbound_shipment', 'shipped', at, at]
    },
  )
  many(
    lines,
    'INSERT INTO invoice_line (id, invoice_id, item_id, stock_line_id, batch, pack_size, type, packs, kind) VALUES (?, ?, ?, ?, ?, 10, ?, ?, ?)',
    (n) => {
      const batch = (n * 7919) % batches
      const isIn = (n % documents) % 5 === 0
      const kind = isIn ? 'stock_in' : 'stock_out'
      return [`line-${n}`, `doc-${n % documents}`, `item-${batch % items}`, `batch-${batch}`, `B${batch}`, kind, isIn ? 4 : 1, kind]
    },
  )
  sqlite.exec(`INSERT INTO setting VALUES ('initialised_at', '"2026-11-20T08:00:00.000Z"')`)
  sqlite.exec('COMMIT')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return db
}

/** Rows for lists, a batch, an item, the use of all items and stock at a date. */
export function benchStock(size: StockSize): BenchRow[] {
  const db = openStocked(path.join(scratch(), 'stock.db'), size)
  const anew = <T>(_: string, compute: () => T): T => compute()
  const kept = new Map<string, unknown>()
  const remember = <T>(key: string, compute: () => T): T => {
    if (!kept.has(key)) kept.set(key, compute())
    return kept.get(key) as T
  }
  const list = (given: Partial<StockListInput['filter']>, offset: number, keep: typeof remember) =>
    listStock(
      db,
      store,
      { filter: { show: 'in_stock', search: '', ...given }, sort: { by: 'item', descending: false }, offset, limit: 50 },
      today,
      keep,
    )
  const times = (count: number, run: (n: number) => unknown): number => median(Array.from({ length: count }, (_, n) => timed(() => run(n))))
  list({}, 0, remember)
  const items = (show: ItemsAsked['filter']['show'], search: string, offset: number, keep: typeof remember) => {
    const filter = { show, search, withInactive: false }
    return listItems(db, store, { filter, sort: { by: 'name', descending: false }, offset, limit: 50 }, today, keep)
  }
  const home = (keep: typeof remember) => [
    homeStock(db, store, today, keep),
    ...[outbound, inbound].map((direction) => homeDocuments(db, store, direction, today)),
  ]
  const of = `${size.batches.toLocaleString('en')} batches`
  const from = '2026-08-23'
  const item = (n: number) => `item-${(n * 131) % size.items}`
  const rows = [
    limitRow(
      `stock list, page of 50 out of ${of}`,
      times(20, (n) => list({}, n * 50, remember)),
      'ms',
      2,
    ),
    limitRow(
      'the same just after a change',
      times(10, () => list({}, 0, anew)),
      'ms',
      2,
    ),
    limitRow(
      'stock list, search as you type',
      times(20, (n) => list({ search: `med${n}` }, 0, remember)),
      'ms',
      2,
    ),
    limitRow(
      'use of every item over 90 days',
      times(5, () => consumption(db, store, null, from, today)),
      'ms',
      30,
    ),
    limitRow(
      'stock of every item 90 days ago',
      times(5, () => movedAfter(db, store, from)),
      'ms',
      30,
    ),
    limitRow(
      'page of an item',
      times(20, (n) => itemPage(db, store, item(n), today)),
      'ms',
      2,
    ),
    limitRow(
      'ledger of an item',
      times(20, (n) => itemLedger(db, store, item(n), { offset: 0, limit: 50 }, today)),
      'ms',
      2,
    ),
    limitRow(
      `home page, stock of ${size.items.toLocaleString('en')} items, just after a change`,
      times(10, () => home(anew)),
      'ms',
      100,
    ),
    limitRow(
      'home page, nothing changed',
      times(10, () => home(remember)),
      'ms',
      100,
    ),
    limitRow(
      'items, page of 50, just after a change',
      times(20, () => items('all', '', 0, anew)),
      'ms',
      2,
    ),
    limitRow(
      'items, those that are low',
      times(20, (n) => items('low', '', n * 50, remember)),
      'ms',
      2,
    ),
    limitRow(
      'items, search as you type',
      times(20, (n) => items('all', `med${n}`, 0, remember)),
      'ms',
      2,
    ),
    limitRow(
      'page of a batch',
      times(20, (n) => batchPage(db, store, `batch-${(n * 7) % size.batches}`, today)),
      'ms',
      2,
    ),
  ]
  const reports = { db, storeId: store, userId: 'bench-user', clock: () => new Date('2026-11-20T12:00:00') }
  const ofItem = (n: number) => ({ itemId: item(n), covers: 'open' }) as const
  rows.push(
    limitRow(
      `report: value of ${of}, just after a change`,
      times(10, () => valueReport(reports, { covers: 'open' }, anew)),
      'ms',
      50,
    ),
    limitRow(
      'report: stock of an item',
      times(20, (n) => stockReport(reports, ofItem(n))),
      'ms',
      50,
    ),
    limitRow(
      'report: monthly use of an item',
      times(20, (n) => useReport(reports, ofItem(n))),
      'ms',
      50,
    ),
  )
  db.close()
  return rows
}
