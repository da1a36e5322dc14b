import { describe, expect, test } from 'vitest'
import { addDays, momentOf } from '../../../src-main/domain/moment.ts'
import { documentTotal, lineTotal, roundMoney } from '../../../src-main/domain/money.ts'
import { nextNumber, shownNumber } from '../../../src-main/domain/numbers.ts'

describe('5F: numbers', () => {
  test.each([
    [0, 0, 1],
    [0, 41, 42],
    [50, 41, 51],
    [0, -1, 1],
    [-7, -1, 1],
  ])('after %d given and %d known comes %d', (given, known, next) => {
    expect(nextNumber(given, known)).toBe(next)
  })
  test.each([
    [-1, null],
    [0, null],
    [null, null],
    [12, 12],
  ])('F-152: %s is shown as %s', (number, shown) => {
    expect(shownNumber(number)).toBe(shown)
  })
})

describe('5D: money', () => {
  test.each([
    [1.005, 1.01],
    [-1.005, -1.01],
    [2.675, 2.68],
    [0.1 + 0.2, 0.3],
    [-0.001, 0],
    [1e9 + 0.005, 1_000_000_000.01],
    [Number.POSITIVE_INFINITY, 0],
  ])('%d rounds to %d', (amount, rounded) => {
    expect(roundMoney(amount)).toBe(rounded)
  })
  test('the sum of rounded lines is the total', () => {
    const lines = [lineTotal(3, 0.335), lineTotal(1, 0.335)]
    expect(lines).toEqual([1.01, 0.34])
    expect(documentTotal(lines)).toBe(1.35)
  })
})

describe('4.2: moments', () => {
  test('one instant in its three forms', () => {
    const moment = momentOf(new Date(2026, 0, 2, 3, 4, 5))
    expect(moment).toMatchObject({ date: '2026-01-02', time: 3 * 3600 + 4 * 60 + 5 })
    expect(new Date(`${moment.utc}Z`).getTime()).toBe(new Date(2026, 0, 2, 3, 4, 5).getTime())
  })
  test.each([
    ['2026-02-27', 2, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 42, '2027-02-11'],
  ])('%s + %d days is %s', (day, days, later) => {
    expect(addDays(day, days)).toBe(later)
  })
})
