/** Goods that go back to their supplier (5J). */
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { momentOf } from '../domain/moment.ts'
import { tolerance } from '../domain/stock.ts'
import { invoiceLines, readInvoice } from '../repositories/invoices.ts'
import { readBatch } from '../repositories/stock-lines.ts'
import type { StoreContext } from './context.ts'
import { createInvoice } from './create-invoice.ts'
import type { NewReturn } from './customer-returns.ts'
import { isChosen } from './customer-returns.ts'
import { takeBatch } from './set-batch.ts'

type Asked = NewReturn & { readonly originalId: string | null }

/**
 * A new return to a supplier. Where lines of the invoice that the goods came with are named, it begins with what is still
 * here of their batches, and at most what they brought; a batch on hold is left out.
 */
export function createSupplierReturn(context: StoreContext, asked: Asked): Result<Invoice> {
  const { originalId, lineIds } = asked
  if (originalId === null || lineIds === undefined) return createInvoice(context, asked, 'supplier_return')
  const today = momentOf(context.clock()).date
  return createInvoice(context, asked, 'supplier_return', (tx) => fill(tx, context.storeId, { ...asked, originalId }, today))
}

function fill(tx: Tx, storeId: string, asked: NewReturn & { readonly originalId: string }, today: string): Result<null> {
  const row = readInvoice(tx, storeId, asked.id)
  if (row === undefined) return ok(null)
  for (const line of invoiceLines(tx, asked.originalId).filter(({ id }) => isChosen(id, asked))) {
    const batch = line.stock_line_id === null ? undefined : readBatch(tx, storeId, line.stock_line_id)
    const packs = Math.min(line.packs ?? 0, batch?.available ?? 0)
    if (batch === undefined || batch.on_hold === 1 || batch.location_on_hold === 1 || packs < tolerance) continue
    const taken = takeBatch(tx, row, { stockLineId: batch.id, packs }, today)
    if (!taken.ok) return taken
  }
  return ok(null)
}
