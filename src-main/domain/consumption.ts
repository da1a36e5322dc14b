/** Average monthly consumption and months of stock (features 5G). Days are the clinic's own. */
import { addDays } from './moment.ts'
import type { DayLevel } from './ledger.ts'
import { tolerance } from './stock.ts'

export type UseRules = {
  /** Months to look back. */
  readonly months: number
  readonly daysInMonth: number
  /** Days on which nothing was here do not count as days without need. */
  readonly withoutDaysOut: boolean
}

export const usualRules: UseRules = { months: 3, daysInMonth: 30, withoutDaysOut: false }

/** The days that are counted: both ends belong to it. Shortened to the item's age here, for a new clinic would order far too little. */
export type Period = { readonly from: string; readonly to: string; readonly days: number }

export function lookBack(rules: UseRules, today: string, firstDay: string | null): Period {
  const whole = Math.max(1, Math.round(rules.months * rules.daysInMonth))
  const from = addDays(today, 1 - whole)
  if (firstDay === null || firstDay <= from) return { from, to: today, days: whole }
  const start = firstDay > today ? today : firstDay
  return { from: start, to: today, days: daysBetween(start, today) + 1 }
}

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** Whole days of the period on which nothing was in stock; `levels` are all days that moved something, `total` is the stock now. */
export function daysOut(levels: readonly DayLevel[], total: number, period: Period): number {
  const inside = levels.filter(({ day }) => day >= period.from && day <= period.to)
  const first = inside[0]
  let balance = first === undefined ? levelBefore(levels, total, period.from) : first.balance - first.in + first.out
  let day = period.from
  let out = 0
  for (const level of inside) {
    // The day of a movement itself was no day without stock: something came, or something was there to go.
    if (balance < tolerance) out += daysBetween(day, level.day)
    balance = level.balance
    day = addDays(level.day, 1)
  }
  return balance < tolerance ? out + Math.max(0, daysBetween(day, period.to) + 1) : out
}

const levelBefore = (levels: readonly DayLevel[], total: number, day: string): number =>
  levels.findLast((level) => level.day < day)?.balance ?? (levels.length === 0 ? total : 0)

export type MonthlyUse = {
  readonly period: Period
  readonly issued: number
  readonly daysOut: number
  readonly rules: UseRules
  /** Units a month; null where nothing was here the whole time: no data, never a division by zero (T11). */
  readonly perMonth: number | null
}

/** Units issued in the period, over its months. A negative sum (more reversed than issued) is no use. */
export function monthlyUse(issued: number, period: Period, out: number, rules: UseRules = usualRules): MonthlyUse {
  const days = rules.withoutDaysOut ? period.days - Math.min(out, period.days) : period.days
  const perMonth = days <= 0 ? null : (Math.max(0, issued) / days) * rules.daysInMonth
  return { period, issued, daysOut: out, rules, perMonth }
}

/** Months that `available` units last; null where there is no use to measure by. */
export const monthsOfStock = (available: number, perMonth: number | null): number | null =>
  perMonth === null || perMonth < tolerance ? null : available / perMonth

export type StockBand = 'none' | 'low' | 'enough' | 'over' | 'unused'
export type Bands = { readonly low: number; readonly over: number }
export const usualBands: Bands = { low: 3, over: 6 }

/** Nothing here; less than `low` months; more than `over`; without use it is neither (5G). */
export function stockBand(total: number, months: number | null, { low, over }: Bands = usualBands): StockBand {
  if (total < tolerance) return 'none'
  if (months === null) return 'unused'
  return months < low ? 'low' : months > over ? 'over' : 'enough'
}

/** The day on which `available` units are used up at this use; null where it has none, or none that a calendar shows. */
export function lastsUntil(available: number, use: MonthlyUse, today: string): string | null {
  const months = monthsOfStock(available, use.perMonth)
  if (months === null || months > 600) return null
  return addDays(today, Math.floor(months * use.rules.daysInMonth))
}

/** Units of a batch that this use cannot finish before it expires, batches before it (in order of expiry) being used first. */
export function unitsAtRisk(
  batches: readonly { readonly units: number; readonly expiryDate: string | null }[],
  perMonth: number | null,
  today: string,
  daysInMonth: number,
): readonly number[] {
  let before = 0
  return batches.map(({ units, expiryDate }) => {
    if (expiryDate === null || perMonth === null) return 0
    const usable = Math.max(0, ((daysBetween(today, expiryDate) + 1) / daysInMonth) * perMonth - before)
    const atRisk = Math.max(0, units - usable)
    before += units - atRisk
    return atRisk < tolerance ? 0 : atRisk
  })
}
