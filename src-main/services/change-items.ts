/** What is done to several items of a document that takes goods at once (U-38), and to lines that no batch covers (U-13). */
import type { ItemsChange } from '../contract/outbound-operations.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { allocate } from '../domain/allocation.ts'
import type { LineFacts } from '../domain/invoice-lines.ts'
import { packsTaken, unallocatedUnits } from '../domain/invoice-lines.ts'
import { documentParams } from '../domain/invoice.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { dayOf } from './backdated-stock.ts'
import { checkItem } from './check-item.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit, issueRules, outbound } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { askFor, writeChoice } from './set-item.ts'
import { askForNothing } from './write-lines.ts'

export type ManyItems = { readonly id: string; readonly version: number; readonly itemIds: readonly string[]; readonly do: ItemsChange }

/** All of the items or none of them: one that is refused, with its name, leaves the others as they were. */
export function changeItems(context: StoreContext, asked: ManyItems, kind: InvoiceKind = outbound): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    for (const itemId of new Set(asked.itemIds)) {
      const done = ways[asked.do](tx, found.value, itemId, at.date)
      if (!done.ok) return done
    }
    return invoiceView(tx, storeId, asked.id)
  })
}

type Way = (tx: Tx, row: InvoiceRecord, itemId: string, today: string) => Result<null>

const ways: Readonly<Record<ItemsChange, Way>> = {
  remove: (tx, row, itemId, today) => askFor(tx, row, { itemId, units: 0 }, today),
  zero: askForZero,
  allocate: allocateMissing,
  trim: (tx, row, itemId) => writeChoice(tx, row, itemId, (lines) => ok({ packs: packsTaken(lines), unallocatedUnits: 0 })),
}

/** The item stays to be filled in again; only a document in New keeps a line that asks for nothing (5E). */
function askForZero(tx: Tx, row: InvoiceRecord, itemId: string, today: string): Result<null> {
  if (row.state !== 'new' || row.kind !== outbound) return refuse('refused', 'zero_only_while_new', documentParams(headOf(row)))
  const emptied = askFor(tx, row, { itemId, units: 0 }, today)
  if (emptied.ok) askForNothing(tx, { invoiceId: row.id, storeId: row.store_id }, itemId)
  return emptied
}

/** Covers what is missing by first expiry (5C); the batches that are taken already stay as somebody chose them. */
function allocateMissing(tx: Tx, row: InvoiceRecord, itemId: string, today: string): Result<null> {
  const allowed = checkItem(tx, itemId, true)
  if (!allowed.ok) return allowed
  return writeChoice(tx, row, itemId, (lines, stock) => {
    const missing = unallocatedUnits(lines)
    const { batches, allocatedUnits } = allocate(stock, missing, dayOf(row, today), { rules: issueRules(tx, row) })
    const more = new Map(batches.map(({ batch, packs }) => [batch.id, packs]))
    return ok({ packs: added(lines, more), unallocatedUnits: Math.max(0, missing - allocatedUnits) })
  })
}

function added(lines: readonly LineFacts[], more: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const packs = new Map(packsTaken(lines))
  for (const [id, count] of more) packs.set(id, (packs.get(id) ?? 0) + count)
  return packs
}
