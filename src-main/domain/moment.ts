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

/** Seconds since midnight as `HH:MM:SS`; what is no time of day is midnight (4.2). */
export function clock(seconds: number): string {
  const valid = Number.isInteger(seconds) && seconds >= 0 && seconds < 86_400 ? seconds : 0
  return `${two(Math.floor(valid / 3600))}:${two(Math.floor(valid / 60) % 60)}:${two(valid % 60)}`
}

type WireMoment = {
  readonly om: string | null | undefined
  readonly date: string | null | undefined
  readonly time: number | null | undefined
}

/** When something happened, `YYYY-MM-DDTHH:MM:SS`: the `om_*` datetime wins over day and time; empty where the row does not say. */
export function wireMoment({ om, date, time }: WireMoment): string {
  if (om !== null && om !== undefined && om !== '') return om
  return date === null || date === undefined || date === '' ? '' : `${date}T${clock(time ?? 0)}`
}
