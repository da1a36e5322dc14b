/** A stocktake as the page sees it. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StockSign } from '../contract/stock-work.ts'
import type { Stocktake, StocktakeLine } from '../contract/stocktakes.ts'
import type { ReadDb } from '../db/write.ts'
import { documentSync } from '../domain/document-sync.ts'
import { shownNumber } from '../domain/numbers.ts'
import type { ReasonFacts } from '../domain/reasons.ts'
import { reasonsFor } from '../domain/reasons.ts'
import type { StocktakeHead } from '../domain/stocktake.ts'
import { checkCountReason, difference, needsReconciling, stocktakeLock } from '../domain/stocktake.ts'
import { stocktakeMoments } from '../domain/stocktake-words.ts'
import { documentCursor } from '../repositories/change-log.ts'
import { movementDetails, movementsOfBatch } from '../repositories/ledger.ts'
import { allReasons } from '../repositories/stock-work.ts'
import { stocktakeJournal } from '../repositories/stocktake-list.ts'
import type { StocktakeLineRecord, StocktakeRecord } from '../repositories/stocktakes.ts'
import { readStocktake, stocktakeLines, stocktakePeople } from '../repositories/stocktakes.ts'
import { shutReason } from './context.ts'
import { createdAt, syncCursors } from './invoice-view.ts'
import { countLine, stocktakeHead } from './stocktake-facts.ts'

/** The stocktake of that store with its lines, or `document_gone`. */
export function stocktakeView(db: ReadDb, storeId: string, id: string): Result<Stocktake> {
  const row = readStocktake(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const head = stocktakeHead(row)
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
    locked: stocktakeLock(head, shutReason(db, storeId)),
    lines: stocktakeLines(db, storeId, id).map((line) => lineView(db, storeId, line, { reasons, head })),
    reasons: { addition: offered(reasons, 'addition'), reduction: offered(reasons, 'reduction') },
    additionId: row.addition_id,
    reductionId: row.reduction_id,
    sync: documentSync(last, syncCursors(db)),
  })
}

function wordsOf(row: StocktakeRecord) {
  return {
    description: row.description ?? '',
    comment: row.comment ?? '',
    ...stocktakePeople(row),
    createdAt: createdAt(row),
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

type Showing = { readonly reasons: readonly ReasonFacts[]; readonly head: StocktakeHead }

function lineView(db: ReadDb, storeId: string, row: StocktakeLineRecord, { reasons, head }: Showing): StocktakeLine {
  const line = countLine(row)
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
    snapshot: line.snapshot,
    counted: line.counted,
    difference: found,
    now: line.present?.total ?? 0,
    needsReconciling: isMoved,
    movement: isMoved ? lastMovement(db, storeId, row) : null,
    reasonId: row.option_id,
    isReasonMissing: isOpen && !checkCountReason(line, head, reasons).ok,
    isVaccine: line.isVaccine,
    comment: row.comment ?? '',
  }
}

/** What moved the batch last, with its document: "3 issued at 10:20" (3F). */
function lastMovement(db: ReadDb, storeId: string, { stock_line_id: id, pack_size }: StocktakeLineRecord): StocktakeLine['movement'] {
  const last = id === null ? undefined : movementsOfBatch(db, storeId, id).at(-1)
  if (last === undefined) return null
  const number = shownNumber(movementDetails(db, [last.lineId]).get(last.lineId)?.number ?? null)
  return { at: last.at, packs: pack_size ? last.units / pack_size : 0, number }
}
