/** A stocktake as the page sees it. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StockSign } from '../contract/stock-work.ts'
import type { OpenStocktake, Stocktake, StocktakeChange, StocktakeLine, StocktakeMovement } from '../contract/stocktakes.ts'
import { linesAtOnce } from '../contract/stocktakes.ts'
import type { InvoiceKind } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { endOfDay, ledgerTime } from '../domain/backdating.ts'
import { documentSync } from '../domain/document-sync.ts'
import type { Moment } from '../domain/moment.ts'
import { shownNumber } from '../domain/numbers.ts'
import type { ReasonFacts } from '../domain/reasons.ts'
import { reasonsFor } from '../domain/reasons.ts'
import type { StocktakeHead } from '../domain/stocktake.ts'
import { booked, checkCountReason, difference, movedBy, movedSince, needsReconciling, stocktakeLock } from '../domain/stocktake.ts'
import { stocktakeMoments } from '../domain/stocktake-words.ts'
import { documentCursor } from '../repositories/change-log.ts'
import { movementDetails, movementsOfBatch } from '../repositories/ledger.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import { allReasons } from '../repositories/stock-work.ts'
import { stocktakeJournal } from '../repositories/stocktake-list.ts'
import type { StocktakeLineRecord, StocktakeRecord } from '../repositories/stocktakes.ts'
import { lineChangedAt, lineOrder, readStocktake, someLines, stocktakePeople } from '../repositories/stocktakes.ts'
import { shutReason } from './context.ts'
import { createdAt, syncCursors } from './invoice-view.ts'
import type { Books } from './stocktake-books.ts'
import { booksAt, booksOf, datedBack } from './stocktake-books.ts'
import { countingHead, countLine, stocktakeHead } from './stocktake-facts.ts'

/** The stocktake of that store without its lines, or `document_gone`. */
export function stocktakeView(db: ReadDb, storeId: string, id: string): Result<Stocktake> {
  const row = readStocktake(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const head = countingHead(db, row)
  const locked = stocktakeLock(head, shutReason(db, storeId))
  const reasons = allReasons(db)
  const version = documentCursor(db, id)
  const journal = stocktakeJournal(db, id)
  const last = { cursor: version, at: journal?.changed_at ?? null, hasProblem: journal?.has_problem === 1 }
  return ok({
    id,
    version,
    number: shownNumber(row.number),
    storeId,
    state: head.state,
    isLocked: head.isLocked,
    isInitial: head.isInitial,
    ...wordsOf(row),
    datedBackTo: datedBack(row)?.date ?? null,
    backdateDays: locked === null ? readDocumentRules(db, storeId).backdateDays : 0,
    locked,
    reasons: { addition: offered(reasons, 'addition'), reduction: offered(reasons, 'reduction') },
    additionId: row.addition_id,
    reductionId: row.reduction_id,
    sync: documentSync(last, syncCursors(db, storeId, 'stocktake')),
  })
}

/** The stocktake as it is opened: its lines are named in their order, and asked for in parts (`linesView`). */
export function openStocktake(db: ReadDb, storeId: string, id: string): Result<OpenStocktake> {
  const stocktake = stocktakeView(db, storeId, id)
  if (!stocktake.ok) return stocktake
  const order = lineOrder(db, storeId, id)
  const isOpen = stocktake.value.state === 'new'
  const at = stocktake.value.datedBackTo === null ? null : endOfDay(stocktake.value.datedBackTo)
  const books = booksAt(db, storeId, at)
  const moved = order.filter((line) => isOpen && movedBy(line.snapshot_packs ?? 0, books.packs(line)) !== 0)
  return ok({ stocktake: stocktake.value, lineIds: order.map((line) => line.id), movedIds: moved.map((line) => line.id) })
}

/** The named lines; those that are gone are left out. */
export function linesView(db: ReadDb, storeId: string, id: string, lineIds: readonly string[]): Result<StocktakeLine[]> {
  const row = readStocktake(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const lines = someLines(db, storeId, id, lineIds)
  const batches = lines.flatMap((line) => line.stock_line_id ?? [])
  const showing = { reasons: allReasons(db), head: countingHead(db, row), books: booksOf(db, row, batches) }
  return ok(lines.map((line) => lineView(db, storeId, line, showing)))
}

/** What a change of these lines made of it. */
export function stocktakeChange(db: ReadDb, storeId: string, id: string, lineIds: readonly string[]): Result<StocktakeChange> {
  const stocktake = stocktakeView(db, storeId, id)
  if (!stocktake.ok) return stocktake
  if (lineIds.length > linesAtOnce) return ok({ stocktake: stocktake.value, lines: null })
  const lines = linesView(db, storeId, id, lineIds)
  return lines.ok ? ok({ stocktake: stocktake.value, lines: lines.value }) : lines
}

function wordsOf(row: StocktakeRecord) {
  return {
    description: row.description ?? '',
    comment: row.comment ?? '',
    ...stocktakePeople(row),
    createdAt: createdAt(row),
    day: row.stocktake_date,
    finalisedAt: finalisedAt(row),
  }
}

function finalisedAt(row: StocktakeRecord): string {
  const { status, created_date: createdDate, created_time: createdTime, om_created_datetime: omCreated } = row
  const state = stocktakeHead({ ...row, status }).state
  const { finalised } = stocktakeMoments({ state, createdDate, createdTime, omCreated, omFinalised: row.om_finalised_datetime })
  return finalised === '' || omCreated === null || omCreated === '' || finalised.endsWith('Z') ? finalised : `${finalised}Z`
}

const offered = (reasons: readonly ReasonFacts[], sign: StockSign) =>
  reasonsFor(reasons, sign, true).map(({ id, title, type }) => ({ id, title, isOfVials: type.endsWith('VialWastage') }))

type Showing = { readonly reasons: readonly ReasonFacts[]; readonly head: StocktakeHead; readonly books: Books }

function lineView(db: ReadDb, storeId: string, row: StocktakeLineRecord, { reasons, head, books }: Showing): StocktakeLine {
  const line = countLine(row, books)
  const found = difference(line)
  const isOpen = head.state === 'new'
  const isMoved = isOpen && needsReconciling(line)
  return {
    id: row.id,
    itemId: row.item_id,
    itemCode: row.item_code ?? '',
    itemName: line.itemName,
    unit: row.unit_name ?? '',
    stockLineId: row.stock_line_id,
    batch: line.batch,
    expiryDate: row.expiry_date,
    locationId: row.location_id,
    location: row.location_code ?? '',
    packSize: line.packSize,
    costPrice: row.cost_price ?? 0,
    sellPrice: row.sell_price ?? 0,
    snapshot: line.snapshot,
    counted: line.counted,
    difference: found,
    now: booked(line),
    needsReconciling: isMoved,
    countedAt: isMoved ? lineChangedAt(db, row.id) : null,
    movements: isMoved ? movements(db, storeId, row, { moved: movedSince(line), day: books.at }) : [],
    reasonId: row.option_id,
    isReasonMissing: isOpen && !checkCountReason(line, head, reasons).ok,
    isVaccine: line.isVaccine,
    comment: row.comment ?? '',
  }
}

/** More of them say nothing that the sum does not. */
const movementsShown = 5
type Moved = { readonly moved: number; readonly day: Moment | null }

/** What moved the batch since its snapshot, oldest first: the last movements that come to that together (3F). */
function movements(db: ReadDb, storeId: string, row: StocktakeLineRecord, { moved, day }: Moved): StocktakeMovement[] {
  const { stock_line_id: id, pack_size: size } = row
  if (id === null || !size) return []
  const newest = lastMovements(db, storeId, id, day)
  let packs = 0
  const last = newest.findIndex(({ units }) => movedBy(moved, (packs += units / size)) === 0)
  const shown = last === -1 ? newest : newest.slice(0, last + 1)
  return shown.toReversed().map(({ at, invoiceId, units, details }) => ({
    at,
    packs: units / size,
    documentId: invoiceId,
    kind: details?.kind as InvoiceKind,
    number: shownNumber(details?.number ?? null),
  }))
}

/** The newest first. Into the books of a `day` that is over came last what was written last, so `at` is then when it was written. */
function lastMovements(db: ReadDb, storeId: string, stockLineId: string, day: Moment | null) {
  const all = movementsOfBatch(db, storeId, stockLineId)
  const some = day === null ? all.slice(-movementsShown) : all.filter(({ at }) => at <= ledgerTime(day))
  const known = movementDetails(
    db,
    some.map(({ lineId }) => lineId),
  )
  const told = some.map((movement) => {
    const details = known.get(movement.lineId)
    return { ...movement, details, at: day === null || details === undefined ? movement.at : createdAt(details) }
  })
  return (day === null ? told : told.toSorted((a, b) => a.at.localeCompare(b.at))).toReversed().slice(0, movementsShown)
}
