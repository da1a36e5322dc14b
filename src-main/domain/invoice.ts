/**
 * Rules of documents: who the other party may be, what may be edited when, and what a step sets (features 5A, 5B, 5E).
 * Facts go in; what changes, or a refusal, comes out. What the rows look like on the wire is protocol-v5.md 4.6 and 4.13.
 */
import { arrivingKinds, bornFinished, lifeCycle, nextStates } from '../contract/life-cycle.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { isEditable, isRemovable } from './editable.ts'
import { shownNumber } from './numbers.ts'
import type { Moment } from './moment.ts'
import { wireWords } from './wire-words.ts'

export type InvoiceHead = {
  readonly id: string
  readonly storeId: string
  readonly nameId: string
  readonly number: number | null
  readonly kind: InvoiceKind
  readonly state: InvoiceState
  readonly onHold: boolean
  readonly isCancellation: boolean
  readonly requisitionId: string | null
  /** The other half of a transfer; null for a document made by hand. */
  readonly linkedId: string | null
  /** It brings what a purchase order asked for. */
  readonly isOrdered: boolean
  /** The document that this one returns something of; null where it stands alone. */
  readonly originalId: string | null
}

/** What the other party of a document is to the open store. */
export type PartyRole = 'customer' | 'supplier'

export type PartyFacts = {
  readonly id: string
  readonly name: string
  readonly isCustomer: boolean
  readonly isSupplier: boolean
  readonly isPatient: boolean
  readonly onHold: boolean
  readonly active: boolean
  /** A name_store_join of the open store points at it (F-020). */
  readonly visible: boolean
  readonly isThisStore: boolean
  /** Central's special name of adjustments (code `invad`): nobody with whom anything is traded. */
  readonly isOfAdjustments: boolean
}

/** The kinds that people make and edit here; prescriptions are still only shown. */
const madeHere: ReadonlySet<InvoiceKind> = new Set(['outbound_shipment', 'supplier_return', 'inbound_shipment', 'customer_return'])

/**
 * Why lines and money of the document cannot be changed here, as a key under `refusal.`; null where they can (5E).
 * `shut`: why nothing of its store can be.
 */
export function lockedReason({ kind, state }: Pick<InvoiceHead, 'kind' | 'state'>, shut: string | null): string | null {
  if (shut !== null) return shut
  if (bornFinished.has(kind)) return 'finished_as_made'
  if (!madeHere.has(kind)) return 'kind_read_only'
  if (isEditable(kind, state)) return null
  if (kind === 'supplier_return') return 'return_sent'
  if (kind === 'outbound_shipment') return 'already_shipped'
  return state === 'verified' || state === 'cancelled' ? 'already_verified' : 'supplier_still_editing'
}

/** Whom a document of that kind is made with. */
export const partyRole = (kind: InvoiceKind): PartyRole =>
  kind === 'inbound_shipment' || kind === 'supplier_return' ? 'supplier' : 'customer'

/** The other party: visible here, of the right kind, no patient, not on hold, not this very store (5E, F-020, F-171). */
export function checkParty(party: PartyFacts | undefined, role: PartyRole): Result<PartyFacts> {
  const name = party?.name ?? ''
  if (party === undefined || !party.visible || !party.active) return refuse('refused', `${role}_not_visible`, { name }, 'nameId')
  if (party.isThisStore) return refuse('refused', `${role}_is_this_store`, { name }, 'nameId')
  const isOfRole = role === 'customer' ? party.isCustomer : party.isSupplier
  if (!isOfRole || party.isPatient || party.isOfAdjustments) return refuse('refused', `not_a_${role}`, { name }, 'nameId')
  if (party.onHold) return refuse('refused', `${role}_on_hold`, { name }, 'nameId')
  return ok(party)
}

/** The other party may be changed only while New, not on behalf of an order, of a transfer or of what is returned (5E). */
export function checkPartyChange(head: InvoiceHead): Result<null> {
  const role = partyRole(head.kind)
  if (head.state !== 'new') return refuse('refused', `${role}_only_while_new`, {}, 'nameId')
  if (head.requisitionId !== null) return refuse('refused', `${role}_of_an_order`, {}, 'nameId')
  if (head.linkedId !== null) return refuse('refused', 'party_of_a_transfer', {}, 'nameId')
  const isReturn = originals[head.kind] !== undefined && head.originalId !== null
  return isReturn ? refuse('refused', 'party_of_a_return', {}, 'nameId') : ok(null)
}

export type NewDocument = {
  readonly id: string
  readonly storeId: string
  readonly nameId: string
  readonly number: number
  readonly userId: string
  readonly kind: Exclude<InvoiceKind, 'other'>
}

/** The wire's fields of a new document: the row as central will read it. */
export function newDocument(given: NewDocument, at: Moment) {
  return {
    id: given.id,
    store_id: given.storeId,
    name_id: given.nameId,
    number: given.number,
    user_id: given.userId,
    ...wireWords(given.kind, 'new'),
    on_hold: 0,
    currency_rate: 1,
    is_cancellation: 0,
    entry_date: at.date,
    entry_time: at.time,
    confirm_time: 0,
    finalised_time: 0,
    om_created_datetime: at.utc,
  } as const
}

/**
 * Whether a document may take this step: one of those that are next and not hidden by central, and not while it is on
 * hold (5A).
 */
export function checkStep(head: InvoiceHead, to: InvoiceState, hidden?: ReadonlySet<InvoiceState>): Result<null> {
  if (head.onHold) return refuse('refused', 'document_on_hold', documentParams(head))
  return nextStates(head.kind, head.state, hidden, head.isOrdered).includes(to)
    ? ok(null)
    : refuse('refused', 'step_not_next', documentParams(head))
}

export type OwnDates = {
  readonly confirm_date: string | null
  readonly confirm_time: number | null
  readonly om_allocated_datetime: string | null
  readonly om_picked_datetime: string | null
}

/** The wire's fields that a step sets; dates of skipped states get the same time, dates that stand are kept (5A). */
export function stepFields(head: Pick<InvoiceHead, 'kind' | 'state' | 'isOrdered'>, to: InvoiceState, before: OwnDates, at: Moment) {
  const { kind, state, isOrdered } = head
  const { status, om_type, om_status } = wireWords(kind as Exclude<InvoiceKind, 'other'>, to)
  const way = lifeCycle(kind, [state], isOrdered)
  const passed = new Set(way.slice(way.indexOf(state) + 1, way.indexOf(to) + 1))
  return { status, om_type, om_status, ...(arrivingKinds.has(kind) ? datesComing(passed, at) : datesGoing(passed, before, at)) }
}

const confirmed = (at: Moment) => ({ confirm_date: at.date, confirm_time: at.time })
const finalised = (at: Moment) => ({ finalised_date: at.date, finalised_time: at.time })

function datesGoing(passed: ReadonlySet<InvoiceState>, before: OwnDates, at: Moment) {
  return {
    ...(passed.has('allocated') && { om_allocated_datetime: before.om_allocated_datetime ?? at.utc }),
    ...(passed.has('picked') && { om_picked_datetime: before.om_picked_datetime ?? at.utc }),
    ...(passed.has('picked') && before.confirm_date === null && confirmed(at)),
    ...(passed.has('shipped') && { om_shipped_datetime: at.utc, ...finalised(at) }),
  }
}

/** On the wire the one date is that of the arrival in stock, and until then that of the arrival (4.6). */
function datesComing(passed: ReadonlySet<InvoiceState>, at: Moment) {
  return {
    ...(passed.has('shipped') && { om_shipped_datetime: at.utc }),
    ...((passed.has('delivered') || passed.has('received')) && { om_delivered_datetime: at.utc }),
    ...(passed.has('received') && confirmed(at)),
    ...(passed.has('verified') && { om_verified_datetime: at.utc, ...finalised(at) }),
  }
}

/** The day on which goods are expected: never before the one on which they were shipped, or are at the earliest (5E). */
export function checkExpectedDelivery(day: string, shippedOn: string): Result<null> {
  return day >= shippedOn ? ok(null) : refuse('refused', 'delivery_before_shipping', { day, shipped: shippedOn }, 'expectedDelivery')
}

/** Of which documents goods come back, and from which state on (5J). */
const originals: Partial<Record<InvoiceKind, { readonly kind: InvoiceKind; readonly states: ReadonlySet<InvoiceState> }>> = {
  supplier_return: { kind: 'inbound_shipment', states: new Set(['delivered', 'received', 'verified']) },
  customer_return: { kind: 'outbound_shipment', states: new Set(['shipped', 'delivered', 'received', 'verified']) },
}

/** Whether a return of that kind may be made from this document, to or from the same party. */
export function checkOriginal(original: InvoiceHead, nameId: string, kind: InvoiceKind): Result<null> {
  const wanted = originals[kind]
  const fits = wanted?.kind === original.kind && original.nameId === nameId && wanted.states.has(original.state)
  return fits ? ok(null) : refuse('refused', 'nothing_to_return', documentParams(original), 'originalId')
}

/** What brings goods is deleted only while New and made by hand: later its lines are stock, and a transfer is the sender's (5E). */
export function checkRemoval(head: InvoiceHead): Result<null> {
  const isOpen = isRemovable(head.kind, head.state) && (!arrivingKinds.has(head.kind) || head.linkedId === null)
  return isOpen ? ok(null) : refuse('refused', 'deleted_only_while_new', documentParams(head))
}

/** The number as a refusal may name it. */
export const documentParams = (head: Pick<InvoiceHead, 'number'>): { number: string } => ({
  number: String(shownNumber(head.number) ?? ''),
})
