import { describe, expect, test } from 'vitest'
import { sentence } from '../../support/count-results.ts'

describe('the last line of a run', () => {
  const vitest = { numPassedTests: 10, numFailedTests: 0, numFailedTestSuites: 0 }
  const playwright = { stats: { expected: 4, unexpected: 0, flaky: 0 } }

  test('sums every report', () => expect(sentence([vitest, playwright], 0)).toBe('14 passed, 0 failed'))
  test('a flaky journey is a failed one', () =>
    expect(sentence([{ stats: { expected: 3, unexpected: 1, flaky: 1 } }], 1)).toBe('3 passed, 2 failed'))
  test('a file that did not load is a failed one', () =>
    expect(sentence([{ ...vitest, numFailedTestSuites: 1 }], 1)).toBe('10 passed, 1 failed'))
  test('a stage without a report, types for example, is not lost', () => expect(sentence([], 1)).toBe('0 passed, 1 failed'))
})
