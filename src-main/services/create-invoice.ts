import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { InvoiceHead, NewDocument } from '../domain/invoice.ts'
import { checkOriginal as checkShipment, checkParty, newDocument, partyRole } from '../domain/invoice.ts'
import type { Tx } from '../db/write.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { invoicePlace, readInvoice, saveInvoice } from '../repositories/invoices.ts'
import { readParty } from '../repositories/names.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import { takeInvoiceNumber } from '../repositories/numbers.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, partyFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

/**
 * A new document under the id that the form made: the same id again gives the same document (U-37, T13). `fill` writes what
 * it begins with.
 */
export function createInvoice(
  context: StoreContext,
  { id, nameId, originalId = null }: { id: string; nameId: string; originalId?: string | null },
  kind: NewDocument['kind'] = 'outbound_shipment',
  fill: (tx: Tx, head: InvoiceHead) => Result<null> = () => ok(null),
): Result<Invoice> {
  const { storeId, userId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line', 'activity_log'], (tx, at) => {
    const known = invoicePlace(tx, id)
    if (known !== undefined) {
      const isOurs = known.store_id === storeId && known.kind === kind
      return isOurs ? invoiceView(tx, storeId, id) : refuse('refused', 'id_in_use', {}, 'id')
    }
    if (kind === 'customer_return' && readDocumentRules(tx, storeId).noManualReturns) return refuse('refused', 'no_manual_returns')
    const party = checkParty(partyFacts(readParty(tx, storeId, nameId)), partyRole(kind))
    if (!party.ok) return party
    const original = originalId === null ? ok(null) : checkOriginal(tx, storeId, originalId, nameId, kind)
    if (!original.ok) return original
    const number = takeInvoiceNumber(tx, storeId, kind)
    const returned = originalId === null ? {} : { rest: { om_original_shipment_id: originalId } }
    saveInvoice(tx, storeId, { ...newDocument({ id, storeId, nameId, number, userId, kind }, at), ...returned })
    logActivity(tx, { type: 'InvoiceCreated', recordId: id, storeId })
    logActivity(tx, { type: 'InvoiceNumberAllocated', recordId: id, storeId, to: String(number) })
    const row = readInvoice(tx, storeId, id)
    const filled = row === undefined ? ok(null) : fill(tx, headOf(row))
    return filled.ok ? invoiceView(tx, storeId, id) : filled
  })
}

function checkOriginal(tx: Tx, storeId: string, originalId: string, nameId: string, kind: NewDocument['kind']): Result<null> {
  const original = readInvoice(tx, storeId, originalId)
  return original === undefined ? refuse('not_found', 'document_gone', {}, 'originalId') : checkShipment(headOf(original), nameId, kind)
}
