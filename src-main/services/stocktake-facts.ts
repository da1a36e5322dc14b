/** From rows of stocktakes to what the rules ask for. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import type { Holding } from '../domain/adjustment.ts'
import { shownNumber } from '../domain/numbers.ts'
import { ledgerTime } from '../domain/backdating.ts'
import type { CountLine, StocktakeHead } from '../domain/stocktake.ts'
import { stocktakeLock } from '../domain/stocktake.ts'
import { countedPacks, stocktakeState } from '../domain/stocktake-words.ts'
import { documentCursor } from '../repositories/change-log.ts'
import { promisesOf } from '../repositories/ledger.ts'
import type { StocktakeLineRecord, StocktakeRecord } from '../repositories/stocktakes.ts'
import { hasFinalised, readStocktake } from '../repositories/stocktakes.ts'
import { packsSince } from './backdated-stock.ts'
import type { Books } from './stocktake-books.ts'

export const stocktakeHead = (row: StocktakeRecord): StocktakeHead => ({
  state: stocktakeState(row.status),
  isLocked: row.is_locked === 1,
  isInitial: row.om_is_initial === 1,
})

/** The same for the rules of counting: the first stocktake of a store is the first that is finalised, whatever the others say (5I). */
export function countingHead(db: ReadDb, row: StocktakeRecord): StocktakeHead {
  const head = stocktakeHead(row)
  return { ...head, isInitial: head.isInitial && (head.state === 'finalised' || !hasFinalised(db, row.store_id)) }
}

/** What stands in the way of taking packs off: documents that hold some, and what was there since the day of the count. */
type InTheWay = { readonly holdings: readonly Holding[]; readonly free: number }
const nothingKnown: InTheWay = { holdings: [], free: 0 }

/** `books`: what the count is held against. `way` is looked up only where the line may take packs off. */
export const countLine = (row: StocktakeLineRecord, books: Books, way = nothingKnown): CountLine => ({
  id: row.id,
  stockLineId: row.stock_line_id,
  itemName: row.current_item_name ?? row.item_name ?? '',
  batch: row.batch ?? '',
  isVaccine: row.is_vaccine === 1,
  snapshot: row.snapshot_packs ?? 0,
  counted: countedPacks(row),
  packSize: row.pack_size ?? 0,
  reasonId: row.option_id,
  present: row.stock_line_id === null ? null : { available: row.available ?? 0, total: row.total ?? 0 },
  holdings: way.holdings,
  past: books.at === null || row.stock_line_id === null ? null : { day: books.at.date, total: books.packs(row), free: way.free },
})

/** The same with what stands in the way of a reduction. */
export function countLineHeld(db: ReadDb, storeId: string, row: StocktakeLineRecord, books: Books): CountLine {
  const counted = countedPacks(row)
  const isLess = counted !== null && counted < (row.snapshot_packs ?? 0)
  if (row.stock_line_id === null || !isLess) return countLine(row, books)
  const promises = promisesOf(db, storeId, row.stock_line_id)
  const batch = { id: row.stock_line_id, packSize: row.pack_size ?? 0, total: row.total ?? 0 }
  const free = books.at === null ? 0 : packsSince(db, { store_id: storeId }, batch, ledgerTime(books.at))
  return countLine(row, books, { holdings: promises.map(({ number, packs }) => ({ number: shownNumber(number), packs })), free })
}

export type Seen = { readonly id: string; readonly version: number }

/** The stocktake that the page has in hand; a page that has not seen the last change is told so. */
export function stocktakeAsSeen(db: ReadDb, storeId: string, { id, version }: Seen): Result<StocktakeRecord> {
  const row = readStocktake(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const now = documentCursor(db, id)
  return now === version ? ok(row) : refuse('conflict', 'document_changed', { yours: version, now })
}

/** The same, where lines are to change: it must be New and not locked (5E). */
export function stocktakeToEdit(db: ReadDb, storeId: string, seen: Seen): Result<StocktakeRecord> {
  const found = stocktakeAsSeen(db, storeId, seen)
  if (!found.ok) return found
  const locked = stocktakeLock(stocktakeHead(found.value), null)
  return locked === null ? found : refuse('refused', locked)
}
