/** What the operations on documents that bring goods or send them back do. */
import { ok } from '../contract/result.ts'
import { createInvoice } from '../services/create-invoice.ts'
import { editInvoice } from '../services/edit-invoice.ts'
import { places } from '../services/places.ts'
import { receiveGoods } from '../services/receive-goods.ts'
import { removeArrival } from '../services/remove-arrival.ts'
import { removeInvoice } from '../services/remove-invoice.ts'
import { setArrival } from '../services/set-arrival.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export function documentsHandlers({ storeContext }: HandlerPorts): Of<'inbound'> {
  return {
    'inbound.create': (input, session) => createInvoice(storeContext(session), input, 'inbound_shipment'),
    'inbound.edit': (input, session) => editInvoice(storeContext(session), input, 'inbound_shipment'),
    'inbound.setLine': (input, session) => setArrival(storeContext(session), input),
    'inbound.removeLine': (input, session) => removeArrival(storeContext(session), input, 'inbound_shipment'),
    'inbound.advance': (input, session) => receiveGoods(storeContext(session), input, 'inbound_shipment'),
    'inbound.remove': (input, session) => removeInvoice(storeContext(session), input, 'inbound_shipment'),
    'inbound.places': (_, session) => {
      const { db, storeId } = storeContext(session)
      return ok(places(db, storeId))
    },
  }
}
