import { randomUUID } from 'node:crypto'
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { StockSign } from '../contract/stock-work.ts'
import type { OpenStocktake } from '../contract/stocktakes.ts'
import type { Tx } from '../db/write.ts'
import type { Moment } from '../domain/moment.ts'
import { shownNumber } from '../domain/numbers.ts'
import { finalisedStocktakeWire } from '../domain/stocktake-words.ts'
import type { StocktakePlan } from '../domain/stocktake.ts'
import { planStocktake } from '../domain/stocktake.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { saveBatch, saveStockLevel } from '../repositories/stock-lines.ts'
import type { WholeBatch } from '../repositories/stock-work.ts'
import { allReasons, wholeBatch, writeMovement } from '../repositories/stock-work.ts'
import type { BatchWords, StocktakeLineRecord, StocktakeRecord } from '../repositories/stocktakes.ts'
import {
  keptWords,
  readStocktake,
  removeStocktakeLine,
  saveStocktake,
  saveStocktakeLine,
  stocktakeLines,
} from '../repositories/stocktakes.ts'
import { readRow } from '../repositories/synced-rows.ts'
import { adjustmentTables, logAdjustment } from './adjust-stock.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { logNames, logPrices, moveBatch } from './edit-batch.ts'
import { makeStockDocument, writeStockLine } from './stock-document.ts'
import { checkItsDay } from './its-day.ts'
import { booksOf, datedBack } from './stocktake-books.ts'
import type { Seen } from './stocktake-facts.ts'
import { countingHead, countLineHeld, stocktakeHead, stocktakeToEdit } from './stocktake-facts.ts'
import { openStocktake } from './stocktake-view.ts'

const tables = ['stocktake', 'stocktake_line', 'location_movement', ...adjustmentTables]

/**
 * Puts the stock right as it was counted, on the day to which it is dated back: one addition and one reduction, what the lines say of their batches, and the
 * stocktake is shut, all or nothing (5I). A second press finds it done (U-37).
 */
export function finaliseStocktake(context: StoreContext, seen: Seen): Result<OpenStocktake> {
  const { storeId } = context
  return act(context, tables, (tx, at) => {
    const before = readStocktake(tx, storeId, seen.id)
    if (before !== undefined && stocktakeHead(before).state === 'finalised') return openStocktake(tx, storeId, seen.id)
    const found = stocktakeToEdit(tx, storeId, seen)
    if (!found.ok) return found
    const day = checkItsDay(tx, storeId, datedBack(found.value), at.date)
    if (!day.ok) return day
    const rows = stocktakeLines(tx, storeId, seen.id)
    const books = booksOf(tx, found.value)
    const lines = rows.map((row) => countLineHeld(tx, storeId, row, books))
    const plan = planStocktake(countingHead(tx, found.value), lines, allReasons(tx))
    if (!plan.ok) return plan
    const done = carryOut(
      { tx, context, at, day: books.at ?? at, row: found.value, lines: new Map(rows.map((row) => [row.id, row])) },
      plan.value,
    )
    return done.ok ? openStocktake(tx, storeId, seen.id) : done
  })
}

type Work = {
  readonly tx: Tx
  readonly context: StoreContext
  readonly at: Moment
  /** When what was found counts from: the end of the day to which the stocktake is dated back, else now (5I). */
  readonly day: Moment
  readonly row: StocktakeRecord
  readonly lines: ReadonlyMap<string, StocktakeLineRecord>
}

function carryOut(work: Work, plan: StocktakePlan): Result<null> {
  const { tx, context, day, row } = work
  const owner = { stocktakeId: row.id, storeId: context.storeId }
  for (const id of plan.drop) removeStocktakeLine(tx, owner, id)
  for (const id of plan.describe) describeBatch(work, lineOf(work, id))
  const added = makeDocument(work, plan, 'addition')
  if (!added.ok) return added
  const reduced = makeDocument(work, plan, 'reduction')
  if (!reduced.ok) return reduced
  saveStocktake(tx, context.storeId, {
    id: row.id,
    ...finalisedStocktakeWire(day),
    addition_id: added.value,
    reduction_id: reduced.value,
    rest: { finalised_by_ID: context.userId },
  })
  logActivity(tx, { type: 'StocktakeStatusFinalised', recordId: row.id, storeId: context.storeId })
  return ok(null)
}

function lineOf({ lines }: Work, id: string): StocktakeLineRecord {
  const line = lines.get(id)
  if (line === undefined) throw new Error(`no line ${id} in this stocktake`)
  return line
}

/** The document of one sign with its lines; gives its id, or null where nothing goes that way. */
function makeDocument(work: Work, plan: StocktakePlan, sign: StockSign): Result<string | null> {
  const { tx, context, at, day, row } = work
  const moves = plan.moves.filter((move) => move.sign === sign)
  const found = sign === 'addition' ? plan.newBatches : []
  if (moves.length + found.length === 0) return ok(null)
  const id = randomUUID()
  const comment = [`#${shownNumber(row.number) ?? ''}`, row.description].filter(Boolean).join(' ')
  const number = makeStockDocument(tx, context, { id, kind: `inventory_${sign}`, comment }, at, day)
  if (!number.ok) return number
  for (const { lineId, packs, level } of moves) {
    const line = lineOf(work, lineId)
    const batch = wholeBatch(tx, context.storeId, line.stock_line_id ?? '') as WholeBatch
    const owner = { invoiceId: id, storeId: context.storeId }
    saveStockLevel(tx, owner, { id: batch.id, ...level })
    writeStockLine(tx, owner, batch, { type: sign === 'addition' ? 'stock_in' : 'stock_out', packs, reasonId: line.option_id })
    logAdjustment(tx, context.storeId, batch.id, batch.total ?? 0, level.total)
  }
  for (const { lineId, packs } of found) enterFound(work, id, lineOf(work, lineId), packs)
  return ok(id)
}

/** A batch that the count found: it comes by the addition, and its line names it from now on. */
function enterFound({ tx, context, day, row }: Work, invoiceId: string, line: StocktakeLineRecord, packs: number): void {
  const { storeId } = context
  const id = randomUUID()
  const owner = { invoiceId, storeId }
  const { item_id, batch, expiry_date, location_id, pack_size, cost_price, sell_price } = line
  saveBatch(tx, owner, {
    id,
    store_id: storeId,
    item_id,
    batch,
    expiry_date,
    location_id,
    pack_size,
    cost_price,
    sell_price,
    on_hold: 0,
    available: packs,
    total: packs,
    rest: { volume_per_pack: 0 },
  })
  writeStockLine(tx, owner, wholeBatch(tx, storeId, id) as WholeBatch, { type: 'stock_in', packs, reasonId: line.option_id })
  writeMovement(tx, storeId, { id, locationId: location_id }, day)
  logAdjustment(tx, storeId, id, 0, packs)
  saveStocktakeLine(tx, { stocktakeId: row.id, storeId }, { id: line.id, stock_line_id: id })
}

/** What a line says of its batch; what nobody changed on the line stays as the batch says now, for it may have been mended since. */
function wordsFor(batch: BatchWords, line: StocktakeLineRecord): BatchWords {
  const then = keptWords(line)
  const said = <K extends keyof BatchWords>(key: K): BatchWords[K] =>
    then !== undefined && then[key] === line[key] ? batch[key] : line[key]
  const [cost_price, sell_price] = [said('cost_price') ?? batch.cost_price, said('sell_price') ?? batch.sell_price]
  return { batch: said('batch'), expiry_date: said('expiry_date'), location_id: said('location_id'), cost_price, sell_price }
}

/** What a counted line says of its batch beside the packs is written to it, with its history (5I). */
function describeBatch({ tx, context: { storeId }, at, row }: Work, line: StocktakeLineRecord): void {
  const batch = readRow(tx, 'stock_line', line.stock_line_id ?? '')
  if (batch === undefined) return
  const { id } = batch
  const { location_id, ...words } = wordsFor(batch, line)
  logNames(tx, { id, store_id: storeId, batch: batch.batch, expiry_date: batch.expiry_date }, words)
  logPrices(tx, { id, store_id: storeId, cost_price: batch.cost_price, sell_price: batch.sell_price }, words)
  saveBatch(tx, { invoiceId: row.id, storeId }, { id, ...words })
  moveBatch(tx, batch, location_id, at)
}
