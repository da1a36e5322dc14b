/** Where the lines of the chart of an item's stock run: from its history and its use to points of a drawing. Pure. */
import type { ItemDetails } from '../../../src-main/contract/stock.ts'

export type ChartFacts = Pick<ItemDetails, 'history' | 'stock' | 'use' | 'bands'>
type Point = readonly [x: number, y: number]

export type StockChart = {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly levels: readonly { readonly y: number; readonly units: number }[]
  readonly months: readonly { readonly x: number; readonly day: string }[]
  /** The level of stock, in steps. */
  readonly line: readonly Point[]
  /** From today to where it is used up at this use, or the end of the drawing; null without use. */
  readonly ahead: readonly [Point, Point] | null
  readonly received: readonly Point[]
  readonly out: { readonly left: number; readonly right: number; readonly days: number } | null
  /** Enough: between the two borders of months of stock; null without use. */
  readonly enough: { readonly top: number; readonly bottom: number; readonly isCut: boolean } | null
  readonly now: Point
  /** The days at both ends of the plot, and the units at its top, for `readingAt`. */
  readonly span: { readonly first: number; readonly today: number; readonly last: number; readonly top: number }
}

/** What the chart says of one day. */
export type Reading = {
  readonly day: string
  readonly x: number
  readonly y: number
  readonly units: number
  /** Months that these units last at the present use; null without use. */
  readonly months: number | null
  readonly isAhead: boolean
}

/** Days since 1970: a calendar day as a number. */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

const aheadDays = 91
const margin = { left: 54, right: 8, top: 16, bottom: 26 }

/** The chart in a drawing of that size, in its own points. */
export function stockChart({ history, stock, use, bands }: ChartFacts, width: number, height: number): StockChart {
  const first = dayNumber(history.from)
  const today = dayNumber(history.to)
  const plot = {
    left: margin.left,
    right: Math.max(width - margin.right, margin.left + 1),
    top: margin.top,
    bottom: height - margin.bottom,
  }
  const perDay = (use.perMonth ?? 0) / use.daysInMonth
  const highest = Math.max(history.start, stock.total, ...history.days.map((day) => day.balance))
  const step = niceStep(Math.max(highest, perDay * use.daysInMonth * bands.low, 1) / 4)
  const top = Math.max(Math.ceil(highest / step), Math.ceil((perDay * use.daysInMonth * bands.low) / step), 1) * step
  const x = (day: number) => plot.left + ((day - first) / (today + aheadDays - first)) * (plot.right - plot.left)
  const y = (units: number) => plot.bottom - (Math.min(Math.max(units, 0), top) / top) * (plot.bottom - plot.top)
  const now: Point = [x(today), y(stock.total)]
  const lasts = perDay > 0 ? Math.min(stock.total / perDay, aheadDays) : 0
  return {
    plot,
    levels: Array.from({ length: Math.round(top / step) + 1 }, (_, n) => ({ units: n * step, y: y(n * step) })),
    months: monthStarts(history.from, today + aheadDays).map((day) => ({ day, x: x(dayNumber(day)) })),
    line: stepsOf(history, x, y, now),
    ahead: perDay > 0 && stock.total > 0 ? [now, [x(today + lasts), y(stock.total - perDay * lasts)]] : null,
    received: history.days.filter((day) => day.in > 0).map((day) => [x(dayNumber(day.day)), y(day.balance)]),
    out: longestOut(history, x),
    enough:
      perDay > 0
        ? {
            top: y(perDay * use.daysInMonth * bands.over),
            bottom: y(perDay * use.daysInMonth * bands.low),
            isCut: perDay * use.daysInMonth * bands.over > top,
          }
        : null,
    now,
    span: { first, today, last: today + aheadDays, top },
  }
}

/** The number of the day under a point of the plot, within its ends. */
export function dayUnder({ plot, span }: StockChart, x: number): number {
  const day = span.first + ((x - plot.left) / (plot.right - plot.left)) * (span.last - span.first)
  return Math.min(span.last, Math.max(span.first, Math.round(day)))
}

/** The stock at the end of that day; after today what is left of it at the present use. */
export function readingAt({ history, stock, use }: ChartFacts, { plot, span }: StockChart, dayNumberAsked: number): Reading {
  const day = new Date(dayNumberAsked * 86_400_000).toISOString().slice(0, 10)
  const isAhead = dayNumberAsked > span.today
  const perMonth = use.perMonth ?? 0
  const left = stock.total - (perMonth / use.daysInMonth) * (dayNumberAsked - span.today)
  const before = history.days.findLast((one) => one.day <= day)?.balance ?? history.start
  const units = isAhead ? Math.max(0, left) : dayNumberAsked === span.today ? stock.total : before
  return {
    day,
    isAhead,
    units,
    months: perMonth > 0 ? units / perMonth : null,
    x: plot.left + ((dayNumberAsked - span.first) / (span.last - span.first)) * (plot.right - plot.left),
    y: plot.bottom - (Math.min(Math.max(units, 0), span.top) / span.top) * (plot.bottom - plot.top),
  }
}

type Place = (value: number) => number

function stepsOf({ from, start, days }: ItemDetails['history'], x: Place, y: Place, now: Point): readonly Point[] {
  const points: Point[] = [[x(dayNumber(from)), y(start)]]
  let level = start
  for (const { day, balance } of days) {
    points.push([x(dayNumber(day)), y(level)], [x(dayNumber(day)), y(balance)])
    level = balance
  }
  return [...points, [now[0], y(level)], now]
}

/** The longest time without stock, where it was a whole day at least. */
function longestOut({ from, to, start, days }: ItemDetails['history'], x: Place): StockChart['out'] {
  let found: { from: number; to: number } | null = null
  let since = start <= 0 ? dayNumber(from) : null
  const close = (day: number) => {
    if (since !== null && day - since > (found === null ? 0 : found.to - found.from)) found = { from: since, to: day }
    since = null
  }
  for (const { day, balance } of days) {
    if (balance <= 0) since ??= dayNumber(day) + 1
    else close(dayNumber(day))
  }
  close(dayNumber(to) + 1)
  const longest = found as { from: number; to: number } | null
  return longest && { left: x(longest.from), right: x(longest.to), days: longest.to - longest.from }
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return (([1, 2, 5, 10] as const).find((factor) => factor * power >= least) ?? 10) * power
}

function monthStarts(from: string, last: number): readonly string[] {
  const days: string[] = []
  const [year = 0, month = 1] = from.split('-').map(Number)
  for (let n = 1; ; n += 1) {
    const day = new Date(Date.UTC(year, month - 1 + n, 1)).toISOString().slice(0, 10)
    if (dayNumber(day) > last) return days
    days.push(day)
  }
}
