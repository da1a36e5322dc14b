/** Changes of a document that brings goods: how each is sent, and what it is compared with when somebody was quicker. */
import type { Input } from '../../../src-main/contract/operations.ts'
import type { Invoice, InvoiceLine, InvoiceState } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import type { Change } from '../../stores/invoice.ts'
import { invoice as store } from '../../stores/trade.ts'

type Said = Input<'inbound.setLine'>
export type LineField = 'batch' | 'expiryDate' | 'packSize' | 'packs' | 'costPrice' | 'locationId' | 'note'

/** Of what a customer brings back only the packs are said: all else is as it was issued. */
const isReturn = (): boolean => store.getState().invoice?.kind === 'customer_return'

const lineOf = ({ lines }: Invoice, lineId: string): InvoiceLine | undefined => lines.find((line) => line.id === lineId)

/** One field of a line. */
export function setField(line: InvoiceLine, field: LineField, value: string | number | null): Promise<boolean> {
  const change: Change = {
    target: `line:${line.id}:${field}`,
    mine: value ?? '',
    read: (invoice) => lineOf(invoice, line.id)?.[field] ?? '',
    send: (id, version) =>
      isReturn()
        ? api['customerReturn.setLine']({ id, version, lineId: line.id, packs: Number(value) })
        : api['inbound.setLine']({ id, version, lineId: line.id, itemId: line.itemId, [field]: value }),
  }
  return store.getState().make(change)
}

/**
 * A new line of an item, with what the line `likeId` says of packs and cost when it is made: what is typed there may still
 * be on its way. Gives its id.
 */
export async function addLine(itemId: string, likeId?: string): Promise<string> {
  const lineId = crypto.randomUUID()
  await putLine(lineId, itemId, (invoice) => {
    const like = lineOf(invoice, likeId ?? '')
    return like === undefined ? {} : { packSize: like.packSize, costPrice: like.costPrice, sellPrice: like.sellPrice }
  })
  return lineId
}

/** A new line with what a scanned code says of the goods. */
export const addScanned = (lineId: string, itemId: string, said: Partial<Said>): Promise<boolean> => putLine(lineId, itemId, () => said)

/** A line that was taken off, as it was. */
export const putBack = (line: InvoiceLine): Promise<boolean> => {
  const { batch, expiryDate, packSize, packs, costPrice, sellPrice, locationId, note } = line
  return putLine(line.id, line.itemId, () => ({ batch, expiryDate, packSize, packs, costPrice, sellPrice, locationId, note }))
}

function putLine(lineId: string, itemId: string, say: (invoice: Invoice) => Partial<Said>): Promise<boolean> {
  return store.getState().make({
    target: `line:${lineId}`,
    mine: itemId,
    read: (invoice) => lineOf(invoice, lineId)?.itemId ?? '',
    send: (id, version) => {
      const { invoice } = store.getState()
      return api['inbound.setLine']({ id, version, lineId, itemId, ...(invoice === null ? {} : say(invoice)) })
    },
  })
}

/** Accepts a line or turns it down. */
export const approve = (line: InvoiceLine, approval: Input<'inbound.approve'>['approval']): Promise<boolean> =>
  store.getState().make({
    target: `line:${line.id}:approval`,
    mine: approval,
    read: (invoice) => lineOf(invoice, line.id)?.approval ?? 'accepted',
    send: (id, version) => api['inbound.approve']({ id, version, lineId: line.id, approval }),
  })

export const removeLine = (line: InvoiceLine): Promise<boolean> =>
  store.getState().make({
    target: `line:${line.id}`,
    mine: 'removed',
    read: (invoice) => (lineOf(invoice, line.id) === undefined ? 'removed' : 'there'),
    send: (id, version) => api[isReturn() ? 'customerReturn.removeLine' : 'inbound.removeLine']({ id, version, lineId: line.id }),
  })

export type ArrivalState = Input<'inbound.advance'>['to']
export const isArrivalState = (state: InvoiceState): state is ArrivalState =>
  state === 'delivered' || state === 'received' || state === 'verified'

/** Takes the document a step on; on hold, the step lifts the hold. */
export const advance = (to: ArrivalState, liftHold: boolean): Promise<boolean> =>
  store.getState().make({
    target: 'ship',
    mine: to,
    read: (invoice) => `${invoice.state} ${invoice.lines.length} ${invoice.total}`,
    send: (id, version) => api[isReturn() ? 'customerReturn.advance' : 'inbound.advance']({ id, version, to, liftHold }),
  })
