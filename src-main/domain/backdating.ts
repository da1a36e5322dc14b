/** Dating a document back (features 5E): which, how far, and what there was to give out then. Days are the clinic's. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceHead } from './invoice.ts'
import { documentParams } from './invoice.ts'
import type { Ledger, Movement } from './ledger.ts'
import type { Moment } from './moment.ts'
import { addDays, clock, momentOf } from './moment.ts'
import { reservesOnly } from './stock.ts'
import { movedBy } from './stocktake.ts'

type Head = Pick<InvoiceHead, 'kind' | 'state' | 'number'>

/** What can be dated back before it has lines; goods that came can be said to have come earlier. */
const datedWhileNew: ReadonlySet<Head['kind']> = new Set(['outbound_shipment', 'supplier_return'])

/** Whether its day could be moved now, were central to allow it. */
export const isDayOpen = ({ kind, state }: Pick<Head, 'kind' | 'state'>): boolean =>
  datedWhileNew.has(kind) ? state === 'new' : kind === 'inbound_shipment' && state === 'received'

/**
 * A document in New without lines, while central allows it, and no further than central says. One that is dated back can
 * be of today again until its goods leave, whatever it has and central says now: what is on it is free today, too.
 */
export function checkBackdate(head: Head, lines: number, day: string, today: string, maxDays: number): Result<null> {
  const isOfToday = day === today
  if (maxDays <= 0 && !isOfToday) return refuse('refused', 'backdating_off', {}, 'datedBackTo')
  if (!datedWhileNew.has(head.kind) || !(isOfToday ? reservesOnly(head.state) : head.state === 'new'))
    return refuse('refused', 'backdate_only_while_new', documentParams(head), 'datedBackTo')
  if (isOfToday) return ok(null)
  if (lines > 0) return refuse('refused', 'backdate_without_lines', { count: lines }, 'datedBackTo')
  return checkDay(day, today, maxDays, 'datedBackTo')
}

/** `received`: the day on which the goods came, as the document says now. They can have come earlier, never later. */
export function checkReceivedDay(head: Head, received: string, day: string, today: string, maxDays: number): Result<null> {
  if (maxDays <= 0) return refuse('refused', 'backdating_off', {}, 'receivedOn')
  if (head.kind !== 'inbound_shipment' || head.state !== 'received')
    return refuse('refused', 'not_received', documentParams(head), 'receivedOn')
  if (day >= received) return refuse('refused', 'received_only_earlier', { day: received }, 'receivedOn')
  return checkDay(day, today, maxDays, 'receivedOn')
}

/** An open stocktake. Its lines stay: their counts hold, and what the books say of that day is looked up anew (5I). */
export const checkCountDay = (day: string, today: string, maxDays: number): Result<null> =>
  maxDays <= 0 ? refuse('refused', 'backdating_off', {}, 'datedBackTo') : checkDay(day, today, maxDays, 'datedBackTo')

/** The day that a document has, when it is to move the stock: time has passed since it was said, and central may allow less now. */
export function checkDayStill(day: string, today: string, maxDays: number): Result<null> {
  if (day === today) return ok(null)
  return maxDays <= 0
    ? refuse('refused', 'dated_back_no_more', { day }, 'datedBackTo')
    : checkDay(day, today, maxDays, 'datedBackTo', 'dated_too_far')
}

function checkDay(day: string, today: string, maxDays: number, field: string, tooFar = 'backdated_too_far'): Result<null> {
  const first = addDays(today, -maxDays)
  if (day > today) return refuse('validation', 'day_in_future', { day, today }, field)
  return day < first ? refuse('refused', tooFar, { day, count: maxDays, first }, field) : ok(null)
}

/** That day at the same time of the day. */
export const onDay = (day: string, at: Pick<Moment, 'time'>): Moment => momentOf(new Date(`${day}T${clock(at.time)}`))

/** The last second of a day: a count of that day is held against what was there then. */
export const endOfDay = (day: string): Moment => onDay(day, { time: 86_399 })

/** The moment that the wire's `om_backdated_datetime` says, UTC without a zone; null for none and for what is no time. */
export function backdatedMoment(utc: string | null): Moment | null {
  const instant = utc === null ? Number.NaN : Date.parse(utc.endsWith('Z') ? utc : `${utc}Z`)
  return Number.isNaN(instant) ? null : momentOf(new Date(instant))
}

/** A moment as the ledger counts, in the clinic's time. */
export const ledgerTime = ({ date, time }: Moment): string => `${date}T${clock(time)}`

/** Packs of a batch before so many units moved (in is positive), counted back from what is there now (5G). */
export const packsBefore = (total: number, packSize: number, units: number): number =>
  packSize > 0 ? Math.max(0, movedBy(units / packSize, total)) : total

/** Units that could leave at `from` without any balance after it falling below nothing. */
export function leastFrom({ opening, entries }: Ledger<Movement>, from: string): number {
  let then = opening
  let least = Infinity
  for (const { at, balance } of entries) {
    if (at <= from) then = balance
    else least = Math.min(least, balance)
  }
  return Math.max(0, Math.min(then, least))
}
