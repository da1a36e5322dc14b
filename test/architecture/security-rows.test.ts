/** Each of the twenty rows of style 6 has a test that names it: "style 6, rows 6, 8 to 10". */
import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

const rows = Array.from({ length: 20 }, (_, index) => index + 1)
const named = /\brows? (\d+(?:(?:, | and | to )\d+)*)/g

/** "6, 8 to 10" is 6, 8, 9 and 10. */
function numbersIn(text: string): number[] {
  return text.split(/, | and /).flatMap((part) => {
    const [from = 0, to = from] = part.split(' to ').map(Number)
    return rows.filter((row) => row >= from && row <= to)
  })
}

/** The rows that the titles of the tests name, in files that speak of style 6. */
const proved = new Set(
  sourceFiles('test')
    .filter(
      ({ path, text }) => /\.(test|spec|setup)\.ts$/.test(path) && text.includes('style 6') && !path.endsWith('security-rows.test.ts'),
    )
    .flatMap(({ text }) => [...text.matchAll(named)].flatMap((match) => numbersIn(match[1] ?? ''))),
)

test('every row of the security table has a proof that names it', () => {
  expect(rows.filter((row) => !proved.has(row))).toEqual([])
})

test('ranges and lists of rows are read', () => {
  expect(numbersIn('6, 8 to 10')).toEqual([6, 8, 9, 10])
  expect(numbersIn('1 and 18')).toEqual([1, 18])
})
