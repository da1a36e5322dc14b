import { expect, test } from 'vitest'
import { queueTrend } from '../../../src-main/domain/queue-trend.ts'

const days = (...records: number[]) =>
  records.map((count, at) => ({ day: `2026-03-${String(at + 1).padStart(2, '0')}`, documents: 0, records: count }))

test('F-206: what grew on three days in a row grows; a busy morning does not', () => {
  expect(queueTrend(days(10, 20, 30, 40))).toEqual({ trend: 'growing', growingDays: 3 })
  expect(queueTrend(days(50, 10, 20, 30, 25))).toMatchObject({ trend: 'steady', growingDays: 0 })
  expect(queueTrend(days(1, 2, 3, 4))).toMatchObject({ trend: 'steady' })
  expect(queueTrend(days(10, 20, 30))).toMatchObject({ trend: 'steady', growingDays: 2 })
  expect(queueTrend(days(90, 60, 30, 0))).toMatchObject({ trend: 'shrinking' })
  expect(queueTrend(days(5, 5, 5, 5))).toMatchObject({ trend: 'steady' })
  expect(queueTrend(days(5))).toMatchObject({ trend: 'unknown' })
})
