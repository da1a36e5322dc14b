import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StocktakeForecast } from '../contract/stocktakes.ts'
import { momentOf } from '../domain/moment.ts'
import { roundMoney } from '../domain/money.ts'
import type { LineForecast } from '../domain/stocktake.ts'
import { forecastStocktake } from '../domain/stocktake.ts'
import { allReasons } from '../repositories/stock-work.ts'
import { readStocktake, stocktakeLines } from '../repositories/stocktakes.ts'
import type { StoreContext } from './context.ts'
import { checkItsDay } from './its-day.ts'
import { booksOf, datedBack } from './stocktake-books.ts'
import { countingHead, countLineHeld } from './stocktake-facts.ts'

type Reading = Pick<StoreContext, 'db' | 'storeId' | 'clock'>

/** What finalising would do, by the same rules that do it (5I); `value`: packs by the cost of the line. */
export function stocktakeForecast({ db, storeId, clock }: Reading, id: string): Result<StocktakeForecast> {
  const row = readStocktake(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const day = checkItsDay(db, row.store_id, datedBack(row), momentOf(clock()).date)
  if (!day.ok) return day
  const rows = stocktakeLines(db, storeId, id)
  const books = booksOf(db, row)
  const costs = new Map(rows.map((line) => [line.id, line.cost_price ?? 0]))
  const counted = forecastStocktake(
    countingHead(db, row),
    rows.map((line) => countLineHeld(db, storeId, line, books)),
    allReasons(db),
  )
  const going = (isThis: (found: number) => boolean) => {
    const some = counted.filter(({ found }) => isThis(found))
    const value = some.reduce((sum, { line, found }) => sum + Math.abs(found) * (costs.get(line.id) ?? 0), 0)
    return { lines: some.length, value: roundMoney(value) }
  }
  return ok({
    counted: counted.length,
    uncounted: rows.length - counted.length,
    same: counted.filter(({ found }) => found === 0).length,
    addition: going((found) => found > 0),
    reduction: going((found) => found < 0),
    newBatches: counted.filter(({ line, found }) => line.present === null && found > 0).length,
    blocked: counted.flatMap(blockedLine),
  })
}

const blockedLine = ({ line, refusal }: LineForecast) =>
  refusal === null ? [] : [{ lineId: line.id, reason: refusal.reason, params: refusal.params ?? {} }]
