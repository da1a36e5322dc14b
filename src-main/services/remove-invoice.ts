import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkRemoval, documentParams } from '../domain/invoice.ts'
import { taken } from '../domain/invoice-lines.ts'
import { afterTaking } from '../domain/stock.ts'
import { logActivity } from '../repositories/activity-log.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines, removeInvoice as removeRows } from '../repositories/invoices.ts'
import { readBatch, saveStockLevel } from '../repositories/stock-lines.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit, lineFacts, outbound, stockFacts } from './invoice-facts.ts'

/** Removes an open document: what its lines reserved is free again, and goods that were picked are back (5B). */
export function removeInvoice(
  context: StoreContext,
  seen: { id: string; version: number },
  kind: InvoiceKind = outbound,
): Result<Record<string, never>> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line', 'activity_log'], (tx) => {
    const found = invoiceToEdit(tx, storeId, seen, kind)
    if (!found.ok) return found
    const allowed = checkRemoval(headOf(found.value))
    if (!allowed.ok) return allowed
    giveBack(tx, storeId, found.value)
    removeRows(tx, { invoiceId: seen.id, storeId })
    const { number } = documentParams(headOf(found.value))
    logActivity(tx, { type: 'InvoiceDeleted', recordId: seen.id, storeId, from: number })
    return ok({})
  })
}

function giveBack(tx: Tx, storeId: string, row: InvoiceRecord): void {
  const lines = invoiceLines(tx, row.id)
    .filter((line) => line.kind === 'stock_out')
    .map(lineFacts)
  for (const id of new Set(lines.flatMap((line) => line.stockLineId ?? []))) {
    const batch = readBatch(tx, storeId, id)
    const level = batch && afterTaking(stockFacts(batch), -taken(lines, id), row.state as InvoiceState)
    if (level) saveStockLevel(tx, { invoiceId: row.id, storeId }, { id, ...level })
  }
}
