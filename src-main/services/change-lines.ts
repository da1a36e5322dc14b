/** What is done to several lines of a document that brings goods at once (U-38). */
import type { LinesChange } from '../contract/documents-operations.ts'
import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { invoiceLines } from '../repositories/invoices.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { setReturnedOf } from './customer-returns.ts'
import { headOf, invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { takeOff } from './remove-arrival.ts'
import { editArrival } from './set-arrival.ts'

export type ManyLines = { readonly id: string; readonly version: number; readonly lineIds: readonly string[]; readonly change: LinesChange }

/** All of the lines or none of them: one that is refused, with its item and batch, leaves the others as they were. */
export function changeLines(context: StoreContext, asked: ManyLines, kind: InvoiceKind): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    for (const lineId of new Set(asked.lineIds)) {
      const done = changeLine(tx, found.value, lineId, asked.change)
      if (!done.ok) return done
    }
    return invoiceView(tx, storeId, asked.id)
  })
}

function changeLine(tx: Tx, row: InvoiceRecord, lineId: string, change: LinesChange): Result<null> {
  const head = headOf(row)
  if (change.do === 'remove') return takeOff(tx, head, lineId)
  if (head.kind === 'customer_return') return setReturnedOf(tx, head, { lineId, packs: 0 })
  const line = invoiceLines(tx, row.id).find((one) => one.id === lineId)
  if (line === undefined) return refuse('not_found', 'line_gone', {}, 'lineIds')
  const said = change.do === 'zero' ? { packs: 0 } : { locationId: change.locationId }
  return editArrival(tx, head, { lineId, itemId: line.item_id, ...said })
}
