/** What the figures of many items are made of, each in one walk over an index (features 5G). */
import { sql } from 'kysely'
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { liesOnShelf } from './items.ts'

const held = sql<number>`(coalesce(s.on_hold, 0) = 1 OR s.location_id IN (SELECT id FROM location WHERE on_hold = 1))`

const lying = () =>
  k
    .selectFrom('stock_line as s')
    .select(['s.item_id', 's.expiry_date', held.as('held')])
    .select([sql<number>`coalesce(s.pack_size, 0)`.as('packSize'), sql<number>`coalesce(s.total, 0)`.as('total')])
    .select(sql<number>`coalesce(s.available, 0)`.as('available'))
    .where(sql<boolean>`(s.total <> 0 OR s.available <> 0)`)
    .orderBy('s.item_id')
    .orderBy('s.expiry_date')

const ofStore = prepared((p: { storeId: string }) => lying().where('s.store_id', '=', p.storeId))
const ofSome = prepared((p: { storeId: string; ids: string }) =>
  lying().where('s.store_id', '=', p.storeId).where('s.item_id', 'in', some(p.ids)),
)
const some = (ids: string) => sql<string>`(SELECT value FROM json_each(${ids}))`

/** Batches that are not empty, by item and expiry; `itemIds` null = of every item. Quantities are packs. */
export const batchesOfItems = (db: ReadDb, storeId: string, itemIds: readonly string[] | null) =>
  itemIds === null ? all(db, ofStore, { storeId }) : all(db, ofSome, { storeId, ids: JSON.stringify(itemIds) })
export type LyingBatch = ReturnType<typeof batchesOfItems>[number]

const firsts = prepared((p: { storeId: string; ids: string }) =>
  k.selectFrom(sql<{ id: string }>`(SELECT value AS id FROM json_each(${p.ids}))`.as('i')).select([
    'i.id',
    sql<string | null>`(SELECT d.day FROM item_day d WHERE d.store_id = ${p.storeId} AND d.item_id = i.id
        AND (d.units_in > 0 OR d.units_out > 0) ORDER BY d.day LIMIT 1)`.as('day'),
  ]),
)
/** The first day on which each of these items moved in that store: its age here; items that never did are not in it. */
export const firstDaysOf = (db: ReadDb, storeId: string, itemIds: readonly string[]): Map<string, string> =>
  new Map(all(db, firsts, { storeId, ids: JSON.stringify(itemIds) }).flatMap(({ id, day }) => (day === null ? [] : [[id, day]])))

const movedDays = prepared((p: { storeId: string; from: string }) =>
  k
    .selectFrom('item_day')
    .select(['item_id', 'day', 'units_in as in', 'units_out as out'])
    .where('store_id', '=', p.storeId)
    .where('day', '>=', p.from)
    .orderBy('item_id')
    .orderBy('day'),
)
/** What moved on each day from `from` on, by item and day. */
export const daysSince = (db: ReadDb, storeId: string, from: string) => all(db, movedDays, { storeId, from })

/** The store sees an item by itself, by one of its master lists, or because it has or had a batch of it. */
const isSeen = (storeId: string) =>
  sql<boolean>`(EXISTS (SELECT 1 FROM item_store_join v WHERE v.store_id = ${storeId} AND v.item_id = t.id AND coalesce(v.is_inactive, 0) = 0)
    OR EXISTS (SELECT 1 FROM stock_line s WHERE s.store_id = ${storeId} AND s.item_id = t.id)
    OR t.id IN (SELECT l.item_id FROM store w JOIN master_list_name_join j ON j.name_id = w.name_id JOIN master_list m ON m.id = j.master_list_id
      JOIN master_list_line l ON l.master_list_id = m.id WHERE w.id = ${storeId} AND m.status = 'active' AND coalesce(m.is_inactive, 0) = 0))`

const seen = prepared((p: { storeId: string }) =>
  k.selectFrom('item as t').select('t.id').where('t.status', '=', sql.lit('active')).where(liesOnShelf('t')).where(isSeen(p.storeId)),
)
/** Every active item that can lie on a shelf and that the store sees. */
export const seenByStore = (db: ReadDb, storeId: string): readonly string[] => all(db, seen, { storeId }).map((row) => row.id)

const seenOf = prepared((p: { storeId: string; ids: string }) =>
  k.selectFrom('item as t').select('t.id').where('t.id', 'in', some(p.ids)).where(isSeen(p.storeId)),
)
/** Those of these items that the store sees. */
export const seenItems = (db: ReadDb, storeId: string, itemIds: readonly string[]): Set<string> =>
  new Set(all(db, seenOf, { storeId, ids: JSON.stringify(itemIds) }).map((row) => row.id))
