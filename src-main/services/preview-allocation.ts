import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ItemAllocation } from '../contract/trade.ts'
import { allocate, asTaken } from '../domain/allocation.ts'
import { taken } from '../domain/invoice-lines.ts'
import { momentOf } from '../domain/moment.ts'
import { checkPacks } from '../domain/packs-asked.ts'
import { tolerance } from '../domain/stock.ts'
import type { ReadDb } from '../db/write.ts'
import { lineAmounts, taxOf } from '../domain/prices.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines, readInvoice } from '../repositories/invoices.ts'
import type { BatchRecord } from '../repositories/stock-lines.ts'
import { batchesOfItem } from '../repositories/stock-lines.ts'
import { asOnItsDay, dayOf } from './backdated-stock.ts'
import type { StoreContext } from './context.ts'
import { issueRules, lineFacts, offered, stockFacts } from './invoice-facts.ts'
import { pricesFor } from './prices.ts'
import { goodsLines } from './set-item.ts'

type Asked = { readonly id: string; readonly itemId: string; readonly units: number | null; readonly packSize?: number | null }

/** What first expiry would take for so many units (null: what the document takes now), in packs of `packSize` where one is said; writes nothing. */
export function previewAllocation(
  { db, storeId, clock }: StoreContext,
  { id, itemId, units, packSize = null }: Asked,
): Result<ItemAllocation> {
  const row = readInvoice(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const lines = goodsLines(invoiceLines(db, id), itemId).map(lineFacts)
  const rows = new Map(batchesOfItem(db, storeId, itemId).map((row) => [row.id, row]))
  const then = asOnItsDay(db, row, lines, [...rows.values()].map(stockFacts))
  const stock = then.map((batch) => offered(batch, lines)).filter((batch) => batch.available > tolerance)
  const date = dayOf(row, momentOf(clock()).date)
  const how = { rules: issueRules(db, row), packSize }
  const allowed = checkPacks(then, { units: units ?? 0, packSize })
  if (!allowed.ok) return allowed
  const found = units === null ? asTaken(stock, (batch) => taken(lines, batch.id), date, how) : allocate(stock, units, date, how)
  const cost = costsOf(db, row, itemId)
  return ok({
    itemId,
    packSize,
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
      ...cost(batch.id, packs, rows.get(batch.id)),
      leftOut,
      expiresSoon,
    })),
  })
}

/** What packs of a batch cost on this document: a line that is there keeps its price, a new one gets that of the customer (5D). */
function costsOf(db: ReadDb, row: InvoiceRecord, itemId: string) {
  const lines = goodsLines(invoiceLines(db, row.id), itemId)
  const price = pricesFor(db, row, itemId)
  return (stockLineId: string, packs: number, batch: BatchRecord | undefined): { sellPrice: number; total: number } => {
    const line = lines.find((one) => one.stock_line_id === stockLineId)
    const sellPrice = line?.sell_price ?? (batch === undefined ? 0 : price(batch))
    return { sellPrice, total: lineAmounts(packs, sellPrice, taxOf(line?.om_tax ?? null, row.tax_rate)).afterTax }
  }
}
