/**
 * What moved the stock of a store (features 5B, 5G), in units: lines of documents past their stock effect, and the
 * figures a day that are kept with them (item_day).
 */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

/** As migration 0050 counts a line: in is positive, a negative quantity out comes in. */
const units = sql<number>`coalesce(CASE l.type WHEN 'stock_in' THEN l.packs WHEN 'stock_out' THEN -l.packs END * l.pack_size, 0)`

const moved = () =>
  k
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', 'i.id', 'l.invoice_id')
    .select(['l.id as lineId', 'i.id as invoiceId', 'i.stock_at as at', 'l.stock_line_id as stockLineId', units.as('units')])
    .where('i.stock_at', '<>', '')
    .where('l.type', 'in', ['stock_in', 'stock_out'])

const ofBatch = prepared((p: { storeId: string; stockLineId: string }) =>
  moved().where('i.store_id', '=', p.storeId).where('l.stock_line_id', '=', p.stockLineId).$call(inOrder),
)
const ofItem = prepared((p: { storeId: string; itemId: string; from: string }) =>
  moved().where('i.store_id', '=', p.storeId).where('l.item_id', '=', p.itemId).where('i.stock_at', '>=', p.from).$call(inOrder),
)

/** Oldest first; of one moment what came before what went, so that a balance stays above zero. */
function inOrder<Q extends { orderBy(expression: ReturnType<typeof sql>): Q }>(query: Q): Q {
  return query
    .orderBy(sql`i.stock_at`)
    .orderBy(sql`${units} < 0`)
    .orderBy(sql`i.id`)
    .orderBy(sql`l.id`)
}

/** Every movement of a batch in that store, oldest first. */
export const movementsOfBatch = (db: ReadDb, storeId: string, stockLineId: string) => all(db, ofBatch, { storeId, stockLineId })
/** Every movement of an item in that store, oldest first; `from` is a local day. */
export const movementsOfItem = (db: ReadDb, storeId: string, itemId: string, { from = '' }: { from?: string } = {}) =>
  all(db, ofItem, { storeId, itemId, from })
export type MovementRecord = ReturnType<typeof movementsOfItem>[number]

// Cross joins keep their order: SQLite would else begin with all documents of the store, or with all lines.
const sinceOfAll = prepared((p: { storeId: string; from: string }) =>
  k
    .selectFrom('invoice as i')
    .crossJoin('invoice_line as l')
    .select(['l.stock_line_id as id', sql<number>`sum(${units})`.as('units')])
    .whereRef('l.invoice_id', '=', 'i.id')
    // As written: a parameter would not open the index that leaves the others out.
    .where(sql<boolean>`i.stock_at <> ''`)
    .where('i.stock_at', '>', p.from)
    .where(sql`+i.store_id`, '=', p.storeId)
    .where('l.type', 'in', ['stock_in', 'stock_out'])
    .groupBy('l.stock_line_id'),
)
const sinceOfSome = prepared((p: { storeId: string; from: string; ids: string }) =>
  k
    .selectFrom('invoice_line as l')
    .crossJoin('invoice as i')
    .select(['l.stock_line_id as id', sql<number>`sum(${units})`.as('units')])
    .where('l.stock_line_id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`)
    .where('l.type', 'in', ['stock_in', 'stock_out'])
    .whereRef('i.id', '=', 'l.invoice_id')
    .where('i.store_id', '=', p.storeId)
    .where('i.stock_at', '>', p.from)
    .groupBy('l.stock_line_id'),
)
/**
 * Units that moved after `from` (a moment of the ledger), by batch: in is positive. Batches that did not move are not in
 * it. `stockLineIds` null = every batch of the store, else those.
 */
export function unitsSince(db: ReadDb, storeId: string, from: string, stockLineIds: readonly string[] | null): Map<string, number> {
  const rows =
    stockLineIds === null
      ? all(db, sinceOfAll, { storeId, from })
      : all(db, sinceOfSome, { storeId, from, ids: JSON.stringify(stockLineIds) })
  return new Map(rows.flatMap(({ id, units: moved }) => (id === null ? [] : [[id, moved]])))
}

const details = prepared((p: { ids: string }) =>
  k
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', 'i.id', 'l.invoice_id')
    .leftJoin('name as n', 'n.id', 'i.name_id')
    .select([
      'l.id',
      'l.packs',
      'l.pack_size',
      'l.batch',
      'i.kind',
      'i.number',
      'i.created_at',
      'i.om_created_datetime',
      'n.name',
      'n.code',
    ])
    .where('l.id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`),
)
/** What a page of the ledger shows of each movement, by line. */
export const movementDetails = (db: ReadDb, lineIds: readonly string[]) =>
  new Map(all(db, details, { ids: JSON.stringify(lineIds) }).map((row) => [row.id, row]))

const promised = prepared((p: { storeId: string; stockLineId: string }) =>
  k
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', 'i.id', 'l.invoice_id')
    .leftJoin('name as n', 'n.id', 'i.name_id')
    .select(['i.id', 'i.kind', 'i.number', 'n.name', (e) => e.fn.sum<number>('l.packs').as('packs')])
    .where('l.stock_line_id', '=', p.stockLineId)
    .where('i.store_id', '=', p.storeId)
    .where('l.kind', '=', 'stock_out')
    .where('i.kind', 'in', ['outbound_shipment', 'prescription', 'supplier_return'])
    .where('i.state', 'in', ['new', 'allocated'])
    .groupBy('i.id')
    .orderBy('i.number'),
)
/** The documents that packs of a batch are promised to and have not left with yet (5B). */
export const promisesOf = (db: ReadDb, storeId: string, stockLineId: string) => all(db, promised, { storeId, stockLineId })

const days = prepared((p: { storeId: string; itemId: string; from: string }) =>
  k
    .selectFrom('item_day')
    .select(['day', 'units_in as in', 'units_out as out', 'units_issued as issued'])
    .where('store_id', '=', p.storeId)
    .where('item_id', '=', p.itemId)
    .where('day', '>=', p.from)
    .orderBy('day'),
)
/** What came, went and was issued of an item on each day from `from` on that moved something. */
export const daysOfItem = (db: ReadDb, storeId: string, itemId: string, from = '') => all(db, days, { storeId, itemId, from })

const issuedOfAll = prepared((p: { storeId: string; from: string; to: string }) =>
  k
    .selectFrom('item_day')
    .select(['item_id', (e) => e.fn.sum<number>('units_issued').as('units')])
    .where('store_id', '=', p.storeId)
    .where('day', '>=', p.from)
    .where('day', '<=', p.to)
    .groupBy('item_id'),
)
const issuedOfSome = prepared((p: { storeId: string; ids: string; from: string; to: string }) =>
  k
    .selectFrom('item_day')
    .select(['item_id', (e) => e.fn.sum<number>('units_issued').as('units')])
    .where('store_id', '=', p.storeId)
    .where('item_id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`)
    .where('day', '>=', p.from)
    .where('day', '<=', p.to)
    .groupBy('item_id'),
)

/**
 * Units issued from `from` to `to` (local days, both inclusive) by item: shipments from Picked on and prescriptions, less
 * their reversals (5G, T8). Items without any are not in it. `itemIds` null = every item of the store.
 */
export function consumption(db: ReadDb, storeId: string, itemIds: readonly string[] | null, from: string, to: string): Map<string, number> {
  const rows =
    itemIds === null
      ? all(db, issuedOfAll, { storeId, from, to })
      : all(db, issuedOfSome, { storeId, ids: JSON.stringify(itemIds), from, to })
  return new Map(rows.map((row) => [row.item_id, row.units]))
}

const changedSince = prepared((p: { storeId: string; day: string }) =>
  k
    .selectFrom('item_day')
    .select(['item_id', sql<number>`sum(units_in - units_out)`.as('units')])
    .where('store_id', '=', p.storeId)
    .where('day', '>', p.day)
    .groupBy('item_id'),
)
/** What moved after `day`, by item: stock at that day's end = stock now less this (5G). */
export const movedAfter = (db: ReadDb, storeId: string, day: string): Map<string, number> =>
  new Map(all(db, changedSince, { storeId, day }).map((row) => [row.item_id, row.units]))

const firstDays = prepared((p: { storeId: string; itemId: string }) =>
  k
    .selectFrom('item_day')
    .select('day')
    .where('store_id', '=', p.storeId)
    .where('item_id', '=', p.itemId)
    .where(sql<boolean>`(units_in > 0 OR units_out > 0)`)
    .orderBy('day')
    .limit(1),
)
/** The first day on which the item moved in that store, or null: its age here (5G). */
export const firstDayOfItem = (db: ReadDb, storeId: string, itemId: string): string | null =>
  one(db, firstDays, { storeId, itemId })?.day ?? null

const stock = prepared((p: { storeId: string; itemId: string; today: string }) =>
  k
    .selectFrom('stock_line as s')
    .leftJoin('location as o', 'o.id', 's.location_id')
    .select([
      sql<number>`coalesce(sum(s.total * s.pack_size), 0)`.as('total'),
      sql<number>`coalesce(sum(s.available * s.pack_size), 0)`.as('available'),
      sql<number>`coalesce(sum(CASE WHEN ${expired(p.today)} THEN s.total * s.pack_size END), 0)`.as('expired'),
      sql<number>`coalesce(sum(CASE WHEN NOT ${expired(p.today)} AND ${held} THEN s.total * s.pack_size END), 0)`.as('onHold'),
      sql<number>`coalesce(sum(CASE WHEN NOT ${expired(p.today)} AND NOT ${held} THEN s.available * s.pack_size END), 0)`.as('usable'),
    ])
    .where('s.store_id', '=', p.storeId)
    .where('s.item_id', '=', p.itemId),
)
const held = sql<boolean>`(coalesce(s.on_hold, 0) = 1 OR coalesce(o.on_hold, 0) = 1)`
const expired = (today: string) => sql<boolean>`(s.expiry_date IS NOT NULL AND s.expiry_date < ${today})`

/**
 * Stock of an item in a store, in units: in the building, not promised, and of these what can be issued on `today`
 * (`usable`); `expired` and `onHold` lie in the building and cannot.
 */
export function itemStock(db: ReadDb, storeId: string, itemId: string, today: string) {
  return one(db, stock, { storeId, itemId, today }) ?? { total: 0, available: 0, expired: 0, onHold: 0, usable: 0 }
}
