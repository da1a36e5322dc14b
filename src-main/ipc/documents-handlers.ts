/** What the operations on documents that bring goods or send them back do. */
import { ok } from '../contract/result.ts'
import { changeItems } from '../services/change-items.ts'
import { changeLines } from '../services/change-lines.ts'
import { kindsSeen, rightsOf } from '../services/access.ts'
import { approveLine } from '../services/approve-line.ts'
import { createInvoice } from '../services/create-invoice.ts'
import { createCustomerReturn, setReturned, supplierOfReturn } from '../services/customer-returns.ts'
import { editInvoice } from '../services/edit-invoice.ts'
import { finaliseInvoice } from '../services/finalise-invoice.ts'
import { places } from '../services/places.ts'
import { receiveGoods } from '../services/receive-goods.ts'
import { relatedDocuments } from '../services/related-documents.ts'
import { removeArrival } from '../services/remove-arrival.ts'
import { removeInvoice } from '../services/remove-invoice.ts'
import { createSupplierReturn } from '../services/supplier-returns.ts'
import { setBatch } from '../services/set-batch.ts'
import { setItem } from '../services/set-item.ts'
import { reasonsOfReturns, setReason } from '../services/set-reason.ts'
import { setArrival } from '../services/set-arrival.ts'
import type { HandlerPorts, Of } from './handlers.ts'

type Finished = Of<'adjustment'> & Of<'repack'>

export function documentsHandlers(
  ports: HandlerPorts,
): Of<'inbound'> & Of<'supplierReturn'> & Of<'customerReturn'> & Of<'documents'> & Finished {
  return {
    ...relatedHandlers(ports),
    ...inboundHandlers(ports),
    ...supplierReturnHandlers(ports),
    ...customerReturnHandlers(ports),
    ...finishedHandlers(ports),
  }
}

function finishedHandlers({ storeContext }: HandlerPorts): Finished {
  return {
    'adjustment.edit': (input, session) => editInvoice(storeContext(session), input, ['inventory_addition', 'inventory_reduction']),
    'repack.edit': (input, session) => editInvoice(storeContext(session), input, ['repack']),
  }
}

function relatedHandlers({ storeContext }: HandlerPorts): Of<'documents'> {
  return {
    'documents.related': ({ id }, session) => {
      const { db, storeId, userId } = storeContext(session)
      return relatedDocuments(db, storeId, id, kindsSeen(db, userId, storeId), rightsOf(db, userId, storeId).includes('viewStock'))
    },
  }
}

function customerReturnHandlers({ storeContext }: HandlerPorts): Of<'customerReturn'> {
  const kind = 'customer_return'
  return {
    'customerReturn.create': (input, session) => createCustomerReturn(storeContext(session), input),
    'customerReturn.edit': (input, session) => editInvoice(storeContext(session), input, [kind]),
    'customerReturn.setLine': (input, session) => setReturned(storeContext(session), input),
    'customerReturn.removeLine': (input, session) => removeArrival(storeContext(session), input, kind),
    'customerReturn.changeLines': ({ do: what, ...input }, session) =>
      changeLines(storeContext(session), { ...input, change: { do: what } }, kind),
    'customerReturn.setReason': (input, session) => setReason(storeContext(session), input, kind),
    'customerReturn.advance': (input, session) => receiveGoods(storeContext(session), input, kind, supplierOfReturn),
    'customerReturn.remove': (input, session) => removeInvoice(storeContext(session), input, kind),
    'customerReturn.reasons': (_, session) => ok(reasonsOfReturns(storeContext(session).db)),
  }
}

function supplierReturnHandlers({ storeContext }: HandlerPorts): Of<'supplierReturn'> {
  const kind = 'supplier_return'
  return {
    'supplierReturn.create': (input, session) => createSupplierReturn(storeContext(session), input),
    'supplierReturn.edit': (input, session) => editInvoice(storeContext(session), input, [kind]),
    'supplierReturn.setItem': (input, session) => setItem(storeContext(session), input, kind),
    'supplierReturn.setBatch': (input, session) => setBatch(storeContext(session), input, kind),
    'supplierReturn.removeItems': (input, session) => changeItems(storeContext(session), { ...input, do: 'remove' }, kind),
    'supplierReturn.setReason': (input, session) => setReason(storeContext(session), input, kind),
    'supplierReturn.finalise': (input, session) => finaliseInvoice(storeContext(session), input, kind),
    'supplierReturn.remove': (input, session) => removeInvoice(storeContext(session), input, kind),
    'supplierReturn.reasons': (_, session) => ok(reasonsOfReturns(storeContext(session).db)),
  }
}

function inboundHandlers({ storeContext }: HandlerPorts): Of<'inbound'> {
  return {
    'inbound.create': (input, session) => createInvoice(storeContext(session), input, 'inbound_shipment'),
    'inbound.edit': (input, session) => editInvoice(storeContext(session), input, ['inbound_shipment']),
    'inbound.setLine': (input, session) => setArrival(storeContext(session), input),
    'inbound.approve': (input, session) => approveLine(storeContext(session), input),
    'inbound.removeLine': (input, session) => removeArrival(storeContext(session), input, 'inbound_shipment'),
    'inbound.changeLines': (input, session) => changeLines(storeContext(session), input, 'inbound_shipment'),
    'inbound.advance': (input, session) => receiveGoods(storeContext(session), input, 'inbound_shipment'),
    'inbound.remove': (input, session) => removeInvoice(storeContext(session), input, 'inbound_shipment'),
    'inbound.places': (_, session) => {
      const { db, storeId } = storeContext(session)
      return ok(places(db, storeId))
    },
  }
}
