/** Goods that go back to their supplier (5J). */
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { packsTaken } from '../domain/invoice-lines.ts'
import { momentOf } from '../domain/moment.ts'
import { tolerance } from '../domain/stock.ts'
import { invoiceLines, readInvoice } from '../repositories/invoices.ts'
import { readBatch } from '../repositories/stock-lines.ts'
import type { StoreContext } from './context.ts'
import { createInvoice } from './create-invoice.ts'
import type { NewReturn } from './customer-returns.ts'
import { isChosen, refuseEmpty } from './customer-returns.ts'
import { lineFacts } from './invoice-facts.ts'
import { takeBatch } from './set-batch.ts'

type Asked = NewReturn & { readonly originalId: string | null }

/**
 * A new return to a supplier. Of an invoice that the goods came with it begins with what is still here of their batches, and
 * at most what they brought, of the named lines or of all; what is on hold or may not leave is left out. Refused where
 * nothing is left, with what keeps the first of them here.
 */
export function createSupplierReturn(context: StoreContext, asked: Asked): Result<Invoice> {
  const { originalId } = asked
  if (originalId === null) return createInvoice(context, asked, 'supplier_return')
  const today = momentOf(context.clock()).date
  return createInvoice(context, asked, 'supplier_return', (tx) => fill(tx, context.storeId, { ...asked, originalId }, today))
}

function fill(tx: Tx, storeId: string, asked: NewReturn & { readonly originalId: string }, today: string): Result<null> {
  const row = readInvoice(tx, storeId, asked.id)
  if (row === undefined) return ok(null)
  const lines = invoiceLines(tx, asked.originalId).filter(({ id }) => isChosen(id, asked))
  let isEmpty = true
  let kept: Result<never> | null = null
  for (const [stockLineId, brought] of packsTaken(lines.map(lineFacts))) {
    const batch = readBatch(tx, storeId, stockLineId)
    const packs = Math.min(brought, batch?.available ?? 0)
    if (batch === undefined || batch.on_hold === 1 || batch.location_on_hold === 1 || packs < tolerance) continue
    const taken = takeBatch(tx, row, { stockLineId, packs }, today)
    if (taken.ok) isEmpty = false
    else kept ??= taken
  }
  return isEmpty ? (kept ?? refuseEmpty(tx, storeId, asked.originalId, 'nothing_left_to_send_back')) : ok(null)
}
