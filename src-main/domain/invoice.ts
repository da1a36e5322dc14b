/**
 * Rules of the customer invoice (outbound shipment): New → Allocated → Picked → Shipped, forward only
 * (features 5A, 5B, 5E). Facts go in; what changes, or a refusal, comes out. What the rows look like on the
 * wire is protocol-v5.md 4.6 and 4.13.
 */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { shownNumber } from './numbers.ts'
import type { Moment } from './moment.ts'

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
}

export type CustomerFacts = {
  readonly id: string
  readonly name: string
  readonly isCustomer: boolean
  readonly isPatient: boolean
  readonly onHold: boolean
  readonly active: boolean
  /** A name_store_join of the open store points at it (F-020). */
  readonly visible: boolean
  readonly isThisStore: boolean
}

const editable: ReadonlySet<InvoiceState> = new Set(['new', 'allocated', 'picked'])

/**
 * Why lines and money of the document cannot be changed here, as a key under `refusal.`; null where they can (5E).
 * `shut`: why nothing of its store can be.
 */
export function lockedReason(head: Pick<InvoiceHead, 'kind' | 'state'>, shut: string | null): string | null {
  if (shut !== null) return shut
  if (head.kind !== 'outbound_shipment') return 'kind_read_only'
  return editable.has(head.state) ? null : 'already_shipped'
}

/** The other party of an outbound: visible here, a customer, no patient, not on hold, not this very store (5E, F-020, F-171). */
export function checkCustomer(customer: CustomerFacts | undefined): Result<CustomerFacts> {
  if (customer === undefined || !customer.visible || !customer.active)
    return refuse('refused', 'customer_not_visible', nameOf(customer), 'nameId')
  if (customer.isThisStore) return refuse('refused', 'customer_is_this_store', nameOf(customer), 'nameId')
  if (!customer.isCustomer || customer.isPatient) return refuse('refused', 'not_a_customer', nameOf(customer), 'nameId')
  if (customer.onHold) return refuse('refused', 'customer_on_hold', nameOf(customer), 'nameId')
  return ok(customer)
}

const nameOf = (customer: CustomerFacts | undefined): { name: string } => ({ name: customer?.name ?? '' })

/** The customer may be changed only while New and not on behalf of an order (5E). */
export function checkCustomerChange(head: InvoiceHead): Result<null> {
  if (head.state !== 'new') return refuse('refused', 'customer_only_while_new', {}, 'nameId')
  if (head.requisitionId !== null) return refuse('refused', 'customer_of_an_order', {}, 'nameId')
  return ok(null)
}

/** The wire's fields of a new customer invoice: the row as central will read it. */
export function newOutbound(given: { id: string; storeId: string; nameId: string; number: number; userId: string }, at: Moment) {
  return {
    id: given.id,
    store_id: given.storeId,
    name_id: given.nameId,
    number: given.number,
    user_id: given.userId,
    type: 'ci',
    mode: 'store',
    status: 'sg',
    on_hold: 0,
    currency_rate: 1,
    is_cancellation: 0,
    entry_date: at.date,
    entry_time: at.time,
    confirm_time: 0,
    finalised_time: 0,
    om_type: 'OUTBOUND_SHIPMENT',
    om_status: 'NEW',
    om_created_datetime: at.utc,
  } as const
}

export type OwnDates = {
  readonly confirm_date: string | null
  readonly confirm_time: number | null
  readonly om_allocated_datetime: string | null
  readonly om_picked_datetime: string | null
}

/** The wire's fields that shipping sets; dates of skipped states get the same time, dates that stand are kept (5A). */
export function shippedFields(before: OwnDates, at: Moment) {
  const picked = before.confirm_date === null ? { confirm_date: at.date, confirm_time: at.time } : {}
  return {
    status: 'fn',
    om_type: 'OUTBOUND_SHIPMENT',
    om_status: 'SHIPPED',
    ...picked,
    finalised_date: at.date,
    finalised_time: at.time,
    om_allocated_datetime: before.om_allocated_datetime ?? at.utc,
    om_picked_datetime: before.om_picked_datetime ?? at.utc,
    om_shipped_datetime: at.utc,
  } as const
}

/** The number as a refusal may name it. */
export const documentParams = (head: Pick<InvoiceHead, 'number'>): { number: string } => ({
  number: String(shownNumber(head.number) ?? ''),
})
