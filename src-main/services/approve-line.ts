import type { Approval } from '../contract/documents-operations.ts'
import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import { checkApproval } from '../domain/arrivals.ts'
import { invoiceLines, saveInvoiceLine } from '../repositories/invoices.ts'
import { arrivalFacts, arrivingLines } from './arrival-facts.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

const words: Readonly<Record<Approval, string>> = { pending: 'PENDING', accepted: 'PASSED', rejected: 'REJECTED' }

/** Accepts a line of what an outside supplier brings, or turns it down: then it makes no stock. Settled from Received on (5E). */
export function approveLine(
  context: StoreContext,
  { approval, lineId, ...seen }: { id: string; version: number; lineId: string; approval: Approval },
): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice_line'], (tx) => {
    const found = invoiceToEdit(tx, storeId, seen, 'inbound_shipment')
    if (!found.ok) return found
    const head = headOf(found.value)
    const line = arrivingLines(invoiceLines(tx, seen.id)).find((one) => one.id === lineId)
    if (line === undefined) return refuse('not_found', 'line_gone', {}, 'lineId')
    const allowed = checkApproval(arrivalFacts(line, head.linkedId), head.state)
    if (!allowed.ok) return allowed
    const fields = line.oms_fields === null ? {} : (JSON.parse(line.oms_fields) as object | null)
    saveInvoiceLine(tx, { invoiceId: seen.id, storeId }, { id: lineId, oms_fields: JSON.stringify({ ...fields, status: words[approval] }) })
    return invoiceView(tx, storeId, seen.id)
  })
}
