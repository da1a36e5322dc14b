import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldUsername, fullName, initialsOf, isUsername } from '../../../src-main/domain/people.ts'
import { atPresent, noFailures, secondsLeft, waitAfter, withFailure } from '../../../src-main/domain/sign-in-wait.ts'

const person = (username: string, firstName = '', lastName = '') => ({ username, firstName, lastName })

describe('names of people', () => {
  test.each([
    [person('grace.wanjiru', 'Grace', 'Wanjiru'), 'Grace Wanjiru', 'GW'],
    [person('grace.wanjiru'), 'grace.wanjiru', 'GW'],
    [person('nurse'), 'nurse', 'N'],
    [person('x', ' Ngũgĩ ', ' wa Thiong’o '), 'Ngũgĩ wa Thiong’o', 'NT'],
    [person('x', '小龙', '李'), '小龙 李', '小李'],
    [person('👩🏽‍⚕️'), '👩🏽‍⚕️', '👩'],
    [person(''), '', ''],
  ])('%j', (who, name, initials) => {
    expect([fullName(who), initialsOf(who)]).toEqual([name, initials])
  })

  test('folding is the same for every way to write a name, and folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const folded = foldUsername(name)
        expect(foldUsername(folded)).toBe(folded)
        expect(foldUsername(name.normalize('NFD'))).toBe(folded)
        expect(foldUsername(` ${name} `)).toBe(folded)
      }),
    )
  })

  test('whatever text it is asked about, it answers', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (name) => typeof isUsername(name) === 'boolean' && typeof initialsOf(person(name)) === 'string',
      ),
    )
  })
})

describe('U-03: the wait', () => {
  test('of each number of wrong tries in a row', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 5000].map(waitAfter)).toEqual([0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300])
  })

  test('is never longer than its step, wherever the clock goes', () => {
    const moves = fc.array(fc.oneof(fc.constant('try' as const), fc.integer({ min: -1e12, max: 1e12 })), { maxLength: 50 })
    fc.assert(
      fc.property(moves, (steps) => {
        let [now, failures] = [1.7e12, noFailures]
        for (const step of steps) {
          if (step === 'try') failures = withFailure(atPresent(failures, now), now)
          else now += step
          failures = atPresent(failures, now)
          expect(secondsLeft(failures, now)).toBeLessThanOrEqual(waitAfter(failures.failures))
        }
      }),
    )
  })

  test('ends by itself after a day: nobody is held up for ever', () => {
    const failures = [1, 2, 3, 4, 5].reduce((sum) => withFailure(sum, 1000), noFailures)
    expect(atPresent(failures, 1000 + 25 * 3_600_000)).toEqual(noFailures)
  })
})
