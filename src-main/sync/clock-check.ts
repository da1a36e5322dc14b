/**
 * This computer's clock beside central's (U-08), from the `Date` header of central's answers. Documents carry this
 * clock's dates, so one that is far off is said; nothing is stopped for it.
 */
import type { Cause } from '../contract/causes.ts'

/** Headers of an answer, '' where missing, and this computer's clock when its request began and when they came, in ms. */
export type Heard = { readonly date: string; readonly age: string; readonly sentAt: number; readonly heardAt: number }

const wholeSecond = 1000
const longestRoundTrip = 30_000
const mostApart = 600_000

/**
 * How far this clock is ahead of central's in ms, negative where it is behind: at least so far, for central wrote its
 * whole second at some moment between request and answer. null where an answer does not tell: without a date, out of
 * some box's store, after a wait in which clocks may have been set, or with a clock that went back meanwhile.
 */
export function clockAhead({ date, age, sentAt, heardAt }: Heard): number | null {
  const central = Date.parse(date)
  const roundTrip = heardAt - sentAt
  if (Number.isNaN(central) || Number(age) > 0 || roundTrip < 0 || roundTrip > longestRoundTrip) return null
  const [least, most] = [sentAt - (central + wholeSecond), heardAt - central]
  if (least > 0) return least
  return most < 0 ? most : 0
}

/** The cause to show for a clock that is more than ten minutes off; null for one that will do, and where nothing is known. */
export function clockCause(aheadMs: number | null): Omit<Cause, 'at'> | null {
  if (aheadMs === null || Math.abs(aheadMs) <= mostApart) return null
  const minutes = Math.floor(Math.abs(aheadMs) / 60_000)
  const params = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
  return { code: aheadMs > 0 ? 'clock_ahead' : 'clock_behind', detail: '', params }
}
