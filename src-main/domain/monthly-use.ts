/** What was issued of an item month by month (features F-201, 5G). Days are the clinic's own. */
import { monthAfter } from './expiry-months.ts'

export const monthsOfUse = 12

/** The last `count` whole months before that of `today`, `YYYY-MM`, the oldest first. */
export const monthsBefore = (today: string, count = monthsOfUse): readonly string[] =>
  Array.from({ length: count }, (_, n) => monthAfter(today, n - count))

export type UsedMonths = {
  /** null before the month in which the item first moved: it was not known there. */
  readonly months: readonly (number | null)[]
  /** Since the first of the month of `today`. */
  readonly soFar: number
  readonly total: number
  /** Over the months that have a figure, so that a new store does not look as if it needed little; null where none has. */
  readonly mean: number | null
}

type IssuedDay = { readonly day: string; readonly issued: number }

/** Units issued on `days` by month; `firstDay` is the first on which the item moved, null where it never did. */
export function usedByMonth(days: readonly IssuedDay[], today: string, firstDay: string | null): UsedMonths {
  const since = firstDay?.slice(0, 7)
  const sums = new Map<string, number>()
  for (const { day, issued } of days) sums.set(day.slice(0, 7), (sums.get(day.slice(0, 7)) ?? 0) + issued)
  const months = monthsBefore(today).map((month) => (since === undefined || month < since ? null : (sums.get(month) ?? 0)))
  return summed(months, sums.get(today.slice(0, 7)) ?? 0)
}

/** The use of several stores together; a month counts where any of them has a figure. */
export function usedTogether(stores: readonly UsedMonths[], today: string): UsedMonths {
  const months = monthsBefore(today).map((_, at) => {
    const known = stores.flatMap((store) => store.months[at] ?? [])
    return known.length === 0 ? null : sumOf(known)
  })
  return summed(months, sumOf(stores.map(({ soFar }) => soFar)))
}

function summed(months: readonly (number | null)[], soFar: number): UsedMonths {
  const known = months.filter((units) => units !== null)
  const total = sumOf(known)
  return { months, soFar, total, mean: known.length === 0 ? null : total / known.length }
}

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0)
