import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, csvText } from '../../../src-main/contract/csv.ts'

describe('U-64: a table as CSV', () => {
  test.each(['=1+1', '+41', '-2+3', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1', '＋1', '－1', '＠x'])('%j is kept a text', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
  })

  test('numbers stay numbers, below zero too, and have no grouping', () => {
    expect([csvCell(-12.5), csvCell(1234567.25), csvCell(0), csvCell(null), csvCell('')]).toEqual(['-12.5', '1234567.25', '0', '', ''])
  })

  test('begins with the byte order mark, ends its lines with CR LF', () => {
    expect(csvText([['Nom'], ['Éthé']])).toBe('\uFEFFNom\r\nÉthé\r\n')
  })

  test('what is written is read again, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', 'é', ' ') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (lines) => {
        const kept = lines.map((line) => line.map((text) => (/^[=\r\n]/.test(text) ? `'${text}` : text)))
        expect(readCsv(csvText(lines))).toEqual(kept)
      }),
    )
  })
})

/** RFC 4180, written from the reader's side. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') lines.push([])
  }
  return lines.slice(0, -1)
}
