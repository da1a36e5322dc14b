import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkLineRemoval, checkUnused } from '../domain/arrivals.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { invoiceLines, removeInvoiceLine } from '../repositories/invoices.ts'
import { removeBatch } from '../repositories/stock-lines.ts'
import { arrivalFacts, madeBatch } from './arrival-facts.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

/** Takes a line off a document that brings goods, and the batch with it that nothing was taken from. */
export function removeArrival(
  context: StoreContext,
  asked: { id: string; version: number; lineId: string },
  kind: InvoiceKind,
): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    const removed = takeOff(tx, headOf(found.value), asked.lineId)
    return removed.ok ? invoiceView(tx, storeId, asked.id) : removed
  })
}

/** The same on a document that may be edited. */
export function takeOff(tx: Tx, head: InvoiceHead, lineId: string): Result<null> {
  const line = invoiceLines(tx, head.id).find((one) => one.id === lineId)
  if (line === undefined) return refuse('not_found', 'line_gone', {}, 'lineId')
  const facts = arrivalFacts(line, head.linkedId)
  const allowed = checkLineRemoval(facts)
  if (!allowed.ok) return allowed
  const made = madeBatch(tx, head, line)
  const unused = made === null ? ok(null) : checkUnused(facts, made)
  if (!unused.ok) return unused
  const owner = { invoiceId: head.id, storeId: head.storeId }
  removeInvoiceLine(tx, owner, line.id)
  if (made !== null) removeBatch(tx, owner, made.id)
  return ok(null)
}
