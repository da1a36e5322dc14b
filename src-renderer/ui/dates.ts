/** Calendar days. A date of the wire without a time is a day on the calendar, in no time zone. */

const dayMs = 86_400_000

/** "YYYY-MM-DD" as local midnight, an ISO time as itself; null for text that is neither, as the wire's 0000-00-00. */
export function parseDay(text: string): Date | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const date = day ? new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : new Date(text)
  const isReal = !Number.isNaN(date.getTime()) && (!day || isoDay(date) === text)
  return isReal ? date : null
}

/** "2025-11-20" for a local date: what a filter sends. */
export function isoDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Whole days from today until that day; negative once it is past; null for text that is no date. */
export function daysUntil(text: string, now: Date): number | null {
  const date = parseDay(text)
  if (!date) return null
  const midnight = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate())
  return Math.round((midnight(date) - midnight(now)) / dayMs)
}
