/**
 * The list of a store's batches: which rows belong to a page is found by walking items by name and their batches, both
 * in covering indexes; the wide rows are read only for the page itself.
 */
import type { Expression, RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { StockShow, StockSort } from '../contract/stock.ts'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

export type BatchFilter = {
  readonly storeId: string
  readonly show: StockShow
  /** Folded words, all in the item's name or code. */
  readonly words: readonly string[]
  /** The search as typed: the beginning of a batch, whatever the case. */
  readonly batch: string
  /** Local days: today, and the last one that is worth a look. */
  readonly today: string
  readonly until: string
}
export type BatchPage = BatchFilter & { readonly order: StockSort; readonly offset: number; readonly limit: number }

/** Ids of one page in their order. A search finds batches by their item and by their own number, each in its index. */
export function pageOfBatches(db: ReadDb, page: BatchPage): readonly string[] {
  const byItem = sortable(ofItems(page))
  const found = page.words.length === 0 ? byItem : byItem.unionAll(sortable(ofNumbers(page)))
  return all(db, inOrder(found, page.order).offset(page.offset).limit(page.limit)).map((row) => row.id)
}

/** How many batches match. */
export const countBatches = (db: ReadDb, filter: BatchFilter): number =>
  count(db, ofItems(filter)) + (filter.words.length === 0 ? 0 : count(db, ofNumbers(filter)))

const count = (db: ReadDb, query: Batches): number =>
  one(
    db,
    query.select((e) => e.fn.countAll<number>().as('count')),
  )?.count ?? 0

const every = prepared((p: { storeId: string; today: string; until: string }) =>
  k
    .selectFrom('stock_count as s')
    .select([
      counted(sql`s.is_here = 1`).as('in_stock'),
      counted(sql`s.is_here = 1 AND s.expiry_date BETWEEN ${p.today} AND ${p.until}`).as('expiring'),
      counted(sql`s.is_here = 1 AND s.expiry_date < ${p.today}`).as('expired'),
      counted(sql`s.is_here = 1 AND ${held}`).as('on_hold'),
      counted(sql`s.none_available = 1`).as('none_available'),
      counted(sql`s.is_here = 0`).as('empty'),
    ])
    .where('s.store_id', '=', p.storeId),
)
const counted = (condition: RawBuilder<unknown>) => sql<number>`coalesce(sum(s.batches) FILTER (WHERE ${condition}), 0)`

/** Batches of the store under each tab, from figures that are kept with every change. */
export const batchCounts = (db: ReadDb, storeId: string, days: { today: string; until: string }): Record<StockShow, number> =>
  one(db, every, { storeId, ...days }) ?? { in_stock: 0, expiring: 0, expired: 0, on_hold: 0, none_available: 0, empty: 0 }

/** Locations are few: they are gathered once a query. */
const held = sql<SqlBool>`(coalesce(s.on_hold, 0) = 1 OR s.location_id IN (SELECT id FROM location WHERE on_hold = 1))`

/** As the kept figures count (migration 0068); NULL is nothing there. */
function shown({ show, today, until }: BatchFilter): Expression<SqlBool> {
  const here = sql`coalesce(s.total, 0) > 0`
  if (show === 'empty') return sql<SqlBool>`coalesce(s.total, 0) <= 0`
  if (show === 'expired') return sql<SqlBool>`(${here} AND s.expiry_date < ${today})`
  if (show === 'expiring') return sql<SqlBool>`(${here} AND s.expiry_date BETWEEN ${today} AND ${until})`
  if (show === 'on_hold') return sql<SqlBool>`(${here} AND ${held})`
  if (show === 'none_available') return sql<SqlBool>`(${here} AND coalesce(s.available, 0) <= 0)`
  return sql<SqlBool>`(${here})`
}

/** CROSS keeps SQLite to the walk by name: else it might take the batches first and sort them all. */
function ofItems(filter: BatchFilter) {
  const query = k
    .selectFrom('item as t')
    .crossJoin('stock_line as s')
    .leftJoin('location as o', 'o.id', 's.location_id')
    .where('s.store_id', '=', filter.storeId)
    .whereRef('s.item_id', '=', 't.id')
    .where(shown(filter))
  return filter.words.length === 0 ? query : query.where(inItem(filter.words))
}
type Batches = ReturnType<typeof ofItems>

/** Batches whose number begins as typed and that are not found by their item. */
function ofNumbers(filter: BatchFilter): Batches {
  const { storeId, batch, words } = filter
  return k
    .selectFrom('stock_line as s')
    .crossJoin('item as t')
    .leftJoin('location as o', 'o.id', 's.location_id')
    .whereRef('t.id', '=', 's.item_id')
    .where(sql<SqlBool>`s.store_id = ${storeId} AND s.batch >= ${batch} COLLATE NOCASE AND s.batch < ${`${batch}\uffff`} COLLATE NOCASE`)
    .where(shown(filter))
    .where(sql<SqlBool>`NOT ${inItem(words)}`)
}

const inItem = (words: readonly string[]) =>
  sql<SqlBool>`(${sql.join(
    words.map((word) => sql`instr(t.search_text, ${word}) > 0`),
    sql` AND `,
  )})`

/** What the order is made of: a union is sorted by columns that it gives. */
const sortable = (query: Batches) =>
  query
    .select(['s.id as id', 't.id as item', 't.name as name', 's.expiry_date as expiry', 's.total as packs', 'o.code as place'])
    .select(sql<number>`s.expiry_date IS NULL`.as('endless'))
    .select(sql<number>`o.code IS NULL`.as('nowhere'))

/** By item: its batches in the order in which they are given out, those that never expire last (5C). */
function inOrder(query: ReturnType<typeof sortable>, { by, descending }: StockSort) {
  const direction = descending ? 'desc' : 'asc'
  let ordered = query
  if (by === 'expiry') ordered = ordered.orderBy('endless').orderBy('expiry', direction)
  if (by === 'packs') ordered = ordered.orderBy('packs', direction)
  if (by === 'location') ordered = ordered.orderBy('nowhere').orderBy('place', direction)
  return ordered
    .orderBy('name', by === 'item' ? direction : 'asc')
    .orderBy('item')
    .orderBy('endless')
    .orderBy('expiry')
    .orderBy('id')
}

const rows = () =>
  k
    .selectFrom('stock_line as s')
    .innerJoin('item as t', 't.id', 's.item_id')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .leftJoin('location as o', 'o.id', 's.location_id')
    .leftJoin('name as n', 'n.id', 's.supplier_id')
    .select(['s.id', 's.item_id', 't.code as item_code', 't.name as item_name', 'u.name as unit', 's.batch', 's.expiry_date'])
    .select(['s.location_id', 'o.code as location', 'o.on_hold as location_on_hold', 's.pack_size', 's.total', 's.available'])
    .select(['s.cost_price', 's.sell_price', 'n.name as supplier', 's.on_hold', 's.note'])

/** `+` keeps SQLite to the ids: else it might walk all batches of the store. */
const byIds = prepared((p: { storeId: string; ids: string }) =>
  rows()
    .where(sql<SqlBool>`+s.store_id = ${p.storeId}`)
    .where('s.id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`),
)
/** What a row of the list shows, in the order of `ids`. */
export function batchRows(db: ReadDb, storeId: string, ids: readonly string[]) {
  const found = new Map(all(db, byIds, { storeId, ids: JSON.stringify(ids) }).map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}
export type BatchRow = ReturnType<typeof batchRows>[number]

type OfItem = { readonly storeId: string; readonly itemId: string }
const ofItem = (p: OfItem) =>
  rows()
    .where('s.store_id', '=', p.storeId)
    .where('s.item_id', '=', p.itemId)
    .orderBy(sql`s.expiry_date IS NULL`)
    .orderBy('s.expiry_date')
    .orderBy('s.id')
const stocked = prepared((p: OfItem) => ofItem(p).where('s.total', '>', 0))
/** The batches of an item that lie in the store, in the order in which they are given out. */
export const stockedBatches = (db: ReadDb, storeId: string, itemId: string): BatchRow[] => all(db, stocked, { storeId, itemId })

const counting = prepared((p: OfItem) => ofItem(p).where('s.total', '<>', 0))
/** The same with those below zero, which the sum of the item's stock counts (5G). */
export const countingBatches = (db: ReadDb, storeId: string, itemId: string): BatchRow[] => all(db, counting, { storeId, itemId })

const more = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('stock_line as s')
    .leftJoin('barcode as b', 'b.id', 's.barcode_id')
    .leftJoin('name as d', 'd.id', 's.donor_id')
    .leftJoin('name as m', 'm.id', 's.manufacturer_id')
    .select(['b.barcode', 'd.name as donor', 'm.name as manufacturer'])
    .where('s.store_id', '=', p.storeId)
    .where('s.id', '=', p.id),
)
/** What only the page of a batch shows. */
export const batchMore = (db: ReadDb, storeId: string, id: string) => one(db, more, { storeId, id })
