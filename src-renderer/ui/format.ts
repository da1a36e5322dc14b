/** Dates, times, numbers, quantities and sizes in the user's language, through Intl (U-72). */
import { daysBetween, isDayOnly, parseDay } from './dates.ts'
import type { QuantityFormats } from './figures.ts'
import { quantityFormats } from './figures.ts'

/** The region whose customs we follow where only a language is known: 24 hours, day before month. */
const regions: Readonly<Record<string, string>> = { en: 'en-GB', fr: 'fr-FR' }

/** What the words of `when` need from the locale files. */
export type FormatWords = { readonly today: string; readonly yesterday: string; readonly tomorrow: string }

/** From an ISO time, or a day "YYYY-MM-DD"; any other text comes back as it is. */
type TimeFormats = {
  readonly date: (iso: string) => string
  readonly time: (iso: string) => string
  /** `Nov 2026`, of "YYYY-MM". */
  readonly month: (month: string) => string
  /** `10:42`, `yesterday 18:00`, `19 Nov 16:20`, `19 Nov 2024`. */
  readonly when: (iso: string) => string
  /** `10:42` today, else `19 Nov`: for narrow columns. */
  readonly brief: (iso: string) => string
  /** As `when`, but with the word for today and a capital: for columns and beginnings. */
  readonly whenFull: (iso: string) => string
}

export type Formats = QuantityFormats &
  TimeFormats & {
    readonly number: (value: number) => string
    /** Money and totals: always two decimals. */
    readonly amount: (value: number) => string
    /** kB and MB as in the picture, never KiB. */
    readonly bytes: (bytes: number) => string
    /** `0.6 s`, `28 s`, `4 min 8 s`, `2 h 5 min`. */
    readonly duration: (ms: number) => string
    /** A guess at a duration, as coarse as a guess should be: `20 s`, `7 min`, `2 h 10 min`. */
    readonly roughly: (ms: number) => string
  }

const cache = new Map<string, Formats>()

/** The formats of a language (`en`, `fr`), made once each. */
export function formatsFor(language: string, words: FormatWords): Formats {
  const known = cache.get(language)
  if (known !== undefined) return known
  const made = makeFormats(regions[language] ?? language, words)
  cache.set(language, made)
  return made
}

function makeFormats(locale: string, words: FormatWords): Formats {
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    ...quantityFormats(locale),
    ...timeFormats(locale, words),
    number: (value) => integer.format(value),
    amount: (value) => money.format(value),
    bytes: (bytes) => formatBytes(locale, bytes),
    duration: (ms) => formatDuration(locale, ms),
    roughly: formatRoughly,
  }
}

function timeFormats(locale: string, words: FormatWords): TimeFormats {
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const fullDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const isToday = (date: Date) => daysBetween(new Date(), date) === 0
  const isThisYear = (date: Date) => date.getFullYear() === new Date().getFullYear()
  const dayOf = (date: Date) => (isThisYear(date) ? day : fullDay).format(date)
  const when = (date: Date, today: string) => {
    const days = daysBetween(new Date(), date)
    if (days === 0) return `${today}${clock.format(date)}`
    if (days === -1) return `${words.yesterday} ${clock.format(date)}`
    if (days === 1) return `${words.tomorrow} ${clock.format(date)}`
    return isThisYear(date) ? `${day.format(date)} ${clock.format(date)}` : fullDay.format(date)
  }
  return {
    date: said((date) => fullDay.format(date)),
    time: said((date) => clock.format(date), dayOf),
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    when: said((date) => when(date, ''), dayOf),
    brief: said((date) => (isToday(date) ? clock.format(date) : dayOf(date)), dayOf),
    whenFull: said((date) => capital(when(date, `${words.today} `), locale), dayOf),
  }
}

/** Text of the wire that is no date is shown as it is: one odd row must not break a list. A day without a time has no clock. */
function said(format: (date: Date) => string, ofDay = format): (text: string) => string {
  return (text) => {
    const date = parseDay(text)
    if (date === null) return text
    return isDayOnly(text) ? ofDay(date) : format(date)
  }
}

const capital = (text: string, locale: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

function formatBytes(locale: string, bytes: number): string {
  const [unit, size] = sized(bytes)
  const digits = size === 0 || size >= 10 ? 0 : 1
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(size)
}

function sized(bytes: number): readonly [unit: string, size: number] {
  if (bytes >= 1_000_000_000) return ['gigabyte', bytes / 1_000_000_000]
  if (bytes >= 1_000_000) return ['megabyte', bytes / 1_000_000]
  // A few bytes are still something: 0 kB would say that nothing went over the line.
  return ['kilobyte', bytes === 0 ? 0 : Math.max(bytes / 1000, 0.1)]
}

function formatDuration(locale: string, ms: number): string {
  const seconds = ms / 1000
  if (ms > 0 && ms < 100) return `< ${new Intl.NumberFormat(locale).format(0.1)} s`
  if (seconds < 10) return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(seconds)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 < 1 ? `${minutes} min` : `${minutes} min ${Math.floor(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

function formatRoughly(ms: number): string {
  const seconds = Math.max(5, Math.round(ms / 5000) * 5)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${Math.round((minutes % 60) / 10) * 10} min`
}
