import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkCustomer, documentParams, shippedFields } from '../domain/invoice.ts'
import type { LineFacts, Shipping } from '../domain/invoice-lines.ts'
import { shipLines } from '../domain/invoice-lines.ts'
import { logActivity } from '../repositories/activity-log.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines, removeInvoiceLine, saveInvoice } from '../repositories/invoices.ts'
import { readParty } from '../repositories/names.ts'
import { readBatch, saveStockLevel } from '../repositories/stock-lines.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { customerFacts, headOf, invoiceToEdit, lineFacts, stockFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

/** Ships an outbound: the goods leave the stock, the document is shut and waits for the line, all in one transaction (5A, 5B). */
export function finaliseInvoice(context: StoreContext, seen: { id: string; version: number }): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line', 'activity_log'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, seen)
    if (!found.ok) return found
    const shipping = checkShipping(tx, found.value)
    if (!shipping.ok) return shipping
    const owner = { invoiceId: seen.id, storeId }
    for (const id of shipping.value.remove) removeInvoiceLine(tx, owner, id)
    for (const level of shipping.value.stock) saveStockLevel(tx, owner, level)
    const shipped = shippedFields(found.value, at)
    saveInvoice(tx, storeId, { id: seen.id, ...shipped })
    const states = { from: found.value.state.toUpperCase(), to: shipped.om_status }
    logActivity(tx, { type: 'InvoiceStatusShipped', recordId: seen.id, storeId, ...states })
    return invoiceView(tx, storeId, seen.id)
  })
}

function checkShipping(tx: Tx, row: InvoiceRecord): Result<Shipping> {
  const head = headOf(row)
  if (head.onHold) return refuse('refused', 'document_on_hold', documentParams(head))
  const customer = checkCustomer(customerFacts(readParty(tx, head.storeId, head.nameId)))
  if (!customer.ok) return customer
  const lines = invoiceLines(tx, head.id).map(lineFacts)
  return shipLines(head.state, lines, batchesOf(tx, head.storeId, lines))
}

function batchesOf(tx: Tx, storeId: string, lines: readonly LineFacts[]) {
  const ids = new Set(lines.flatMap((line) => line.stockLineId ?? []))
  const rows = [...ids].flatMap((id) => readBatch(tx, storeId, id) ?? [])
  return new Map(rows.map((batch) => [batch.id, stockFacts(batch)]))
}
