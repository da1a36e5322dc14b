import { expect, test } from 'vitest'
import { clock, wireMoment } from '../../../src-main/domain/moment.ts'

test.each([
  ['2024-05-06T07:08:09.5', '2024-01-01', 1, '2024-05-06T07:08:09.5'],
  ['', '2024-01-01', 3661, '2024-01-01T01:01:01'],
  [null, '2024-01-01', null, '2024-01-01T00:00:00'],
  [null, null, 3661, ''],
])('4.2: %s, %s, %s is %s', (om, date, time, at) => {
  expect(wireMoment({ om, date, time })).toBe(at)
})

test.each([
  [0, '00:00:00'],
  [86_399, '23:59:59'],
  [86_400, '00:00:00'],
  [-5, '00:00:00'],
  [1.5, '00:00:00'],
  [Number.NaN, '00:00:00'],
])('%s seconds since midnight are %s', (seconds, text) => {
  expect(clock(seconds)).toBe(text)
})
