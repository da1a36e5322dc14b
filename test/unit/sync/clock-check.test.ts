import { describe, expect, test } from 'vitest'
import { clockAhead, clockCause } from '../../../src-main/sync/clock-check.ts'

const central = 'Sun, 01 Mar 2026 08:00:00 GMT'
const at = Date.parse(central)
const heard = (sentAt: number, heardAt: number, more: { date?: string; age?: string } = {}) =>
  clockAhead({ date: central, age: '', sentAt: at + sentAt, heardAt: at + heardAt, ...more })

describe('U-08: this clock beside central’s', () => {
  test.each([
    ['the same second', 100, 300, 0],
    ['the end of central’s second', 999, 1001, 0],
    ['a slow answer that was asked before and heard after', -9000, 9000, 0],
    ['an hour ahead: at least so much', 3_600_000, 3_600_300, 3_599_000],
    ['an hour ahead over a slow line: the way there may have taken all the time', 3_600_000, 3_620_000, 3_599_000],
    ['an hour behind', -3_600_300, -3_600_000, -3_600_000],
    ['an hour behind over a slow line', -3_620_000, -3_600_000, -3_600_000],
  ])('%s', (_title, sentAt, heardAt, ahead) => expect(heard(sentAt, heardAt)).toBe(ahead))

  test.each([
    ['no date', heard(3_600_000, 3_600_100, { date: '' })],
    ['a date that is none', heard(3_600_000, 3_600_100, { date: 'yesterday' })],
    ['an answer out of a store on the way', heard(3_600_000, 3_600_100, { age: '86400' })],
    ['a long wait, in which clocks may have been set', heard(3_600_000, 3_640_000)],
    ['a clock that was set back meanwhile', heard(3_600_000, 3_599_999)],
  ])('%s tells nothing', (_title, ahead) => expect(ahead).toBeNull())

  test.each([
    [null, null],
    [0, null],
    [600_000, null],
    [-600_000, null],
    [600_001, { code: 'clock_ahead', detail: '', params: { hours: 0, minutes: 10 } }],
    [-5_400_000, { code: 'clock_behind', detail: '', params: { hours: 1, minutes: 30 } }],
  ])('U-08: %s ms ahead is said from ten minutes on: %j', (ahead, cause) => expect(clockCause(ahead)).toEqual(cause))
})
