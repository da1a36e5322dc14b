import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import { checkCustomer, newOutbound } from '../domain/invoice.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { invoicePlace, saveInvoice } from '../repositories/invoices.ts'
import { readParty } from '../repositories/names.ts'
import { takeInvoiceNumber } from '../repositories/numbers.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { customerFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

/** A new customer invoice under the id that the form made: the same id again gives the same document (U-37, T13). */
export function createInvoice(context: StoreContext, { id, nameId }: { id: string; nameId: string }): Result<Invoice> {
  const { storeId, userId } = context
  return act(context, ['invoice', 'activity_log'], (tx, at) => {
    const known = invoicePlace(tx, id)
    if (known !== undefined) {
      const isOurs = known.store_id === storeId && known.kind === 'outbound_shipment'
      return isOurs ? invoiceView(tx, storeId, id) : refuse('refused', 'id_in_use', {}, 'id')
    }
    const customer = checkCustomer(customerFacts(readParty(tx, storeId, nameId)))
    if (!customer.ok) return customer
    const number = takeInvoiceNumber(tx, storeId, 'outbound_shipment')
    saveInvoice(tx, storeId, newOutbound({ id, storeId, nameId, number, userId }, at))
    logActivity(tx, { type: 'InvoiceCreated', recordId: id, storeId })
    logActivity(tx, { type: 'InvoiceNumberAllocated', recordId: id, storeId, to: String(number) })
    return invoiceView(tx, storeId, id)
  })
}
