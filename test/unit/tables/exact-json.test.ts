import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExact, stringifyExact } from '../../../src-main/tables/exact-json.ts'
import { deepestRecord, isTooDeep } from '../../../src-main/tables/json-text.ts'

const again = (text: string): string => stringifyExact(parseExact(text))

/** A JSON number as somebody may write it. */
const digits = fc.stringMatching(/^(0|[1-9]\d{0,24})$/)
const written = fc
  .tuple(fc.boolean(), digits, fc.option(fc.stringMatching(/^\d{1,25}$/)), fc.option(fc.integer({ min: -500, max: 500 })))
  .map(
    ([isBelow, whole, tail, power]) =>
      `${isBelow ? '-' : ''}${whole}${tail === null ? '' : `.${tail}`}${power === null ? '' : `e${power}`}`,
  )

/** The decimal value of a JSON number, as sign, digits and power of ten; by another way than the program's. */
function decimal(text: string): { readonly isBelow: boolean; readonly value: string } {
  const [, sign = '', whole = '', tail = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(text)!
  const all = BigInt(whole + tail)
  let scale = Number(power) - tail.length
  let rest = all
  while (rest !== 0n && rest % 10n === 0n) {
    rest /= 10n
    scale += 1
  }
  return { isBelow: sign === '-', value: rest === 0n ? '0' : `${rest}e${scale}` }
}

describe('exact JSON (F-114, D12)', () => {
  test('any number, anywhere, comes back with the same value', () => {
    fc.assert(
      fc.property(written, fc.jsonValue(), (number, other) => {
        const beside = JSON.stringify(other)
        const back = again(`{"other":${beside},"n":${number},"list":[${number} , 1],"deep":{"n":\n${number}}}`)
        const found = [...back.matchAll(/-?\d[\d.eE+-]*/g)].slice(-4).map(([text]) => decimal(text))
        const expected = decimal(number)
        expect(found).toEqual([expected, expected, decimal('1'), expected])
        expect(JSON.parse(back)).toMatchObject({ other: JSON.parse(beside) as unknown })
        expect(again(back)).toBe(back)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    '9007199254740993',
    '9223372036854775807',
    '-9007199254740993',
    '123456789012345678901234567890',
    '1e400',
    '-1E-400',
    '-0',
    '-0.0',
    '0.1000000000000000055511151231257827',
    '[1,9007199254740993]',
    '{"a":9007199254740993}',
    '{"__proto__":{"a":-0}}',
    '{"text":"9007199254740993 1e400 \\" -0","back":"\\\\","n":-0}',
  ])('%s stays as it is', (text) => {
    expect(again(text)).toBe(text)
  })

  test.each([
    ['0.30000000000000004', 0.30000000000000004],
    ['0.1', 0.1],
    ['-0.5', -0.5],
    ['1e21', 1e21],
    ['1.50000000000000000', 1.5],
    ['5e-324', 5e-324],
  ])('%s is a plain number', (text, value) => {
    expect(parseExact(text)).toBe(value)
  })

  test('a key that comes twice counts as the last, with or without long numbers', () => {
    expect(parseExact('{"a":1,"a":2}')).toEqual({ a: 2 })
    expect(parseExact('{"a":9007199254740993,"a":{"b":1}}')).toEqual({ a: { b: 1 } })
    expect(parseExact('{"a":1,"a":9007199254740993}')).toEqual({ a: 9007199254740993n })
  })

  test.each([
    '{9007199254740993:1}',
    '[09007199254740993]',
    '[9007199254740993',
    '[1e400-1]',
    '[-]',
    '[9007199254740993.]',
    '"',
    '[-0"a"]',
    '',
  ])('%s is no JSON, with a long number in it or not', (text) => {
    expect(() => parseExact(text)).toThrow(SyntaxError)
  })

  test('what the parser of the runtime refuses is refused, and nothing else', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '\\u005c', 'a', ' ', '-', '0', '1', '.', 'e', '12345678901234567890'),
      {
        maxLength: 12,
      },
    )
    const isRead = (read: () => unknown): boolean => {
      try {
        read()
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        expect(isRead(() => parseExact(text))).toBe(isRead(() => JSON.parse(text)))
      }),
      { numRuns: 5000 },
    )
  })

  test('any depth is read and written, with long numbers or without', () => {
    for (const inner of ['', '1e400']) {
      const text = `${'[{"a":'.repeat(60_000)}[${inner}]${'}]'.repeat(60_000)}`
      expect(again(text) === text).toBe(true)
    }
  })
})

describe('how deep a text is', () => {
  const nested = (depth: number, text = ''): string => `${'{"a":['.repeat(depth / 2)}${JSON.stringify(text)}${']}'.repeat(depth / 2)}`

  test('is told from its brackets, of which those in texts do not count', () => {
    expect(isTooDeep(nested(deepestRecord))).toBe(false)
    expect(isTooDeep(nested(deepestRecord + 2))).toBe(true)
    expect(isTooDeep(nested(2, `"\\${'['.repeat(5000)}`))).toBe(false)
    expect(isTooDeep(JSON.stringify(Array.from({ length: 2000 }, () => [{}])))).toBe(false)
  })
})
