/** One instant in the three forms that a v5 row asks for (protocol-v5.md 4.2). */
export type Moment = {
  /** `YYYY-MM-DDTHH:MM:SS`, UTC without a zone: the form of the `om_*` datetimes. */
  readonly utc: string
  /** The local calendar day: people count by the clinic's days, not by UTC's. */
  readonly date: string
  /** Local seconds since midnight. */
  readonly time: number
  /** ISO with zone, for the journal. */
  readonly iso: string
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The instant of `date` in the time zone of this computer. */
export function momentOf(date: Date): Moment {
  const iso = date.toISOString()
  return {
    utc: iso.slice(0, 19),
    date: `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: date.getHours() * 3600 + date.getMinutes() * 60 + date.getSeconds(),
    iso,
  }
}

/** A calendar day `days` later: `addDays('2026-02-27', 2)` is `2026-03-01`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
