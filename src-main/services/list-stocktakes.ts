import type { StocktakePage } from '../contract/stocktakes.ts'
import type { ReadDb } from '../db/write.ts'
import { documentSync } from '../domain/document-sync.ts'
import { shownNumber } from '../domain/numbers.ts'
import type { StocktakeState } from '../domain/stocktake-words.ts'
import { countStocktakes, stocktakeRows } from '../repositories/stocktake-list.ts'
import { createdAt, syncCursors } from './invoice-view.ts'
import { wordsOf } from './list-transactions.ts'

export type StocktakesAsked = {
  readonly filter: { readonly states: readonly StocktakeState[]; readonly search: string }
  readonly offset: number
  readonly limit: number
}

/** A page of the store's stocktakes, the newest first, what matches and what there is. */
export function listStocktakes(db: ReadDb, storeId: string, { filter, ...part }: StocktakesAsked): StocktakePage {
  const wanted = { states: filter.states, words: wordsOf(filter.search) }
  const cursors = syncCursors(db, storeId, 'stocktake')
  const rows = stocktakeRows(db, storeId, wanted, part).map((row) => ({
    id: row.id,
    number: shownNumber(row.number),
    state: row.state as StocktakeState,
    description: row.description ?? '',
    comment: row.comment ?? '',
    createdAt: createdAt(row),
    day: row.stocktake_date,
    isLocked: row.is_locked === 1,
    lines: row.lines,
    counted: row.counted,
    sync: documentSync({ cursor: row.cursor, at: row.changed_at, hasProblem: row.has_problem === 1 }, cursors),
  }))
  const isAll = wanted.states.length + wanted.words.length === 0
  const all = countStocktakes(db, storeId, { states: [], words: [] })
  return { rows, offset: part.offset, matching: isAll ? all : countStocktakes(db, storeId, wanted), all }
}
