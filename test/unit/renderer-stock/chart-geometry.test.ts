import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChartFacts } from '../../../src-renderer/features/item/chart-geometry.ts'
import { dayUnder, readingAt, stockChart } from '../../../src-renderer/features/item/chart-geometry.ts'

const use = {
  perMonth: 100,
  issued: 300,
  from: '2026-01-01',
  to: '2026-03-31',
  days: 90,
  daysOut: 0,
  daysInMonth: 30,
  lookBackMonths: 3,
  withoutDaysOut: false,
  isShortened: false,
}
const stock = { total: 200, available: 200, usable: 200, expired: 0, onHold: 0 }
const facts = (more: Partial<ChartFacts> = {}): ChartFacts => ({
  history: {
    from: '2025-03-31',
    to: '2026-03-31',
    start: 500,
    days: [
      { day: '2025-06-01', in: 0, out: 500, balance: 0 },
      { day: '2025-06-12', in: 400, out: 0, balance: 400 },
      { day: '2026-03-01', in: 0, out: 200, balance: 200 },
    ],
  },
  stock,
  use,
  bands: { low: 3, over: 6 },
  ...more,
})

describe('U-21: stock of an item over time', () => {
  test('the line runs in steps from a year ago to today, where the stock is what it is', () => {
    const chart = stockChart(facts(), 760, 206)
    expect(chart.line).toHaveLength(1 + 2 * 3 + 2)
    expect(chart.line[0]?.[0]).toBe(chart.plot.left)
    expect(chart.line.at(-1)).toEqual(chart.now)
    expect(chart.received).toHaveLength(1)
  })

  test('the time without stock is shown with its days, from the day after to the day before', () => {
    expect(stockChart(facts(), 760, 206).out?.days).toBe(10)
  })

  test('what is enough lies between three and six months of use; without use there is neither that nor a way ahead', () => {
    const levels = (chart: ReturnType<typeof stockChart>) => chart.enough && [chart.enough.bottom > chart.enough.top, chart.enough.isCut]
    expect(levels(stockChart(facts(), 760, 206))).toEqual([true, false])
    const chart = stockChart(facts({ use: { ...use, perMonth: 0 } }), 760, 206)
    expect([chart.enough, chart.ahead]).toEqual([null, null])
  })

  test('at this use 200 last 60 days: there the line ahead meets the ground', () => {
    const { ahead, plot } = stockChart(facts(), 760, 206)
    expect(ahead?.[1][1]).toBeCloseTo(plot.bottom)
    expect(ahead?.[1][0]).toBeLessThan(plot.right)
  })

  test('U-21, 5G: a day that is looked at says its stock and how long that lasts; after today what is left at this use', () => {
    const chart = stockChart(facts(), 760, 206)
    const on = (day: string) => readingAt(facts(), chart, Date.parse(`${day}T00:00:00Z`) / 86_400_000)
    expect(on('2025-05-31')).toMatchObject({ day: '2025-05-31', units: 500, months: 5, isAhead: false })
    expect(on('2025-06-05')).toMatchObject({ units: 0, months: 0, y: chart.plot.bottom })
    expect(on('2026-02-28')).toMatchObject({ units: 400, months: 4 })
    expect(on('2026-03-31')).toMatchObject({ units: 200, months: 2, isAhead: false, x: chart.now[0], y: chart.now[1] })
    expect(on('2026-04-30').units).toBeCloseTo(100)
    expect(on('2026-06-29')).toMatchObject({ units: 0, isAhead: true })
    const unused = facts({ use: { ...use, perMonth: null } })
    expect(readingAt(unused, stockChart(unused, 760, 206), chart.span.today).months).toBeNull()
  })

  test('U-21: the day under a point is the one whose reading stands there, and none lies outside the drawing', () => {
    const chart = stockChart(facts(), 760, 206)
    for (let day = chart.span.first; day <= chart.span.last; day += 1) expect(dayUnder(chart, readingAt(facts(), chart, day).x)).toBe(day)
    expect([dayUnder(chart, -50), dayUnder(chart, 5000)]).toEqual([chart.span.first, chart.span.last])
  })

  test('whatever the history, everything lies inside the drawing', () => {
    const day = fc.record({ n: fc.integer({ min: 1, max: 364 }), in: fc.nat(1000), out: fc.nat(1000), balance: fc.nat(1_000_000) })
    fc.assert(
      fc.property(
        fc.uniqueArray(day, { selector: (one) => one.n, maxLength: 40 }),
        fc.nat(1_000_000),
        fc.integer({ min: 0, max: 10_000 }),
        (moves, total, perMonth) => {
          const days = moves
            .toSorted((a, b) => a.n - b.n)
            .map(({ n, ...rest }) => ({ day: new Date(Date.UTC(2025, 2, 31 + n)).toISOString().slice(0, 10), ...rest }))
          const history = { from: '2025-03-31', to: '2026-03-31', start: 10, days }
          const chart = stockChart(facts({ history, stock: { ...stock, total }, use: { ...use, perMonth } }), 640, 206)
          const { left, right, top, bottom } = chart.plot
          for (const [x, y] of [...chart.line, ...chart.received, ...(chart.ahead ?? []), chart.now]) {
            expect(x).toBeGreaterThanOrEqual(left - 1e-6)
            expect(x).toBeLessThanOrEqual(right + 1e-6)
            expect(y).toBeGreaterThanOrEqual(top - 1e-6)
            expect(y).toBeLessThanOrEqual(bottom + 1e-6)
          }
          expect(chart.levels.length).toBeLessThanOrEqual(8)
        },
      ),
    )
  })
})
