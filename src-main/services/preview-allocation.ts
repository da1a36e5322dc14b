import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ItemAllocation } from '../contract/trade.ts'
import { allocate, asTaken } from '../domain/allocation.ts'
import { taken } from '../domain/invoice-lines.ts'
import { momentOf } from '../domain/moment.ts'
import { tolerance } from '../domain/stock.ts'
import { invoiceLines, readInvoice } from '../repositories/invoices.ts'
import { batchesOfItem } from '../repositories/stock-lines.ts'
import { asOnItsDay, dayOf } from './backdated-stock.ts'
import type { StoreContext } from './context.ts'
import { issueRules, lineFacts, offered, stockFacts } from './invoice-facts.ts'
import { goodsLines } from './set-item.ts'

/** What first expiry would take for so many units (null: what the document takes now); writes nothing. */
export function previewAllocation(
  { db, storeId, clock }: StoreContext,
  { id, itemId, units }: { id: string; itemId: string; units: number | null },
): Result<ItemAllocation> {
  const row = readInvoice(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const lines = goodsLines(invoiceLines(db, id), itemId).map(lineFacts)
  const rows = new Map(batchesOfItem(db, storeId, itemId).map((row) => [row.id, row]))
  const then = asOnItsDay(db, row, lines, [...rows.values()].map(stockFacts))
  const stock = then.map((batch) => offered(batch, lines)).filter((batch) => batch.available > tolerance)
  const date = dayOf(row, momentOf(clock()).date)
  const how = { rules: issueRules(db, row) }
  const found = units === null ? asTaken(stock, (batch) => taken(lines, batch.id), date, how) : allocate(stock, units, date, how)
  return ok({
    itemId,
    wantedUnits: found.wantedUnits,
    allocatedUnits: found.allocatedUnits,
    notes: found.notes.map(({ key, params }) => ({ key, params: { ...params } })),
    batches: found.batches.map(({ batch, packs, leftOut, expiresSoon }) => ({
      stockLineId: batch.id,
      batch: batch.batch,
      expiryDate: batch.expiryDate,
      location: rows.get(batch.id)?.location_code ?? '',
      packSize: batch.packSize,
      available: batch.available,
      packs,
      sellPrice: rows.get(batch.id)?.sell_price ?? 0,
      leftOut,
      expiresSoon,
    })),
  })
}
