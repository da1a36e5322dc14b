/** Goods that are added to a document after it was picked (5B, 5E). */
import type { InvoiceState } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { backdatedMoment, ledgerTime } from '../domain/backdating.ts'
import type { LineFacts, StockFacts } from '../domain/invoice-lines.ts'
import { taken } from '../domain/invoice-lines.ts'
import { momentOf } from '../domain/moment.ts'
import { reservesOnly, tolerance } from '../domain/stock.ts'
import { logActivity } from '../repositories/activity-log.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { documentKeys, saveInvoice } from '../repositories/invoices.ts'
import { packsSince } from './backdated-stock.ts'

type Taking = { readonly lines: readonly LineFacts[]; readonly stock: readonly StockFacts[]; readonly packs: ReadonlyMap<string, number> }

/**
 * Says that a picked document is picked now, where it takes what was not there when it was picked: else the ledger would
 * give goods out before they came. One that is dated back takes nothing of the kind (`checkOnItsDay`).
 */
export function pickAnew(tx: Tx, row: InvoiceRecord, { lines, stock, packs }: Taking): void {
  if (reservesOnly(row.state as InvoiceState) || backdatedMoment(documentKeys(row).backdatedTo) !== null) return
  const at = momentOf(new Date(tx.origin.at))
  if (ledgerTime(at) <= row.stock_at) return
  const isLate = (batch: StockFacts): boolean => {
    const more = (packs.get(batch.id) ?? 0) - taken(lines, batch.id)
    return more > tolerance && more > packsSince(tx, row, batch, row.stock_at) + tolerance
  }
  if (!stock.some(isLate)) return
  saveInvoice(tx, row.store_id, { id: row.id, om_picked_datetime: at.utc, confirm_date: at.date, confirm_time: at.time })
  logActivity(tx, { type: 'InvoiceStatusPicked', recordId: row.id, storeId: row.store_id, from: 'PICKED', to: 'PICKED' })
}
