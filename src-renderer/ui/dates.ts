/** Calendar days. A date of the wire without a time is a day on the calendar, in no time zone. */

const dayMs = 86_400_000

/** "YYYY-MM-DD" and nothing after it. */
export const isDayOnly = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** "YYYY-MM-DD" as local midnight, an ISO time as itself; null for text that is neither, as the wire's 0000-00-00. */
export function parseDay(text: string): Date | null {
  const dayOnly = isDayOnly(text)
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const date = dayOnly ? new Date(year, month - 1, day) : new Date(text)
  const isReal = !Number.isNaN(date.getTime()) && (!dayOnly || isoDay(date) === text)
  return isReal ? date : null
}

/** "2025-11-20" for a local date: what a filter sends. */
export function isoDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Whole calendar days from one time to another; negative where the other is earlier. */
export function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(to) - midnight(from)) / dayMs)
}

/** Whole days from today until that day; negative once it is past; null for text that is no date. */
export function daysUntil(text: string, now: Date): number | null {
  const date = parseDay(text)
  return date === null ? null : daysBetween(now, date)
}
