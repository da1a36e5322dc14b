import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ledgerOf, levelsOf, stockAt } from '../../../src-main/domain/ledger.ts'

const at = (n: number): string => `2026-03-${String(1 + (n % 28)).padStart(2, '0')}T10:00:00`
const moves = (...units: readonly number[]) => units.map((one, n) => ({ at: at(n), units: one }))

describe('5B: the running balance of the ledger', () => {
  test('ends at what is in the building and is never negative, whatever central sent', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 })), fc.integer({ min: 0, max: 2000 }), (units, total) => {
        const { opening, entries, missing } = ledgerOf(moves(...units), total)
        const balances = [opening, ...entries.map((entry) => entry.balance)]
        expect(Math.min(...balances)).toBeGreaterThanOrEqual(0)
        expect(balances.at(-1)! + missing).toBe(total)
        expect(missing).toBeLessThanOrEqual(0)
        expect(opening === 0 || missing === 0 || Math.min(...balances) === 0).toBe(true)
      }),
    )
  })

  test('stock whose documents are all here has neither an opening entry nor a missing one', () => {
    const ledger = ledgerOf(moves(100, -30, -20), 50)
    expect(ledger).toEqual({
      opening: 0,
      missing: 0,
      entries: [
        { at: at(0), units: 100, balance: 100 },
        { at: at(1), units: -30, balance: 70 },
        { at: at(2), units: -20, balance: 50 },
      ],
    })
  })

  test('stock that came by sync without its movements gets one opening entry', () => {
    expect(ledgerOf([], 40)).toEqual({ opening: 40, entries: [], missing: 0 })
    expect(ledgerOf(moves(-10), 30).opening).toBe(40)
  })

  test('stock that is gone without a document is said, and not hidden in a negative opening', () => {
    expect(ledgerOf(moves(100), 60)).toMatchObject({ opening: 0, missing: -40 })
  })

  test('repeated divisions leave no dust', () => {
    expect(ledgerOf(moves(0.1, 0.2, -0.3), 0)).toMatchObject({ opening: 0, missing: 0, entries: [{}, {}, { balance: 0 }] })
  })
})

describe('5G: stock at a date', () => {
  const days = [
    { day: '2026-03-01', in: 100, out: 0 },
    { day: '2026-03-05', in: 0, out: 100 },
    { day: '2026-03-09', in: 60, out: 10 },
  ]
  test.each([
    ['2026-02-28', 0],
    ['2026-03-01', 100],
    ['2026-03-04', 100],
    ['2026-03-05', 0],
    ['2026-03-08', 0],
    ['2026-03-09', 50],
    ['2026-04-01', 50],
  ])('at the end of %s: %d, the present stock less what moved later', (day, units) => {
    expect(stockAt(days, 50, day)).toBe(units)
  })

  test('the levels of the days say the same as asking day by day', () => {
    expect(levelsOf(days, 50).map(({ day, balance }) => [day, balance])).toEqual(days.map(({ day }) => [day, stockAt(days, 50, day)]))
  })
})
