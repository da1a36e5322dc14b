/** The list of items: which rows belong to a page by name or code is found in an index; wide rows are read for the page alone. */
import type { SelectQueryBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Schema } from '../db/schema.ts'
import { liesOnShelf } from './items.ts'

export type ItemSearch = {
  /** Folded words, all in the name or the code. */
  readonly words: readonly string[]
  /** Drafts, merged and deleted items too (F-160). */
  readonly withInactive: boolean
}
export type NameOrder = { readonly by: 'name' | 'code'; readonly descending: boolean }
type Part = { readonly offset: number; readonly limit: number }

type Items<O> = SelectQueryBuilder<Schema & { t: Schema['item'] }, 't', O>

/** Active items stand in indexes of their own (migration 0071): their condition is written as those have it. */
function searched({ words, withInactive }: ItemSearch): Items<object> {
  let query = k.selectFrom('item as t').where(liesOnShelf('t'))
  if (!withInactive) query = query.where('t.status', '=', sql.lit('active'))
  for (const word of words) query = query.where(sql<SqlBool>`instr(t.search_text, ${word}) > 0`)
  return query
}

/** Ids of one page in their order; `limit` -1 = all. */
export function pageOfItems(db: ReadDb, search: ItemSearch, { by, descending }: NameOrder, { offset, limit }: Part): readonly string[] {
  const query = searched(search)
    .select('t.id')
    .orderBy(`t.${by}`, descending ? 'desc' : 'asc')
    .orderBy('t.id')
  return all(db, query.offset(offset).limit(limit)).map((row) => row.id)
}

/** How many items match. */
export const countItems = (db: ReadDb, search: ItemSearch): number =>
  one(
    db,
    searched(search).select((e) => e.fn.countAll<number>().as('count')),
  )?.count ?? 0

const byIds = prepared((p: { ids: string }) =>
  k
    .selectFrom('item as t')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .select(['t.id', 't.code', 't.name', 't.status', 'u.name as unit'])
    .where('t.id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`),
)
/** What a row shows of the item itself, in the order of `ids`. */
export function itemRows(db: ReadDb, ids: readonly string[]) {
  const found = new Map(all(db, byIds, { ids: JSON.stringify(ids) }).map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}
