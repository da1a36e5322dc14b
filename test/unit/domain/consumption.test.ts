import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysOut,
  lastsUntil,
  lookBack,
  monthlyUse,
  monthsOfStock,
  stockBand,
  unitsAtRisk,
  usualRules,
} from '../../../src-main/domain/consumption.ts'
import { levelsOf } from '../../../src-main/domain/ledger.ts'

const today = '2026-03-31'

describe('5G: the days that are looked back on', () => {
  test('three months of 30 days, today the last of them', () => {
    expect(lookBack(usualRules, today, null)).toEqual({ from: '2026-01-01', to: today, days: 90 })
    expect(lookBack(usualRules, today, '2020-01-01').days).toBe(90)
  })
  test('shortened to the age of the item in this store, and never below a day', () => {
    expect(lookBack(usualRules, today, '2026-03-22')).toEqual({ from: '2026-03-22', to: today, days: 10 })
    expect(lookBack(usualRules, today, today).days).toBe(1)
    expect(lookBack(usualRules, today, '2026-04-09').days).toBe(1)
  })
})

describe('5G: average monthly consumption', () => {
  const period = lookBack(usualRules, today, null)
  const adjusted = { ...usualRules, withoutDaysOut: true }
  test('units issued over the months of the look-back', () => {
    expect(monthlyUse(360, period, 0).perMonth).toBe(120)
    expect(monthlyUse(360, period, 45).perMonth).toBe(120)
  })
  test('with the rule for days out of stock: × days ÷ (days − days out)', () => {
    expect(monthlyUse(360, period, 45, adjusted).perMonth).toBe(240)
  })
  test('T11: out of stock the whole time is no data, never Infinity or NaN', () => {
    expect(monthlyUse(0, period, 90, adjusted).perMonth).toBeNull()
    expect(monthlyUse(5, period, 120, adjusted).perMonth).toBeNull()
    expect(monthsOfStock(100, null)).toBeNull()
  })
  test('more reversed than issued is no use, not a negative one', () => {
    expect(monthlyUse(-20, period, 0).perMonth).toBe(0)
  })
  test('every answer is a number that can be shown, or none', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1e6 }), fc.integer({ min: 0, max: 200 }), fc.boolean(), (issued, out, withoutDaysOut) => {
        const { perMonth } = monthlyUse(issued, period, out, { ...usualRules, withoutDaysOut })
        expect(perMonth === null || (Number.isFinite(perMonth) && perMonth >= 0)).toBe(true)
      }),
    )
  })
})

describe('5G: days out of stock', () => {
  const period = lookBack(usualRules, today, null)
  const out = (days: readonly (readonly [day: string, come: number, go: number])[], total: number) =>
    daysOut(levelsOf(days.map(([day, come, go]) => ({ day, in: come, out: go })), total), total, period) // prettier-ignore
  test('none while something is there, all where nothing ever was', () => {
    expect(out([], 10)).toBe(0)
    expect(out([], 0)).toBe(90)
  })
  test('from the day after the last left to the day before the next came', () => {
    const days = [
      ['2025-12-01', 50, 0],
      ['2026-01-11', 0, 50],
      ['2026-01-22', 80, 0],
    ] as const
    expect(out(days, 80)).toBe(10)
  })
  test('still out today counts to today', () => {
    expect(out([['2026-03-01', 50, 0], ['2026-03-21', 0, 50]], 0)).toBe(59 + 10) // prettier-ignore
  })
  test('came before the period and stayed away since', () => {
    expect(out([['2025-06-01', 50, 0], ['2025-07-01', 0, 50]], 0)).toBe(90) // prettier-ignore
  })
  test('never more than the days of the period, whatever the history', () => {
    const move = fc.record({ n: fc.integer({ min: 0, max: 200 }), in: fc.nat(50), out: fc.nat(50) })
    fc.assert(
      fc.property(fc.uniqueArray(move, { selector: (one) => one.n }), fc.nat(100), (moves, total) => {
        const days = moves
          .map(({ n, ...rest }) => ({ day: new Date(Date.UTC(2025, 8, 20 + n)).toISOString().slice(0, 10), ...rest }))
          .filter(({ day }) => day <= today)
          .toSorted((a, b) => (a.day < b.day ? -1 : 1))
        const found = daysOut(levelsOf(days, total), total, period)
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(period.days)
      }),
    )
  })
})

describe('5G: months of stock and what it says', () => {
  test.each([
    [0, null, 'none'],
    [100, null, 'unused'],
    [100, 2.9, 'low'],
    [100, 3, 'enough'],
    [100, 6, 'enough'],
    [100, 6.1, 'over'],
  ] as const)('%d in stock for %s months: %s', (total, months, band) => {
    expect(stockBand(total, months)).toBe(band)
  })
  test('no use: months are a dash, and the item is neither low nor over', () => {
    expect(monthsOfStock(100, 0)).toBeNull()
    expect(stockBand(100, monthsOfStock(100, 0))).toBe('unused')
  })
  test('the day on which it runs out', () => {
    const use = monthlyUse(90, lookBack(usualRules, today, null), 0)
    expect(lastsUntil(60, use, today)).toBe('2026-05-30')
    expect(lastsUntil(60, monthlyUse(0, use.period, 0), today)).toBeNull()
    expect(lastsUntil(1e15, use, today)).toBeNull()
  })
  test('at risk: what this use leaves of a batch when it expires, earlier batches used first', () => {
    const batches = [
      { units: 50, expiryDate: '2026-04-29' },
      { units: 100, expiryDate: '2026-05-29' },
      { units: 100, expiryDate: null },
    ]
    expect(unitsAtRisk(batches, 60, today, 30)).toEqual([0, 30, 0])
    expect(unitsAtRisk(batches, null, today, 30)).toEqual([0, 0, 0])
  })
})
