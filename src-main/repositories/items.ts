/** Items as a store picks them. */
import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { notStocked } from '../domain/new-stock.ts'
import { matchRank } from './names.ts'

const byId = prepared((p: { id: string }) =>
  k.selectFrom('item').select(['id', 'code', 'name', 'status', 'type', 'default_pack_size']).where('id', '=', p.id),
)
export const readItem = (db: ReadDb, id: string) => one(db, byId, { id })

/** The item is of a kind that can lie on a shelf. Nothing of it is a parameter: an index stands on the same words (migration 0071). */
export const liesOnShelf = (alias: 't' | 'm'): RawBuilder<SqlBool> =>
  sql`coalesce(${sql.ref(`${alias}.type`)}, '') NOT IN (${sql.join(notStocked.map((type) => sql.lit(type)))})`

/**
 * Items that hold all `words` (folded text) with their units in stock in the store, at most `limit`, best match first.
 * Available is what the allocator could take on `today`: not promised, not on hold and not expired (5C).
 * The search runs over the covering index alone; unit and stock are looked up for the rows that are shown.
 */
export function searchItems(db: ReadDb, storeId: string, words: readonly string[], limit: number, today: string) {
  let matches = k
    .selectFrom('item as m')
    .select(['m.id', matchRank('m.search_text', words).as('rank'), 'm.name as sort_name'])
    .where('m.status', '=', sql.lit('active'))
    .where(liesOnShelf('m'))
  for (const word of words) matches = matches.where(sql<boolean>`instr(m.search_text, ${word}) > 0`)
  const found = matches.orderBy('rank').orderBy('m.name').orderBy('m.id').limit(limit)
  const query = k
    .selectFrom(found.as('f'))
    .innerJoin('item as t', 't.id', 'f.id')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .select(['t.id', 't.code', 't.name', 'u.name as unit'])
    .select([stockSum(storeId).as('total'), availableSum(storeId, today).as('available')])
    .orderBy('f.rank')
    .orderBy('f.sort_name')
    .orderBy('t.id')
  return all(db, query)
}

const stockSum = (storeId: string) =>
  sql<number>`coalesce((SELECT sum(s.total * s.pack_size) FROM stock_line s WHERE s.store_id = ${storeId} AND s.item_id = t.id), 0)`

const availableSum = (storeId: string, today: string) =>
  sql<number>`coalesce((SELECT sum(s.available * s.pack_size) FROM stock_line s LEFT JOIN location o ON o.id = s.location_id
    WHERE s.store_id = ${storeId} AND s.item_id = t.id AND coalesce(s.on_hold, 0) = 0 AND coalesce(o.on_hold, 0) = 0
    AND (s.expiry_date IS NULL OR s.expiry_date >= ${today})), 0)`

/** One item as a store picks it, or undefined; units on `today` (local date). */
export const itemInStore = (db: ReadDb, storeId: string, id: string, today: string) =>
  one(
    db,
    k
      .selectFrom('item as t')
      .leftJoin('unit as u', 'u.id', 't.unit_id')
      .select(['t.id', 't.code', 't.name', 'u.name as unit'])
      .select([stockSum(storeId).as('total'), availableSum(storeId, today).as('available')])
      .where('t.id', '=', id),
  )

const details = prepared((p: { id: string }) =>
  k
    .selectFrom('item as t')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .select(['t.id', 't.code', 't.name', 'u.name as unit', 't.default_pack_size', 't.strength', 't.ven_category', 't.is_vaccine'])
    .where('t.id', '=', p.id),
)
/** What the page of an item shows of the item itself. */
export const readItemDetails = (db: ReadDb, id: string) => one(db, details, { id })

const lists = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('master_list_line as l')
    .innerJoin('master_list as m', 'm.id', 'l.master_list_id')
    .innerJoin('master_list_name_join as j', 'j.master_list_id', 'm.id')
    .innerJoin('store as s', 's.name_id', 'j.name_id')
    .select('m.name')
    .distinct()
    .where('l.item_id', '=', p.id)
    .where('s.id', '=', p.storeId)
    .where('m.status', '=', 'active')
    .where(sql<boolean>`coalesce(m.is_inactive, 0) = 0`)
    .orderBy('m.name'),
)
/** Names of the store's master lists that hold the item. */
export const listsOfItem = (db: ReadDb, storeId: string, id: string): string[] =>
  all(db, lists, { storeId, id }).map((row) => row.name ?? '')
