import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind, InvoiceState } from '../contract/trade.ts'
import type { LineFacts } from '../domain/invoice-lines.ts'
import { checkByHand, planLines, taken } from '../domain/invoice-lines.ts'
import { unitsOf } from '../domain/stock.ts'
import { invoiceLines } from '../repositories/invoices.ts'
import { batchesOfItem, readBatch } from '../repositories/stock-lines.ts'
import { checkItem } from './check-item.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { invoiceToEdit, lineFacts, outbound, stockFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { goodsLines } from './set-item.ts'
import { writeLines } from './write-lines.ts'

/** Takes exactly so many packs of one batch, 0 takes its line off. What was asked for beyond stock shrinks by what comes on. */
export function setBatch(
  context: StoreContext,
  asked: { id: string; version: number; stockLineId: string; packs: number },
  kind: InvoiceKind = outbound,
): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    const batch = readBatch(tx, storeId, asked.stockLineId)
    if (batch === undefined) return refuse('not_found', 'batch_gone', {}, 'stockLineId')
    const lines = goodsLines(invoiceLines(tx, asked.id), batch.item_id)
    const facts = lines.map(lineFacts)
    const more = asked.packs - taken(facts, batch.id)
    const ofItem = checkItem(tx, batch.item_id, more > 0)
    const allowed = ofItem.ok ? checkByHand(stockFacts(batch), more, at.date) : ofItem
    if (!allowed.ok) return allowed
    const batches = batchesOfItem(tx, storeId, batch.item_id)
    const plan = planLines({
      state: found.value.state as InvoiceState,
      lines: facts,
      stock: new Map(batches.map((one) => [one.id, stockFacts(one)])),
      packs: packsWith(facts, batch.id, asked.packs),
      unallocatedUnits: Math.max(0, unallocated(facts) - unitsOf(more, batch.pack_size ?? 0)),
    })
    if (!plan.ok) return plan
    writeLines(tx, { owner: { invoiceId: asked.id, storeId }, itemId: batch.item_id, lines, batches }, plan.value)
    return invoiceView(tx, storeId, asked.id)
  })
}

function packsWith(lines: readonly LineFacts[], stockLineId: string, packs: number): ReadonlyMap<string, number> {
  const now = lines.flatMap((line): [string, number][] =>
    line.stockLineId === null ? [] : [[line.stockLineId, taken(lines, line.stockLineId)]],
  )
  return new Map([...now, [stockLineId, packs]])
}

/** Units asked for that no batch covers; lowering a batch by hand does not ask for them anew. */
const unallocated = (lines: readonly LineFacts[]): number =>
  lines.reduce((sum, line) => (line.stockLineId === null ? sum + line.packs : sum), 0)
