/** Items as a store picks them. */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { matchRank } from './names.ts'

const byId = prepared((p: { id: string }) => k.selectFrom('item').select(['id', 'code', 'name', 'status', 'type']).where('id', '=', p.id))
export const readItem = (db: ReadDb, id: string) => one(db, byId, { id })

/** Kinds of items that never lie on a shelf. */
const notStocked = ['service', 'cross_reference', 'non_stock']

/**
 * Items that hold all `words` (folded text) with their units in stock in the store, at most `limit`, best match first.
 * The search runs over the covering index alone; unit and stock are looked up for the rows that are shown.
 */
export function searchItems(db: ReadDb, storeId: string, words: readonly string[], limit: number) {
  let matches = k
    .selectFrom('item as m')
    .select(['m.id', matchRank('m.search_text', words).as('rank'), 'm.name as sort_name'])
    .where('m.status', '=', 'active')
  for (const word of words) matches = matches.where(sql<boolean>`instr(m.search_text, ${word}) > 0`)
  // A few more than asked, so that items that never lie on a shelf can be left out after the search.
  const found = matches
    .orderBy('rank')
    .orderBy('m.name')
    .orderBy('m.id')
    .limit(limit * 2)
  const query = k
    .selectFrom(found.as('f'))
    .innerJoin('item as t', 't.id', 'f.id')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .select(['t.id', 't.code', 't.name', 'u.name as unit'])
    .select([stockSum('total', storeId).as('total'), stockSum('available', storeId).as('available')])
    .where(sql<boolean>`coalesce(t.type, '') NOT IN (${sql.join(notStocked)})`)
    .orderBy('f.rank')
    .orderBy('f.sort_name')
    .orderBy('t.id')
    .limit(limit)
  return all(db, query)
}

const stockSum = (column: 'total' | 'available', storeId: string) =>
  sql<number>`coalesce((SELECT sum(s.${sql.ref(column)} * s.pack_size) FROM stock_line s WHERE s.store_id = ${storeId} AND s.item_id = t.id), 0)`
