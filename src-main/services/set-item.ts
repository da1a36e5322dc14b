import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Invoice, InvoiceKind, InvoiceState } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { allocate } from '../domain/allocation.ts'
import type { LineFacts, StockFacts, Wanted } from '../domain/invoice-lines.ts'
import { planLines } from '../domain/invoice-lines.ts'
import { checkPacks } from '../domain/packs-asked.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines } from '../repositories/invoices.ts'
import { batchesOfItem } from '../repositories/stock-lines.ts'
import { asOnItsDay, checkOnItsDay, dayOf } from './backdated-stock.ts'
import { checkItem } from './check-item.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { invoiceToEdit, issueRules, lineFacts, offered, outbound, promisedElsewhere, stockFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { pickAnew } from './pick-anew.ts'
import { writeLines } from './write-lines.ts'

/**
 * Asks for so many units of an item: batches by first expiry (5C), 0 takes the item off; `packSize`: in packs of that size
 * only. What is not in stock stays on a document in New as a line without a batch, in units.
 */
export function setItem(
  context: StoreContext,
  asked: Asked & { id: string; version: number },
  kind: InvoiceKind = outbound,
): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    const allowed = checkItem(tx, asked.itemId, asked.units > 0)
    const written = allowed.ok ? askFor(tx, found.value, asked, at.date) : allowed
    return written.ok ? invoiceView(tx, storeId, asked.id) : written
  })
}

type Asked = { readonly itemId: string; readonly units: number; readonly packSize?: number | null }

/** Batches of an item by first expiry for so many units, in the place of what the document took of it. */
export function askFor(tx: Tx, row: InvoiceRecord, { itemId, units, packSize = null }: Asked, today: string): Result<null> {
  return writeChoice(tx, row, itemId, (lines, stock) => {
    const allowed = checkPacks(stock, { units, packSize })
    if (!allowed.ok) return allowed
    const allocation = allocate(
      stock.map((batch) => offered(batch, lines)),
      units,
      dayOf(row, today),
      { rules: issueRules(tx, row), packSize },
    )
    return ok({
      packs: new Map(allocation.batches.map(({ batch, packs }) => [batch.id, packs])),
      // Nothing goes back that is not here.
      unallocatedUnits: row.kind === 'supplier_return' ? 0 : Math.max(0, units - allocation.allocatedUnits),
    })
  })
}

/** Packs by batch, and units that no batch covers. */
export type Choice = Pick<Wanted, 'packs' | 'unallocatedUnits'>

/** What the document takes of an item, as somebody chooses it from what it takes now and from what there is. */
export function writeChoice(
  tx: Tx,
  row: InvoiceRecord,
  itemId: string,
  choose: (lines: readonly LineFacts[], stock: readonly StockFacts[]) => Result<Choice>,
): Result<null> {
  const lines = goodsLines(invoiceLines(tx, row.id), itemId)
  const batches = batchesOfItem(tx, row.store_id, itemId)
  const facts = lines.map(lineFacts)
  const stock = batches.map(stockFacts)
  const then = asOnItsDay(tx, row, facts, stock)
  const chosen = choose(facts, then)
  if (!chosen.ok) return chosen
  const allowed = checkOnItsDay(row, facts, then, chosen.value.packs)
  if (!allowed.ok) return allowed
  const plan = planLines({
    state: row.state as InvoiceState,
    lines: facts,
    stock: new Map(stock.map((batch) => [batch.id, batch])),
    holdings: (stockLineId) => promisedElsewhere(tx, row, stockLineId),
    ...chosen.value,
  })
  if (!plan.ok) return plan
  pickAnew(tx, row, { lines: facts, stock, packs: chosen.value.packs })
  writeLines(tx, { owner: { invoiceId: row.id, storeId: row.store_id }, itemId, lines, batches }, plan.value)
  return ok(null)
}

/** The lines of an item that take goods or ask for them; a service line is nobody's stock. */
export const goodsLines = <L extends { readonly item_id: string; readonly kind: string }>(
  lines: readonly L[],
  itemId: string,
): readonly L[] => lines.filter((line) => line.item_id === itemId && (line.kind === 'stock_out' || line.kind === 'unallocated'))
