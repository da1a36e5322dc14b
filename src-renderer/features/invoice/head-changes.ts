/** Changes of the head of any document: how each is sent, and what it is compared with when somebody was quicker. */
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import type { DocumentCalls } from '../../stores/document-calls.ts'
import { callsOf } from '../../stores/document-calls.ts'
import type { Change } from '../../stores/invoice.ts'
import { invoice as store } from '../../stores/trade.ts'

type Edit = Parameters<DocumentCalls['invoice.edit']>[0]

function change(target: Change['target'], mine: string, read: (invoice: Invoice) => string, edit: Omit<Edit, 'id' | 'version'>) {
  return store.getState().make({
    target,
    mine,
    read,
    send: (id, version) => callsOf(api, store.getState().invoice?.kind ?? 'other').edit({ id, version, ...edit }),
  })
}

/** Puts the document on hold or lifts it (5A). */
export const setHold = (onHold: boolean): Promise<boolean> =>
  change('onHold', String(onHold), (invoice) => String(invoice.onHold), { onHold })

/** `#RRGGBB`, or nothing. */
export const setColour = (colour: string): Promise<boolean> => change('colour', colour, (invoice) => invoice.colour, { colour })

/** Another customer or supplier; `name` is what both are called where somebody else chose another one. */
export const setParty = (nameId: string, name: string): Promise<boolean> =>
  store.getState().make({
    target: 'party',
    mine: name,
    read: (invoice) => invoice.name,
    send: (id, version) => {
      const kind = store.getState().invoice?.kind
      const operation = kind === 'inbound_shipment' ? 'inbound.edit' : kind === 'supplier_return' ? 'supplierReturn.edit' : 'invoice.edit'
      return api[operation]({ id, version, nameId })
    },
  })

/** The day to which what goes out is dated back, null for today (5E). */
export const setDatedBack = (day: string | null): Promise<boolean> =>
  store.getState().make({
    target: 'day',
    mine: day ?? '',
    read: (invoice) => invoice.datedBackTo ?? '',
    send: (id, version) => {
      const isReturn = store.getState().invoice?.kind === 'supplier_return'
      return api[isReturn ? 'supplierReturn.edit' : 'invoice.edit']({ id, version, datedBackTo: day })
    },
  })

/** The earlier day on which goods came (5E). */
export const setReceivedOn = (day: string): Promise<boolean> =>
  store.getState().make({
    target: 'day',
    mine: day,
    read: (invoice) => invoice.dates.received ?? '',
    send: (id, version) => api['inbound.edit']({ id, version, receivedOn: day }),
  })

/** The day on which the goods of a supplier are expected, null where nobody knows (5E). */
export const setExpected = (day: string | null): Promise<boolean> =>
  store.getState().make({
    target: 'day',
    mine: day ?? '',
    read: (invoice) => invoice.expectedDelivery ?? '',
    send: (id, version) => api['inbound.edit']({ id, version, expectedDelivery: day }),
  })
