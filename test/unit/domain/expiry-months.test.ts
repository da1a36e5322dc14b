import { expect, test } from 'vitest'
import { usualExpiryDays } from '../../../src-main/domain/batch-mark.ts'
import { expiryMonths } from '../../../src-main/domain/expiry-months.ts'

const months = (days: readonly (string | null)[], today: string) => expiryMonths(days, today, usualExpiryDays)

test('U-19: this month and the five after it, over the turn of the year, each once and in order', () => {
  expect(months([], '2026-11-30').map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'])
  expect(months([], '2026-01-31').map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
})

test('U-19: what has expired already and what never does is in no month; what expires today is', () => {
  const found = months(['2026-11-19', '2026-11-20', '2026-11-30', '2027-01-01', '2027-05-01', null], '2026-11-20')
  expect(found.map(({ batches }) => batches)).toEqual([2, 0, 1, 0, 0, 0])
})

test('5G: a month is near as soon as its first day lies within the nearer of the two thresholds', () => {
  expect(months([], '2026-11-20').map(({ isSoon }) => isSoon)).toEqual([true, true, true, false, false, false])
  expect(expiryMonths([], '2026-11-20', { soon: 11, later: 91 }).map(({ isSoon }) => isSoon)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})
