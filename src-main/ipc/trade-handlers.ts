/** What the operations on documents do. */
import { ok } from '../contract/result.ts'
import { seenWith } from '../contract/seen-kinds.ts'
import { checkRight, kindsSeen } from '../services/access.ts'
import { createInvoice } from '../services/create-invoice.ts'
import { editInvoice } from '../services/edit-invoice.ts'
import { finaliseInvoice } from '../services/finalise-invoice.ts'
import { invoiceView } from '../services/invoice-view.ts'
import { listTransactions } from '../services/list-transactions.ts'
import { previewAllocation } from '../services/preview-allocation.ts'
import { removeInvoice } from '../services/remove-invoice.ts'
import { localDay, searchParties, searchStock } from '../services/search.ts'
import { setBatch } from '../services/set-batch.ts'
import { setItem } from '../services/set-item.ts'
import type { HandlerPorts, Of } from './handlers.ts'
import { outboundHandlers } from './outbound-handlers.ts'

type TradeHandlers = Pick<Of<'transactions'>, 'transactions.list'> &
  Of<'invoice'> &
  Of<'names'> &
  Pick<Of<'items'>, 'items.search'> &
  Of<'outbound'>

export function tradeHandlers(ports: HandlerPorts): TradeHandlers {
  const { storeContext, remember } = ports
  return {
    ...outboundHandlers(ports),
    'transactions.list': (input, session) => {
      const { db, storeId, userId } = storeContext(session)
      return ok(listTransactions(db, storeId, input, remember, kindsSeen(db, userId, storeId)))
    },
    'invoice.get': ({ id }, session) => {
      const { db, storeId, userId } = storeContext(session)
      const found = invoiceView(db, storeId, id)
      const seen = found.ok ? checkRight(db, userId, storeId, seenWith[found.value.kind]) : found
      return seen.ok ? found : seen
    },
    'invoice.create': (input, session) => createInvoice(storeContext(session), input),
    'invoice.edit': (input, session) => editInvoice(storeContext(session), input),
    'invoice.setItem': (input, session) => setItem(storeContext(session), input),
    'invoice.setBatch': (input, session) => setBatch(storeContext(session), input),
    'invoice.allocation': (input, session) => previewAllocation(storeContext(session), input),
    'invoice.finalise': (input, session) => finaliseInvoice(storeContext(session), input),
    'invoice.remove': (input, session) => removeInvoice(storeContext(session), input),
    'names.customers': (input, session) => {
      const { db, storeId } = storeContext(session)
      return ok(searchParties(db, storeId, 'customer', input))
    },
    'names.suppliers': (input, session) => {
      const { db, storeId } = storeContext(session)
      return ok(searchParties(db, storeId, 'supplier', input))
    },
    'items.search': (input, session) => {
      const { db, storeId, clock } = storeContext(session)
      return ok(searchStock(db, storeId, input, localDay(clock())))
    },
  }
}
