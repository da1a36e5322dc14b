import type { ReasonChoice } from '../contract/documents-operations.ts'
import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { returnReasons } from '../domain/reasons.ts'
import { invoiceLines, saveInvoiceLine } from '../repositories/invoices.ts'
import { allReasons } from '../repositories/stock-work.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

/** Why goods may go back, by title. */
export const reasonsOfReturns = (db: ReadDb): ReasonChoice[] => returnReasons(allReasons(db)).map(({ id, title }) => ({ id, title }))

/** Says why an item of a return goes back: on all its lines, or takes the reason away (5J). */
export function setReason(
  context: StoreContext,
  asked: { id: string; version: number; itemId: string; reasonId: string | null },
  kind: InvoiceKind,
): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice_line'], (tx) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    const isKnown = asked.reasonId === null || returnReasons(allReasons(tx)).some(({ id }) => id === asked.reasonId)
    if (!isKnown) return refuse('refused', 'reason_of_other_sign', {}, 'reasonId')
    const lines = invoiceLines(tx, asked.id).filter((line) => line.item_id === asked.itemId)
    if (lines.length === 0) return refuse('not_found', 'line_gone', {}, 'itemId')
    for (const { id } of lines) saveInvoiceLine(tx, { invoiceId: asked.id, storeId }, { id, option_id: asked.reasonId })
    return invoiceView(tx, storeId, asked.id)
  })
}
