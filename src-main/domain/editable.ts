/** In which states lines, money and head of each kind of document may be changed, and which may be deleted (features 5E). */
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import type { RequisitionKind, RequisitionState } from './requisition-words.ts'

const goingOut: ReadonlySet<InvoiceState> = new Set(['new', 'allocated', 'picked'])
const comingIn: ReadonlySet<InvoiceState> = new Set(['new', 'shipped', 'delivered', 'received'])
const never: ReadonlySet<InvoiceState> = new Set()

/** Adjustments and repacks are born finished, so that nobody ever sees one of them New. */
const editable: Readonly<Record<InvoiceKind, ReadonlySet<InvoiceState>>> = {
  outbound_shipment: goingOut,
  supplier_return: goingOut,
  prescription: goingOut,
  inbound_shipment: comingIn,
  customer_return: comingIn,
  inventory_addition: new Set(['new']),
  inventory_reduction: new Set(['new']),
  repack: never,
  other: never,
}

export const isEditable = (kind: InvoiceKind, state: InvoiceState): boolean => editable[kind].has(state)

/** What goes out is deleted as long as it is edited, what comes in only while New, adjustments and repacks never. */
export function isRemovable(kind: InvoiceKind, state: InvoiceState): boolean {
  if (kind === 'inbound_shipment' || kind === 'customer_return') return state === 'new'
  return editable[kind] === goingOut && goingOut.has(state)
}

/** What a supplier's side says of an order that must be approved; null where none is needed. */
export type Approval = 'awaiting' | 'approved' | 'denied' | null

/** An order that is asked for while Draft; one that is answered while New, unless its approval is open or was denied. */
export function isRequisitionEditable(kind: RequisitionKind, state: RequisitionState, approval: Approval): boolean {
  if (kind === 'request') return state === 'draft'
  return kind === 'response' && state === 'new' && approval !== 'awaiting' && approval !== 'denied'
}

/** An order of one's own is deleted while Draft; an answer never. */
export const isRequisitionRemovable = (kind: RequisitionKind, state: RequisitionState): boolean => kind === 'request' && state === 'draft'
