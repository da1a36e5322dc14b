/** From rows of batches and movements to what the page is shown. */
import type { InvoiceKind } from '../contract/trade.ts'
import type { LedgerPage, StockRow } from '../contract/stock.ts'
import type { ReadDb } from '../db/write.ts'
import type { ExpiryDays } from '../domain/batch-mark.ts'
import { batchMark } from '../domain/batch-mark.ts'
import { ledgerOf } from '../domain/ledger.ts'
import { shownNumber } from '../domain/numbers.ts'
import type { MovementRecord } from '../repositories/ledger.ts'
import { movementDetails } from '../repositories/ledger.ts'
import type { BatchRow } from '../repositories/stock-list.ts'

/** A batch as a list shows it; `today` is the clinic's calendar day. */
export function stockRow(row: BatchRow, today: string, days: ExpiryDays): StockRow {
  const facts = {
    id: row.id,
    packSize: row.pack_size ?? 0,
    expiryDate: row.expiry_date,
    total: row.total ?? 0,
    available: row.available ?? 0,
    onHold: row.on_hold === 1,
  }
  return {
    ...facts,
    itemId: row.item_id,
    itemCode: row.item_code ?? '',
    itemName: row.item_name ?? '',
    unit: row.unit ?? '',
    batch: row.batch ?? '',
    location: row.location ?? '',
    costPrice: row.cost_price ?? 0,
    sellPrice: row.sell_price ?? 0,
    supplier: row.supplier ?? '',
    mark: batchMark({ ...facts, locationOnHold: row.location_on_hold === 1 }, today, days),
  }
}

export type Part = { readonly offset: number; readonly limit: number }

/** A part of the ledger of what moved, newest first; `total` units are in the building. */
export function ledgerPage(db: ReadDb, movements: readonly MovementRecord[], total: number, { offset, limit }: Part): LedgerPage {
  const { opening, entries, missing } = ledgerOf(movements, total)
  const part = entries.toReversed().slice(offset, offset + limit)
  const details = movementDetails(
    db,
    part.map((entry) => entry.lineId),
  )
  const shown = part.map(({ lineId, at, invoiceId, stockLineId, units, balance }) => {
    const line = details.get(lineId)
    return {
      id: lineId,
      at,
      documentId: invoiceId,
      kind: (line?.kind ?? 'other') as InvoiceKind,
      number: shownNumber(line?.number ?? null),
      name: line?.name ?? '',
      stockLineId,
      batch: line?.batch ?? '',
      packs: line?.packs ?? 0,
      packSize: line?.pack_size ?? 0,
      units,
      balance,
    }
  })
  return { entries: shown, offset, count: entries.length, opening, missing, total }
}
