import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkParty, checkStep, partyRole, stepFields } from '../domain/invoice.ts'
import type { LineFacts, Shipping } from '../domain/invoice-lines.ts'
import { shipLines } from '../domain/invoice-lines.ts'
import { checkReturnReasons } from '../domain/reasons.ts'
import { logActivity } from '../repositories/activity-log.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines, removeInvoiceLine, saveInvoice } from '../repositories/invoices.ts'
import { readParty } from '../repositories/names.ts'
import { allReasons } from '../repositories/stock-work.ts'
import { readBatch, saveStockLevel } from '../repositories/stock-lines.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit, lineFacts, outbound, partyFacts, returnFacts, stockFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

/** Ships an outbound or a supplier return: the goods leave the stock, the document is shut and waits for the line, all in one transaction (5A, 5B). */
export function finaliseInvoice(
  context: StoreContext,
  seen: { id: string; version: number },
  kind: InvoiceKind = outbound,
): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line', 'activity_log'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, seen, kind)
    if (!found.ok) return found
    const shipping = checkShipping(tx, found.value)
    if (!shipping.ok) return shipping
    const owner = { invoiceId: seen.id, storeId }
    for (const id of shipping.value.remove) removeInvoiceLine(tx, owner, id)
    for (const level of shipping.value.stock) saveStockLevel(tx, owner, level)
    const shipped = stepFields(headOf(found.value), 'shipped', found.value, at)
    saveInvoice(tx, storeId, { id: seen.id, ...shipped })
    const states = { from: found.value.state.toUpperCase(), to: shipped.om_status }
    logActivity(tx, { type: 'InvoiceStatusShipped', recordId: seen.id, storeId, ...states })
    return invoiceView(tx, storeId, seen.id)
  })
}

function checkShipping(tx: Tx, row: InvoiceRecord): Result<Shipping> {
  const head = headOf(row)
  const step = checkStep(head, 'shipped')
  if (!step.ok) return step
  const party = checkParty(partyFacts(readParty(tx, head.storeId, head.nameId)), partyRole(head.kind))
  if (!party.ok) return party
  const rows = invoiceLines(tx, head.id)
  const lines = rows.map(lineFacts)
  const reasons = head.kind === 'supplier_return' ? checkReturnReasons(allReasons(tx), rows.map(returnFacts)) : ok(null)
  return reasons.ok ? shipLines(head.state, lines, batchesOf(tx, head.storeId, lines)) : reasons
}

function batchesOf(tx: Tx, storeId: string, lines: readonly LineFacts[]) {
  const ids = new Set(lines.flatMap((line) => line.stockLineId ?? []))
  const rows = [...ids].flatMap((id) => readBatch(tx, storeId, id) ?? [])
  return new Map(rows.map((batch) => [batch.id, stockFacts(batch)]))
}
