import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tooMany } from '../../../src-main/domain/backup-keeping.ts'

const dayMs = 86_400_000
const first = Date.parse('2026-01-01T18:00:00.000Z')
const onDay = (day: number) => ({ madeAt: new Date(first + day * dayMs).toISOString() })

test('4-6: of a year of daily backups the last week is whole, then one a week, then one a month', () => {
  const all = Array.from({ length: 365 }, (_, day) => onDay(day))
  const gone = new Set(tooMany(all))
  const kept = all.filter((one) => !gone.has(one)).toReversed()
  expect(kept.slice(0, 7)).toEqual([364, 363, 362, 361, 360, 359, 358].map(onDay))
  expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12)
  expect(new Set(kept.map(({ madeAt }) => madeAt.slice(0, 7))).size).toBe(12)
})

test('4-6: whatever there is, the newest seven stay, in any order, and what stays once stays', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(2000), { maxLength: 60 }), (days) => {
      const all = days.map(onDay)
      const gone = new Set(tooMany(all))
      const newest = all.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt)).slice(0, 7)
      expect(newest.filter((one) => gone.has(one))).toEqual([])
      expect(tooMany(all.filter((one) => !gone.has(one)))).toEqual([])
    }),
  )
})
