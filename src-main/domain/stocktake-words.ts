/** Today's words for a `Stock_take` row (protocol-v5.md 4.5) and the way back. Pure. */
import type { Moment } from './moment.ts'
import { wireMoment } from './moment.ts'

/** `other`: a state that nobody knows; such a stocktake is shown and never edited. */
export const stocktakeStates = ['new', 'finalised', 'other'] as const
export type StocktakeState = (typeof stocktakeStates)[number]

type Text = string | null | undefined
type Known = Exclude<StocktakeState, 'other'>

const statusOf: Readonly<Record<Known, string>> = { new: 'sg', finalised: 'fn' }

export function stocktakeState(status: Text): StocktakeState {
  const wire = status?.toLowerCase()
  return wire === 'sg' ? 'new' : wire === 'fn' ? 'finalised' : 'other'
}

export type StocktakeDates = {
  readonly state: StocktakeState
  readonly createdDate: Text
  readonly createdTime: number | null | undefined
  readonly omCreated: Text
  readonly omFinalised: Text
}

/** When it was made and finalised. A row without `om_created_datetime` says only the first; it was finalised then (4.5). */
export function stocktakeMoments(row: StocktakeDates): { created: string; finalised: string } {
  const created = wireMoment({ om: row.omCreated, date: row.createdDate, time: row.createdTime })
  if (row.state !== 'finalised') return { created, finalised: '' }
  const hasOwnDates = row.omCreated !== null && row.omCreated !== undefined && row.omCreated !== ''
  return { created, finalised: hasOwnDates ? (row.omFinalised ?? '') : created }
}

/** The wire's fields of a stocktake that is made now. */
export function newStocktakeWire(at: Moment) {
  return { status: statusOf.new, created_date: at.date, created_time: at.time, om_created_datetime: at.utc }
}

/** The wire's fields that change when one is finalised; `at`: the day that it is of (5A). */
export function finalisedStocktakeWire(at: Moment) {
  return { status: statusOf.finalised, om_finalised_datetime: at.utc, stocktake_date: at.date }
}

/** The packs that were counted; null for a line that was not counted, whatever its quantity says (4.5). */
export const countedPacks = (line: { readonly is_edited: number | null; readonly counted_packs: number | null }): number | null =>
  line.is_edited === 1 ? (line.counted_packs ?? 0) : null

/** The way back: not counted is sent as a quantity of 0 that was not edited. */
export const countedWire = (packs: number | null): { is_edited: number; counted_packs: number } => ({
  is_edited: packs === null ? 0 : 1,
  counted_packs: packs ?? 0,
})
