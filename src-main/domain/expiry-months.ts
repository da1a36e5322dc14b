/** What expires when, for people who would rather look than read (features U-19, U-70). */
import type { ExpiryDays } from './batch-mark.ts'
import { addDays } from './moment.ts'

export type ExpiryMonth = { readonly month: string; readonly batches: number; readonly isSoon: boolean }

/** This month and those after it, `count` in all, with the batches that expire in each. What has expired already is in none. */
export function expiryMonths(days: readonly (string | null)[], today: string, { soon }: ExpiryDays, count = 6): readonly ExpiryMonth[] {
  const near = addDays(today, soon)
  const months = Array.from({ length: count }, (_, n) => monthAfter(today, n))
  const batches = new Map(months.map((month) => [month, 0]))
  for (const day of days) {
    const month = day?.slice(0, 7) ?? ''
    if (day !== null && day >= today && batches.has(month)) batches.set(month, (batches.get(month) ?? 0) + 1)
  }
  return months.map((month) => ({ month, batches: batches.get(month) ?? 0, isSoon: `${month}-01` <= near }))
}

/** `YYYY-MM` of the month `count` months after that of `day`. */
export function monthAfter(day: string, count: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 7)
}
