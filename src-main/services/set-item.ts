import type { Result } from '../contract/result.ts'
import type { Invoice, InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { allocate } from '../domain/allocation.ts'
import { planLines } from '../domain/invoice-lines.ts'
import { invoiceLines } from '../repositories/invoices.ts'
import { batchesOfItem } from '../repositories/stock-lines.ts'
import { checkItem } from './check-item.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { invoiceToEdit, lineFacts, offered, outbound, stockFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { writeLines } from './write-lines.ts'

/**
 * Asks for so many units of an item: batches by first expiry (5C), 0 takes the item off. What is not in stock stays on
 * a document in New as a line without a batch.
 */
export function setItem(
  context: StoreContext,
  asked: { id: string; version: number; itemId: string; units: number },
  kind: InvoiceKind = outbound,
): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    const allowed = checkItem(tx, asked.itemId, asked.units > 0)
    if (!allowed.ok) return allowed
    const lines = goodsLines(invoiceLines(tx, asked.id), asked.itemId)
    const batches = batchesOfItem(tx, storeId, asked.itemId)
    const facts = lines.map(lineFacts)
    const stock = batches.map(stockFacts)
    const allocation = allocate(
      stock.map((batch) => offered(batch, facts)),
      asked.units,
      at.date,
    )
    const plan = planLines({
      state: found.value.state as InvoiceState,
      lines: facts,
      stock: new Map(stock.map((batch) => [batch.id, batch])),
      packs: new Map(allocation.batches.map((row) => [row.batch.id, row.packs])),
      // Nothing goes back that is not here.
      unallocatedUnits: kind === 'supplier_return' ? 0 : Math.max(0, asked.units - allocation.allocatedUnits),
    })
    if (!plan.ok) return plan
    writeLines(tx, { owner: { invoiceId: asked.id, storeId }, itemId: asked.itemId, lines, batches }, plan.value)
    return invoiceView(tx, storeId, asked.id)
  })
}

/** The lines of an item that take goods or ask for them; a service line is nobody's stock. */
export const goodsLines = <L extends { readonly item_id: string; readonly kind: string }>(
  lines: readonly L[],
  itemId: string,
): readonly L[] => lines.filter((line) => line.item_id === itemId && (line.kind === 'stock_out' || line.kind === 'unallocated'))
