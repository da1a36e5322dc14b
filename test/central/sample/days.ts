const dayMs = 24 * 60 * 60 * 1000

/** Days are counted from 1970-01-01; the wire wants them as text. */
const texts = new Map<number, string>()

export function dayText(day: number): string {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * dayMs).toISOString().slice(0, 10)
  texts.set(day, text)
  return text
}

export const dayOf = (date: Date): number => Math.floor(date.getTime() / dayMs)

/** The last day of the month in which `day` lies: batches expire at the end of a month. */
export function monthEnd(day: number): number {
  const date = new Date(day * dayMs)
  return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / dayMs)
}

/** A moment of a working day: `seconds` since midnight. */
export type Moment = { readonly day: number; readonly seconds: number }

const two = (value: number): string => String(value).padStart(2, '0')

/** The form of `om_*` datetimes: UTC without a zone. */
export function momentText({ day, seconds }: Moment): string {
  return `${dayText(day)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

export const later = ({ day, seconds }: Moment, minutes: number): Moment => ({ day, seconds: Math.min(86_399, seconds + minutes * 60) })
