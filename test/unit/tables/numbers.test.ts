import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { readRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { parseExact, stringifyExact } from '../../../src-main/tables/exact-json.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import { fromCentral, locally, makeDb, pull } from '../../support/make-db.ts'

/** A central table with a column of whole numbers (sort_order); a table of the site with one of reals (volume). */
const unitOf = (digits: string): string => `{"ID":"u","units":"x","order_number":${digits}}`
const locationOf = (digits: string): string => `{"ID":"l","store_ID":"s","Volume":${digits},"priority":${digits},"new_key":[${digits}]}`

function openDb(): Db {
  const db = makeDb()
  fromCentral(db, (tx) => {
    pull(tx, 'name', { ID: 'n', name: 'Clinic' })
    pull(tx, 'store', { ID: 's', name_ID: 'n', code: 'S', sync_id_remote_site: 12 })
    setSetting(tx, 'site', { uuid: 'u', number: 12, name: 'Clinic', code: 'C' })
  })
  return db
}

/** Text of the record as it would be pushed, after it has been stored as it came. */
function stored(db: Db, wire: string, local: 'unit' | 'location', text: string): string {
  const record = parseExact(text) as Record<string, unknown>
  fromCentral(db, (tx) => pull(tx, wire, record))
  return pushed(db, local, String(record['ID']))
}
const pushed = (db: Db, local: 'unit' | 'location', id: string): string => {
  const table = tableByLocal(local)!
  return stringifyExact(compiled(table).encode(readRow(db, local, id)!, { unknownKeys: true }))
}
const numberIn = (text: string, key: string): string => new RegExp(`"${key}":\\[?([^,}\\]]+)`).exec(text)![1]!

describe('F-114, D12: a number in a column keeps its value', () => {
  test('any whole number of 64 bits, in SQLite and on the wire', () => {
    const db = openDb()
    const whole = db.sqlite.prepare("SELECT CAST(sort_order AS TEXT) FROM unit WHERE id = 'u'").pluck()
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (n) => {
        expect(numberIn(stored(db, 'unit', 'unit', unitOf(String(n))), 'order_number')).toBe(String(n))
        expect(whole.get()).toBe(String(n))
      }),
      { numRuns: 300, examples: [[2n ** 63n - 1n], [-(2n ** 63n)], [2n ** 53n], [2n ** 53n + 1n], [0n]] },
    )
  })

  test.each([
    '-0',
    '0.1',
    '0.30000000000000004',
    '1e300',
    '9007199254740993',
    '9223372036854775807',
    '0.1000000000000000055511151231257827',
    '1e-400',
  ])('%s in a column of reals, in rest and in an unknown key', (digits) => {
    const text = stored(openDb(), 'Location', 'location', locationOf(digits))
    const same = stringifyExact(parseExact(digits))
    expect(['Volume', 'priority', 'new_key'].map((key) => numberIn(text, key))).toEqual([same, same, same])
  })

  test('any double in a column of reals', () => {
    const db = openDb()
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        const digits = Object.is(n, -0) ? '-0' : String(n)
        expect(numberIn(stored(db, 'Location', 'location', locationOf(digits)), 'Volume')).toBe(stringifyExact(parseExact(digits)))
      }),
      { numRuns: 300 },
    )
  })

  test('F-255: a repeat writes nothing', () => {
    const db = openDb()
    const record = parseExact(locationOf('9223372036854775807')) as Record<string, unknown>
    expect(fromCentral(db, (tx) => pull(tx, 'Location', record))).toBe('applied')
    expect(fromCentral(db, (tx) => pull(tx, 'Location', record))).toBe('unchanged')
  })

  test('what somebody changes here is pushed as it is then; every other number as it came', () => {
    const db = openDb()
    stored(db, 'Location', 'location', locationOf('9007199254740993'))
    const row = readRow(db, 'location', 'l')!
    const save = (patch: { code?: string; volume?: number | null }) =>
      locally(db, (tx) => saveRow(tx, 'location', { id: 'l', ...patch }, { documentId: 'l', storeId: 's' }))
    save({ code: 'L1', volume: row.volume })
    expect(numberIn(pushed(db, 'location', 'l'), 'Volume')).toBe('9007199254740993')
    save({ volume: 7 })
    expect(numberIn(pushed(db, 'location', 'l'), 'Volume')).toBe('7')
    expect(readRow(db, 'location', 'l')?.rest).not.toContain('~exact')
  })

  test.each([
    ['unit', unitOf('9223372036854775808'), 'order_number'],
    ['unit', unitOf('1e400'), 'order_number'],
    ['unit', unitOf('0.5'), 'order_number'],
    ['Location', locationOf('1e400'), 'Volume'],
  ])('a number that has no place in its column is refused with its reason: %s %s', (wire, text, field) => {
    const record = parseExact(text) as Record<string, unknown>
    const table = tableByLocal(wire.toLowerCase())!
    const decoded = compiled(table).decode(String(record['ID']), record, { name: () => undefined })
    expect(decoded).toMatchObject({ ok: false, field, detail: expect.stringMatching(/^expected a (whole number of 64 bits|number below)/) })
  })
})
