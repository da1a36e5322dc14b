/** The list of a store's stocktakes. */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { searchText } from '../domain/fold-text.ts'

export type StocktakeFilter = { readonly states: readonly ('new' | 'finalised' | 'other')[]; readonly words: readonly string[] }

const texts = prepared((p: { storeId: string }) =>
  k.selectFrom('stocktake').select(['id', 'number', 'description', 'comment']).where('store_id', '=', p.storeId),
)

/** Ids of the stocktakes in which each of the folded words stands. A store has few of them, and SQL knows no accents. */
const idsWith = (db: ReadDb, storeId: string, words: readonly string[]): string[] =>
  all(db, texts, { storeId })
    .map(({ id, number, description, comment }) => ({ id, number: String(number ?? ''), text: searchText(description, comment) }))
    .filter(({ number, text }) => words.every((word) => word === number || text.includes(word)))
    .map(({ id }) => id)

function filtered(db: ReadDb, storeId: string, { states, words }: StocktakeFilter) {
  let query = k.selectFrom('stocktake as t').where('t.store_id', '=', storeId)
  if (states.length > 0) query = query.where('t.state', 'in', states)
  if (words.length === 0) return query
  return query.where('t.id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(idsWith(db, storeId, words))}))`)
}

/** Rows of one page, the newest first. */
export function stocktakeRows(db: ReadDb, storeId: string, filter: StocktakeFilter, { offset, limit }: { offset: number; limit: number }) {
  const page = filtered(db, storeId, filter).select('t.id').orderBy('t.created_at', 'desc').orderBy('t.id').offset(offset).limit(limit)
  const ids = JSON.stringify(all(db, page).map(({ id }) => id))
  return all(db, details, { ids })
}

const details = prepared((p: { ids: string }) =>
  k
    .selectFrom('stocktake as t')
    .select([
      't.id',
      't.number',
      't.state',
      't.description',
      't.comment',
      't.is_locked',
      't.created_at',
      't.om_created_datetime',
      't.stocktake_date',
    ])
    .select([
      sql<number>`(SELECT count(*) FROM stocktake_line l WHERE l.stocktake_id = t.id)`.as('lines'),
      sql<number>`(SELECT count(*) FROM stocktake_line l WHERE l.stocktake_id = t.id AND l.is_edited = 1)`.as('counted'),
      sql<number>`coalesce((SELECT max(c.cursor) FROM change_log c WHERE c.document_id = t.id), 0)`.as('cursor'),
      changedAt.as('changed_at'),
      hasProblem.as('has_problem'),
    ])
    .where('t.id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`)
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id'),
)
const changedAt = sql<string | null>`(SELECT c.changed_at FROM change_log c WHERE c.document_id = t.id ORDER BY c.cursor DESC LIMIT 1)`
const hasProblem = sql<number>`t.id IN (SELECT coalesce(l.stocktake_id, x.record_id) FROM inbox x LEFT JOIN stocktake_line l ON l.id = x.record_id
    WHERE x.reason IN ('unreadable', 'refused_here', 'refused_at_central'))`

/** How many stocktakes match. */
export const countStocktakes = (db: ReadDb, storeId: string, filter: StocktakeFilter): number =>
  one(
    db,
    filtered(db, storeId, filter).select((e) => e.fn.countAll<number>().as('count')),
  )?.count ?? 0

const journal = prepared((p: { id: string }) =>
  k
    .selectFrom('stocktake as t')
    .select([changedAt.as('changed_at'), hasProblem.as('has_problem')])
    .where('t.id', '=', p.id),
)
/** When the stocktake was last changed here, and whether something of it needs a person. */
export const stocktakeJournal = (db: ReadDb, id: string) => one(db, journal, { id })
