import { describe, expect, test } from 'vitest'
import { sentence } from '../../support/count-results.ts'
import { failuresOf, told } from '../../support/failures.ts'

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

describe('what failed is said once more at the end', () => {
  const one = (status: string, fullName: string) => ({
    status,
    fullName,
    failureMessages: status === 'failed' ? ['expected 1\nto be 2'] : [],
  })

  test('of node tests: the file, the name, the reason', () => {
    const file = { name: 'a.test.ts', message: '', assertionResults: [one('passed', 'good'), one('failed', 'bad')] }
    expect(failuresOf({ testResults: [file] })).toEqual([{ name: 'a.test.ts › bad', why: 'expected 1\nto be 2' }])
  })
  test('a file that did not load has its path for a name', () =>
    expect(failuresOf({ testResults: [{ name: 'a.test.ts', message: 'no such module', assertionResults: [] }] })).toEqual([
      { name: 'a.test.ts', why: 'no such module' },
    ]))
  test('of journeys: however deep they are nested', () => {
    const spec = (ok: boolean) => ({
      title: 'ships',
      file: 'a.spec.ts',
      line: 7,
      ok,
      tests: [{ projectName: 'chromium', results: [{ errors: ok ? [] : [{ message: '\u001B[31mno row\u001B[39m' }] }] }],
    })
    const failures = failuresOf({ suites: [{ specs: [spec(true)], suites: [{ specs: [spec(false)] }] }] })
    expect(told(failures)).toBe('=== failed: [chromium] a.spec.ts:7 › ships\nno row\n')
  })
  test('a long reason is cut', () => expect(told([{ name: 'a', why: '1\n2\n3' }], 2)).toBe('=== failed: a\n1\n2\n'))
})
