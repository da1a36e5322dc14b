/**
 * Today's words for a `requisition` row (protocol-v5.md 4.7 and 4.13): its kind, its state, when it was made, sent and
 * finalised, and the way back to the wire's fields. Pure; what nobody knows becomes `other` and stays as it came.
 */
import { wireMoment } from './moment.ts'

export const requisitionKinds = ['request', 'response', 'imprest', 'stock_history', 'other'] as const
export type RequisitionKind = (typeof requisitionKinds)[number]
/** A request is a draft until it is sent; the others are new until they are finalised. */
export const requisitionStates = ['draft', 'new', 'sent', 'finalised'] as const
export type RequisitionState = (typeof requisitionStates)[number]

type Text = string | null | undefined
type Known = Exclude<RequisitionKind, 'other'>

const typeOf: Readonly<Record<Known, string>> = { request: 'request', response: 'response', imprest: 'im', stock_history: 'sh' }
const kindOf = new Map(Object.entries(typeOf).map(([kind, type]) => [type, kind as Known]))

const omStatusOf: Readonly<Record<RequisitionState, string>> = { draft: 'DRAFT', new: 'NEW', sent: 'SENT', finalised: 'FINALISED' }
const stateOf = new Map(Object.entries(omStatusOf).map(([state, omStatus]) => [omStatus, state as RequisitionState]))

const statuses = new Set(['sg', 'cn', 'fn', 'nw'])

export type RequisitionFacts = { readonly type: Text; readonly status: Text; readonly omStatus: Text }

/** The kind of a requisition; `other` where type or status is none of ours: it is shown and never edited. */
export function requisitionKind({ type, status, omStatus }: RequisitionFacts): RequisitionKind {
  const isKnown = isSet(omStatus) ? stateOf.has(omStatus) : statuses.has(status?.toLowerCase() ?? '')
  return isKnown ? (kindOf.get(type?.toLowerCase() ?? '') ?? 'other') : 'other'
}

/** The state of a requisition; `om_status` wins where it is known. */
export function requisitionState({ type, status, omStatus }: RequisitionFacts): RequisitionState {
  const told = isSet(omStatus) ? stateOf.get(omStatus) : undefined
  return told ?? stateOfStatus(type, status)
}

function stateOfStatus(type: Text, status: Text): RequisitionState {
  const wire = status?.toLowerCase()
  if (type?.toLowerCase() === 'request') return wire === 'cn' || wire === 'fn' ? 'sent' : 'draft'
  return wire === 'fn' ? 'finalised' : 'new'
}

/**
 * Central copies `om_*` of the request when it makes the response: where `om_status` contradicts the status of a
 * response it speaks of the other half. Gives the keys that must be dropped before reading (the wipe rule of 4.13).
 */
export function wipedRequisitionKeys(data: Readonly<Record<string, unknown>>): readonly string[] {
  const { type, status, om_status: omStatus } = data
  if (type !== 'response' || typeof omStatus !== 'string' || omStatus === '') return nothing
  if (typeof status === 'string' && omStatus === omStatusOf[stateOfStatus(type, status)]) return nothing
  return Object.keys(data).filter((key) => key.startsWith('om_'))
}

const nothing: readonly string[] = []

export type RequisitionDates = {
  readonly kind: RequisitionKind
  readonly state: RequisitionState
  readonly entryDate: Text
  /** Seconds since 1970: a request's sending, a response's finalising. */
  readonly lastModified: number | null | undefined
  readonly omCreated: Text
  readonly omSent: Text
  readonly omFinalised: Text
}

/** When it was made, sent and finalised; empty where that has not happened or the row does not say. */
export function requisitionMoments(row: RequisitionDates): { created: string; sent: string; finalised: string } {
  const created = wireMoment({ om: row.omCreated, date: row.entryDate, time: 0 })
  if (isSet(row.omCreated)) return { created, sent: row.omSent ?? '', finalised: row.omFinalised ?? '' }
  const at = momentOfSeconds(row.lastModified)
  if (row.kind !== 'response') return { created, sent: row.state === 'draft' ? '' : at, finalised: '' }
  return { created, sent: '', finalised: row.state === 'finalised' ? at : '' }
}

/** The last second that four digits of a year can say. */
const endOfTime = 253_402_300_799

const momentOfSeconds = (seconds: number | null | undefined): string =>
  seconds === null || seconds === undefined || seconds <= 0 || seconds > endOfTime
    ? ''
    : new Date(seconds * 1000).toISOString().slice(0, 19)

/**
 * The wire's words for a requisition of ours in that state; `isShipped`: an outbound shipment was made of it. Null for a
 * state that the kind does not have: such a row is not pushed (4.13).
 */
export function requisitionWire(kind: Known, state: RequisitionState, isShipped = false) {
  const status = kind === 'request' ? requestStatus[state] : state === 'new' && isShipped ? 'cn' : otherStatus[state]
  return status === null ? null : { type: typeOf[kind], status, om_status: omStatusOf[state] }
}

type Statuses = Readonly<Record<RequisitionState, string | null>>
const requestStatus: Statuses = { draft: 'sg', new: null, sent: 'fn', finalised: 'fn' }
const otherStatus: Statuses = { draft: null, new: 'sg', sent: null, finalised: 'fn' }

/** `lastModifiedAt` as it is pushed: the sending, of a response the finalising, in seconds since 1970; 0 for none. Moments are UTC without a zone. */
export function lastModifiedSeconds(kind: Known, { sent, finalised }: { readonly sent: Text; readonly finalised: Text }): number {
  const at = kind === 'response' ? finalised : sent
  return isSet(at) ? Math.floor(Date.parse(`${at}Z`) / 1000) : 0
}

const isSet = (text: Text): text is string => text !== null && text !== undefined && text !== ''
