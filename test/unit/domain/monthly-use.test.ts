/** F-201, 5G: how much of an item is used each month. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src-main/domain/moment.ts'
import { monthsBefore, usedByMonth, usedTogether } from '../../../src-main/domain/monthly-use.ts'

const today = '2026-03-15'

describe('F-201: the months of the report', () => {
  it.each([
    ['2026-03-15', '2025-03', '2026-02'],
    ['2026-01-01', '2025-01', '2025-12'],
    ['2024-02-29', '2023-02', '2024-01'],
    ['2025-12-31', '2024-12', '2025-11'],
  ])('F-201: at %s the last twelve whole months are %s to %s', (day, first, last) => {
    const months = monthsBefore(day)
    expect(months).toHaveLength(12)
    expect([months[0], months.at(-1)]).toEqual([first, last])
    expect(months).toEqual([...new Set(months)].toSorted())
  })
})

describe('F-201: units by month', () => {
  it('each day counts in its month, this month in no sum, and what is older than the months nowhere', () => {
    const days = [
      { day: '2025-02-28', issued: 1000 },
      { day: '2025-03-01', issued: 7 },
      { day: '2026-02-01', issued: 10 },
      { day: '2026-02-28', issued: 14 },
      { day: '2026-03-01', issued: 500 },
    ]
    expect(usedByMonth(days, today, '2024-01-01')).toEqual({
      months: [7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24],
      soFar: 500,
      total: 31,
      mean: 31 / 12,
    })
  })

  it('a month before the item first moved has no figure, so that the mean is not too low (5G)', () => {
    const days = [
      { day: '2025-12-20', issued: 30 },
      { day: '2026-01-10', issued: 60 },
    ]
    const { months, total, mean } = usedByMonth(days, today, '2025-12-05')
    expect(months).toEqual([...Array.from({ length: 9 }, () => null), 30, 60, 0])
    expect([total, mean]).toEqual([90, 30])
  })

  it.each([
    ['it never moved', null],
    ['it came this month', '2026-03-02'],
  ])('no mean where %s (T11)', (_, firstDay) => {
    expect(usedByMonth([{ day: '2026-03-03', issued: 5 }], today, firstDay)).toEqual({
      months: Array.from({ length: 12 }, () => null),
      soFar: 5,
      total: 0,
      mean: null,
    })
  })

  it('what was taken back is taken off the month in which it came back (T8)', () => {
    const days = [
      { day: '2026-01-31', issued: 40 },
      { day: '2026-02-01', issued: -40 },
    ]
    expect(usedByMonth(days, today, '2026-01-01')).toMatchObject({ total: 0, mean: 0 })
    expect(usedByMonth(days, today, '2026-01-01').months.slice(-2)).toEqual([40, -40])
  })

  it('stores together are the sum of the stores, month by month, whatever they issued', () => {
    const store = fc.record({
      days: fc.array(fc.record({ back: fc.integer({ min: 0, max: 450 }), issued: fc.integer({ min: -50, max: 500 }) }), { maxLength: 40 }),
      age: fc.option(fc.integer({ min: 0, max: 450 }), { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(store, { minLength: 1, maxLength: 4 }), (stores) => {
        const used = stores.map(({ days, age }) => {
          const firstDay = age === null ? null : addDays(today, -age)
          return usedByMonth(
            days.map(({ back, issued }) => ({ day: addDays(today, -back), issued })),
            today,
            firstDay,
          )
        })
        const together = usedTogether(used, today)
        const sum = (figures: readonly (number | null)[]) => figures.reduce<number>((all, one) => all + (one ?? 0), 0)
        expect(together.total).toBe(sum(used.map(({ total }) => total)))
        expect(together.total).toBe(sum(together.months))
        expect(together.soFar).toBe(sum(used.map(({ soFar }) => soFar)))
        together.months.forEach((units, at) => {
          const known = used.flatMap(({ months }) => months[at] ?? [])
          expect(units).toBe(known.length === 0 ? null : sum(known))
        })
        const counted = together.months.filter((units) => units !== null).length
        expect(together.mean).toBe(counted === 0 ? null : together.total / counted)
      }),
    )
  })
})
