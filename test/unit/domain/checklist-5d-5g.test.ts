/** What 5D, 5F and 5G say beside what their own tests prove: units and doses, programme orders, months of what is available. */
import { describe, expect, test } from 'vitest'
import { lookBack, monthlyUse, monthsOfStock, stockBand, usualBands, usualRules } from '../../../src-main/domain/consumption.ts'
import { checkUnused } from '../../../src-main/domain/arrivals.ts'
import { levelsOf, stockAt } from '../../../src-main/domain/ledger.ts'
import { dosesOf, tolerance, unitsOf } from '../../../src-main/domain/stock.ts'

describe('5D: units and doses', () => {
  test('5D: units = packs × pack size; doses = units × doses per unit', () => {
    expect(unitsOf(2.5, 10)).toBe(25)
    expect(dosesOf(25, 20)).toBe(500)
    expect(dosesOf(25, 0)).toBe(25)
    expect(dosesOf(25, null)).toBe(25)
  })

  test('5D: quantities are decimals, compared with a tolerance of 1e-6', () => {
    expect(tolerance).toBe(1e-6)
    const line = {
      id: 'l',
      itemName: 'A',
      batch: 'B',
      packs: 0.3,
      packSize: 1,
      costPrice: 0,
      isFromTransfer: false,
      isOrdered: false,
      approval: null,
    }
    expect(checkUnused(line, { available: 0.1 + 0.2, total: 0.1 + 0.2, usedBy: null })).toMatchObject({ ok: true })
    expect(checkUnused(line, { available: 0.300_01, total: 0.300_01, usedBy: null })).toMatchObject({ ok: false })
  })
})

describe('5G: stock on hand and its use', () => {
  test('5G: stock at a date is stock now less all that moved after it', () => {
    const days = [
      { day: '2026-01-10', in: 100, out: 0 },
      { day: '2026-02-10', in: 0, out: 30 },
      { day: '2026-03-10', in: 5, out: 15 },
    ]
    expect(['2026-01-09', '2026-01-10', '2026-02-10', '2026-03-10'].map((day) => stockAt(days, 60, day))).toEqual([0, 100, 70, 60])
    expect(levelsOf(days, 60).map(({ balance }) => balance)).toEqual([100, 70, 60])
  })

  test('5G: AMC is consumption ÷ months, three of 30 days unless set centrally', () => {
    const period = lookBack(usualRules, '2026-06-15', null)
    expect(period.days).toBe(90)
    expect(monthlyUse(90, period, 0).perMonth).toBeCloseTo(30, 9)
    const rules = { ...usualRules, months: 6, daysInMonth: 28 }
    expect(monthlyUse(168, lookBack(rules, '2026-06-15', null), 0, rules).perMonth).toBeCloseTo(28, 9)
  })

  test('5G: adjusted for days out of stock; out the whole time is no data (T11)', () => {
    const rules = { ...usualRules, withoutDaysOut: true }
    const period = lookBack(rules, '2026-06-15', null)
    const plain = monthlyUse(90, period, 0, rules).perMonth ?? 0
    expect(monthlyUse(90, period, 45, rules).perMonth).toBeCloseTo(plain * (90 / (90 - 45)), 9)
    expect(monthlyUse(90, period, 90, rules).perMonth).toBeNull()
  })

  test('5G: a programme order counts back from the end of its period', () => {
    expect(lookBack(usualRules, '2026-03-31', null)).toEqual({ from: '2026-01-01', to: '2026-03-31', days: 90 })
  })

  test('5G: a new clinic’s look-back is shortened to the item’s age, so that it does not order far too little', () => {
    const period = lookBack(usualRules, '2026-06-15', '2026-06-06')
    expect(period.days).toBe(10)
    expect(monthlyUse(10, period, 0).perMonth).toBeCloseTo(30, 9)
  })

  test('5G: MOS = available ÷ AMC; AMC 0 has none, and is neither low nor over', () => {
    expect(monthsOfStock(60, 30)).toBe(2)
    expect(monthsOfStock(60, 0)).toBeNull()
    expect(monthsOfStock(60, null)).toBeNull()
    expect(stockBand(60, null)).toBe('unused')
  })

  test.each([
    [0, 0, 'none'],
    [100, 0.1, 'low'],
    [100, 2.999, 'low'],
    [100, 3, 'enough'],
    [100, 6, 'enough'],
    [100, 6.001, 'over'],
  ] as const)('5G: %d units that last %d months are %s', (total, months, band) => {
    expect(stockBand(total, months, usualBands)).toBe(band)
  })
})
