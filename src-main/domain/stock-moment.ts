/**
 * When a document moved the stock (features 5B), in the clinic's local time, for people and figures count by its days.
 * The rules of the dates are those of protocol-v5.md 4.13.
 */
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { clock, momentOf } from './moment.ts'

type Text = string | null
type Column = 'leaves' | 'arrives' | 'adjusts'

const columnOf: Readonly<Record<InvoiceKind, Column | null>> = {
  outbound_shipment: 'leaves',
  prescription: 'leaves',
  supplier_return: 'leaves',
  inbound_shipment: 'arrives',
  customer_return: 'arrives',
  inventory_addition: 'adjusts',
  inventory_reduction: 'adjusts',
  repack: 'adjusts',
  other: null,
}

/** The states in which the goods have left or arrived: from Picked, from Received, from Verified on. */
const movedIn: Readonly<Record<Column, ReadonlySet<InvoiceState>>> = {
  leaves: new Set(['picked', 'shipped', 'delivered', 'received', 'verified', 'cancelled']),
  arrives: new Set(['received', 'verified', 'cancelled']),
  adjusts: new Set(['verified', 'cancelled']),
}

/** Whether a document of that kind and state has moved the stock of its lines. */
export function hasMovedStock(kind: InvoiceKind, state: InvoiceState): boolean {
  const column = columnOf[kind]
  return column !== null && movedIn[column].has(state)
}

export type MomentFacts = {
  readonly om_picked_datetime: Text
  readonly om_delivered_datetime: Text
  readonly om_verified_datetime: Text
  readonly confirm_date: Text
  readonly confirm_time: number | null
  readonly finalised_date: Text
  readonly finalised_time: number | null
  readonly om_created_datetime: Text
  readonly entry_date: Text
  readonly entry_time: number | null
}

/** `YYYY-MM-DDTHH:MM:SS`, local; empty while the stock has not moved, and where the row names no time at all. */
export function stockMoment(kind: InvoiceKind, state: InvoiceState, row: MomentFacts): string {
  if (!hasMovedStock(kind, state)) return ''
  const column = columnOf[kind]
  const told = column === 'leaves' ? row.om_picked_datetime : column === 'arrives' ? row.om_delivered_datetime : row.om_verified_datetime
  return (
    localOf(told) ||
    plain(row.confirm_date, row.confirm_time) ||
    plain(row.finalised_date, row.finalised_time) ||
    localOf(row.om_created_datetime) ||
    plain(row.entry_date, row.entry_time)
  )
}

const utcForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** The datetimes of today are UTC without a zone (4.2). */
function localOf(utc: Text): string {
  if (utc === null || !utcForm.test(utc)) return ''
  const instant = new Date(`${utc.slice(0, 19)}Z`)
  if (Number.isNaN(instant.getTime())) return ''
  const { date, time } = momentOf(instant)
  return plain(date, time)
}

const plain = (date: Text, time: number | null): string => (date === null || date === '' ? '' : `${date}T${clock(time ?? 0)}`)
