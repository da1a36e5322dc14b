import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { BatchDetails } from '../contract/stock.ts'
import type { InvoiceKind } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { shownNumber } from '../domain/numbers.ts'
import { unitsOf } from '../domain/stock.ts'
import { cursorOf } from '../repositories/change-log.ts'
import { movementsOfBatch, promisesOf } from '../repositories/ledger.ts'
import { batchMore, batchRows } from '../repositories/stock-list.ts'
import { readStockRules } from '../repositories/stock-rules.ts'
import { ledgerPage, stockRow } from './stock-rows.ts'

/** A longer ledger of one batch is seen on the page of its item. */
const entries = 200

/** A batch with what moved it and who waits for it (U-10, U-18); `today` is the clinic's day. */
export function batchPage(db: ReadDb, storeId: string, id: string, today: string): Result<BatchDetails> {
  const [row] = batchRows(db, storeId, [id])
  if (row === undefined) return refuse('not_found', 'batch_gone', {}, 'id')
  const more = batchMore(db, storeId, id)
  const shown = stockRow(row, today, readStockRules(db, storeId).expiry)
  const total = unitsOf(shown.total, shown.packSize)
  return ok({
    ...shown,
    version: cursorOf(db, 'stock_line', id),
    locationId: row.location_id,
    locationOnHold: row.location_on_hold === 1,
    note: row.note ?? '',
    barcode: more?.barcode ?? '',
    donor: more?.donor ?? '',
    manufacturer: more?.manufacturer ?? '',
    promises: promisesOf(db, storeId, id).map((promise) => ({
      documentId: promise.id,
      kind: promise.kind as InvoiceKind,
      number: shownNumber(promise.number),
      name: promise.name ?? '',
      packs: promise.packs,
    })),
    ledger: ledgerPage(db, movementsOfBatch(db, storeId, id), total, { offset: 0, limit: entries }),
  })
}
