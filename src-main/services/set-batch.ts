import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkByHand, packsTaken, taken, unallocatedUnits } from '../domain/invoice-lines.ts'
import { unitsOf } from '../domain/stock.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines } from '../repositories/invoices.ts'
import { readBatch } from '../repositories/stock-lines.ts'
import { dayOf } from './backdated-stock.ts'
import { checkItem } from './check-item.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { invoiceToEdit, issueRules, lineFacts, outbound, stockFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { goodsLines, writeChoice } from './set-item.ts'

/** Takes exactly so many packs of one batch, 0 takes its line off. What was asked for beyond stock shrinks by what comes on. */
export function setBatch(
  context: StoreContext,
  asked: { id: string; version: number; stockLineId: string; packs: number },
  kind: InvoiceKind = outbound,
): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    const written = found.ok ? takeBatch(tx, found.value, asked, at.date) : found
    return written.ok ? invoiceView(tx, storeId, asked.id) : written
  })
}

/** The same on a document that may be edited; nothing is asked for anew of what is given back. */
export function takeBatch(tx: Tx, row: InvoiceRecord, asked: { stockLineId: string; packs: number }, today: string): Result<null> {
  const batch = readBatch(tx, row.store_id, asked.stockLineId)
  if (batch === undefined) return refuse('not_found', 'batch_gone', {}, 'stockLineId')
  const lines = goodsLines(invoiceLines(tx, row.id), batch.item_id).map(lineFacts)
  const more = asked.packs - taken(lines, batch.id)
  const ofItem = checkItem(tx, batch.item_id, more > 0)
  const allowed = ofItem.ok ? checkByHand(stockFacts(batch), more, dayOf(row, today), issueRules(tx, row)) : ofItem
  if (!allowed.ok) return allowed
  return writeChoice(tx, row, batch.item_id, () =>
    ok({
      packs: new Map([...packsTaken(lines), [batch.id, asked.packs]]),
      unallocatedUnits: Math.max(0, unallocatedUnits(lines) - unitsOf(Math.max(0, more), batch.pack_size ?? 0)),
    }),
  )
}
