import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiled } from '../../../src-main/tables/compile.ts'
import { parseExact, stringifyExact } from '../../../src-main/tables/exact-json.ts'
import type { SyncedTable } from '../../../src-main/tables/types.ts'

/** One column and one key of `rest` of every codec. */
const codecs = ['id', 'text', 'int', 'real', 'bool', 'date', 'plainDate', 'time', 'datetime', 'option', 'json', 'object'] as const
const table: SyncedTable = {
  wire: 'probe',
  local: 'probe',
  class: 'store',
  dataTypes: [],
  stream: 'site',
  level: 0,
  pushed: true,
  deletes: 'hard',
  owner: null,
  columns: Object.fromEntries(codecs.map((codec) => [`c_${codec}`, { key: `column ${codec}`, codec }])),
  rest: Object.fromEntries(codecs.map((codec) => [`rest ${codec}`, codec])),
}
const codec = compiled(table)

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const wellFormed = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
const object = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 3 })
const two = (n: number): string => String(n).padStart(2, '0')
const clock = (s: number): string => `${two(Math.floor(s / 3600))}:${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`
const same = <T>(value: T): T => value

/** For each codec: what may be pulled, and the push form of it. */
const samples: Record<(typeof codecs)[number], { pull: fc.Arbitrary<unknown>; push: (value: never) => unknown }> = {
  id: { pull: wellFormed, push: same },
  text: { pull: wellFormed, push: same },
  datetime: { pull: wellFormed, push: same },
  option: { pull: wellFormed.filter((text) => text !== '0'), push: same },
  int: { pull: fc.maxSafeInteger(), push: same },
  real: { pull: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)), push: same },
  bool: { pull: fc.boolean(), push: same },
  date: { pull: day, push: (value: string) => `${value}T00:00:00` },
  plainDate: { pull: day, push: same },
  time: { pull: fc.integer({ min: 0, max: 86_399 }), push: (value: number) => clock(value) },
  json: { pull: fc.jsonValue({ maxDepth: 2 }).filter((value) => value !== '' && value !== null), push: same },
  object: { pull: object, push: same },
}

const keys = codecs.flatMap((name) => [`column ${name}`, `rest ${name}`].map((key) => ({ key, ...samples[name] })))
const record = fc.record(Object.fromEntries(keys.map(({ key, pull }) => [key, pull])), { requiredKeys: [] })
const noName = { name: () => undefined }

/** As the record comes out of a page's text and goes into the next request. */
const overTheWire = (value: unknown): unknown => parseExact(stringifyExact(value))

describe('every codec, as a column and in rest', () => {
  test('any record of well-typed values is pushed as the push form of itself: no key more, no key less', () => {
    fc.assert(
      fc.property(record, (values) => {
        const pulled = overTheWire({ ID: 'x', ...values }) as Record<string, never>
        const decoded = codec.decode('x', pulled, noName)
        if (!decoded.ok) throw new Error(`${decoded.field}: ${decoded.detail}`)
        const expected = Object.fromEntries(
          keys.filter(({ key }) => key in pulled).map(({ key, push }) => [key, push(pulled[key] as never)]),
        )
        expect(overTheWire(codec.encode(decoded.row, { unknownKeys: false }))).toEqual(overTheWire({ ID: 'x', ...expected }))
      }),
      { numRuns: 500 },
    )
  })

  test('any JSON whatever is either read or refused by the name of its key; nothing throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys.map(({ key }) => key), 'x', '__proto__'), fc.jsonValue()), (values) => {
        const decoded = codec.decode('x', values, noName)
        if (decoded.ok) codec.encode(decoded.row, { unknownKeys: true })
        else expect(keys.map(({ key }) => key)).toContain(decoded.field)
      }),
      { numRuns: 1000 },
    )
  })

  test('unknown keys of any name and value come back as they were', () => {
    const unknown = fc.dictionary(
      fc.string({ unit: 'binary', maxLength: 8 }).filter((key) => key !== 'ID'),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(unknown, (values) => {
        const pulled = overTheWire({ ID: 'x', ...values }) as Record<string, unknown>
        const decoded = codec.decode('x', pulled, noName)
        if (!decoded.ok) throw new Error(decoded.field)
        expect(codec.encode(decoded.row, { unknownKeys: true })).toEqual(pulled)
      }),
    )
  })
})
