/** Another day for an open stocktake: what the books say of it is looked up anew, and every count stays (5E, 5I). */
import { randomUUID } from 'node:crypto'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { OpenStocktake, StocktakeDayForecast } from '../contract/stocktakes.ts'
import type { ReadDb } from '../db/write.ts'
import type { Moment } from '../domain/moment.ts'
import { momentOf } from '../domain/moment.ts'
import { movedBy } from '../domain/stocktake.ts'
import { countedPacks } from '../domain/stocktake-words.ts'
import type { CountedBatch, StocktakeLineRecord, StocktakeRecord } from '../repositories/stocktakes.ts'
import { keepDay, keptHere, readStocktake, saveStocktake, saveStocktakeLine, stocktakeLines } from '../repositories/stocktakes.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { inWords, snapshotOf } from './create-stocktake.ts'
import { batchesInBooks, booksAt, datedBack } from './stocktake-books.ts'
import { countMoment, logDay } from './stocktake-days.ts'
import type { Seen } from './stocktake-facts.ts'
import { stocktakeToEdit } from './stocktake-facts.ts'
import { openStocktake } from './stocktake-view.ts'

type DayPlan = {
  readonly moment: Moment | null
  /** Lines of which the books say another quantity, with it. */
  readonly changed: readonly { readonly line: StocktakeLineRecord; readonly packs: number }[]
  readonly added: readonly CountedBatch[]
}

const isItsDay = (row: StocktakeRecord, moment: Moment | null): boolean => moment?.date === datedBack(row)?.date

/** What that day makes of the lines; where it is the day already they stay, and so does what is to be decided of them. */
function planDay(db: ReadDb, row: StocktakeRecord, day: string | null, today: string): Result<DayPlan> {
  const then = countMoment(db, row.store_id, day, today)
  if (!then.ok) return then
  const moment = then.value
  if (isItsDay(row, moment)) return ok({ moment, changed: [], added: [] })
  const books = booksAt(db, row.store_id, moment)
  const lines = stocktakeLines(db, row.store_id, row.id)
  const changed = lines.flatMap((line) => {
    const packs = books.packs(line)
    return line.stock_line_id === null || movedBy(line.snapshot_packs ?? 0, packs) === 0 ? [] : { line, packs }
  })
  const known = new Set(lines.map((line) => line.stock_line_id))
  const { scope } = keptHere(row)
  const named = scope === null ? [] : batchesInBooks(db, row.store_id, inWords(scope), moment)
  return ok({ moment, changed, added: named.filter(({ id }) => !known.has(id)) })
}

/** What `setDay` would do; a day that is not allowed is refused with the same sentence. */
export function forecastDay(
  { db, storeId, clock }: StoreContext,
  { id, datedBackTo }: { readonly id: string; readonly datedBackTo: string | null },
): Result<StocktakeDayForecast> {
  const row = readStocktake(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const plan = planDay(db, row, datedBackTo, momentOf(clock()).date)
  if (!plan.ok) return plan
  const { changed, added } = plan.value
  const counted = changed.filter(({ line }) => countedPacks(line) !== null).length
  return ok({ changed: changed.length, counted, added: added.length })
}

/** Dates an open stocktake back, or to now again (`datedBackTo` null or today). */
export function setDay(
  context: StoreContext,
  { datedBackTo, ...seen }: Seen & { readonly datedBackTo: string | null },
): Result<OpenStocktake> {
  const { storeId } = context
  return act(context, ['stocktake', 'stocktake_line', 'activity_log'], (tx, at) => {
    const found = stocktakeToEdit(tx, storeId, seen)
    if (!found.ok) return found
    const plan = planDay(tx, found.value, datedBackTo, at.date)
    if (!plan.ok) return plan
    const { moment, changed, added } = plan.value
    if (isItsDay(found.value, moment)) return openStocktake(tx, storeId, seen.id)
    const owner = { stocktakeId: seen.id, storeId }
    for (const { line, packs } of changed) saveStocktakeLine(tx, owner, { id: line.id, snapshot_packs: packs })
    for (const batch of added) saveStocktakeLine(tx, owner, snapshotOf(seen.id, randomUUID(), batch))
    logDay(tx, { id: seen.id, storeId }, datedBack(found.value)?.date ?? at.date, moment?.date ?? at.date)
    saveStocktake(tx, storeId, { id: seen.id, stocktake_date: moment?.date ?? at.date, rest: keepDay(moment?.utc ?? null) })
    return openStocktake(tx, storeId, seen.id)
  })
}
