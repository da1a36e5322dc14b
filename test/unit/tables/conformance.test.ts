/**
 * Every table of the registry: what central sends, stored, and sent again, is the push form of the same record
 * (protocol-v5.md 4.2; design 4). The push form comes from the lists of keys in test/support, not from the codecs.
 */
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import type { LocalName } from '../../../src-main/tables/registry.ts'
import { syncedTables, tableByWire } from '../../../src-main/tables/registry.ts'
import type { SyncedTable, WireRow } from '../../../src-main/tables/types.ts'
import { fromCentral, pull, pullFixtures } from '../../support/make-db.ts'
import type { WireRecord } from '../../support/wire-fixtures.ts'
import * as fixtures from '../../support/wire-fixtures.ts'
import { sharedDb } from './shared-db.ts'

const { fixtureTables, fullRow, pushForm, unknownKeys } = fixtures
const shared = sharedDb(pullFixtures)
const quiet = { unknownKeys: false }

const declaration = (wire: string): SyncedTable => tableByWire(wire)!

const stored = (db: Db, wire: string): WireRow =>
  readRow(db, declaration(wire).local as LocalName, fixtures.fixtureId(wire)) as unknown as WireRow

const pushed = (db: Db, wire: string, options = quiet): WireRecord => compiled(declaration(wire)).encode(stored(db, wire), options)

/** Pulled into the database and pushed again. */
function roundTrip(wire: string, record: WireRecord, options = quiet): WireRecord {
  fromCentral(shared.db, (tx) => pull(tx, wire, record))
  return pushed(shared.db, wire, options)
}

describe.each(syncedTables.map((table) => table.wire))('%s', (wire) => {
  test('a full record is pushed as itself in the push form, key by key', () => {
    const record = fullRow(wire)
    const result = roundTrip(wire, record)
    expect(Object.keys(result).toSorted()).toEqual(Object.keys(record).toSorted())
    for (const [key, value] of Object.entries(pushForm(wire, record))) expect({ [key]: result[key] }).toEqual({ [key]: value })
  })

  test.each(fixtures.noneForms)('a record whose keys say "none" as %s does', (form) => {
    const record = fixtures.emptyRow(wire, form)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, record))
  })

  test('values in the other forms that 4.2 accepts: dates with a midnight, times as text', () => {
    for (const midnight of ['T00:00:00', ' 00:00:00']) {
      const record = fixtures.otherForms(wire, midnight)
      expect(roundTrip(wire, record)).toEqual(pushForm(wire, fullRow(wire)))
    }
  })

  test('objects that come as text go back as text', () => {
    const record = fixtures.objectsAsText(wire)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, record))
  })

  test('the smallest record is pushed with the keys that it came with, and no others', () => {
    const record = fixtures.smallestRow(wire)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, record))
  })

  test('each optional key may be missing, and then it is not pushed', () => {
    const full = fullRow(wire)
    for (const gone of Object.keys(full).filter((key) => !(key in fixtures.smallestRow(wire)))) {
      const { [gone]: _, ...record } = full
      expect(roundTrip(wire, record)).toEqual(pushForm(wire, record))
    }
  })

  test('F-261: words that nobody knows are kept', () => {
    const record = fixtures.unknownWordsRow(wire)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, record))
  })

  test('ten keys that this version does not know are kept, and pushed only where the site says so', () => {
    const record = fixtures.unknownKeysRow(wire)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, fullRow(wire)))
    const result = roundTrip(wire, record, { unknownKeys: true })
    expect(new Map(Object.entries(result))).toEqual(new Map(Object.entries({ ...pushForm(wire, fullRow(wire)), ...unknownKeys })))
    expect(Object.hasOwn(result, '__proto__')).toBe(true)
  })

  test('F-255: a repeat of the same record writes nothing', () => {
    roundTrip(wire, fullRow(wire))
    const before = stored(shared.db, wire)
    expect(fromCentral(shared.db, (tx) => pull(tx, wire, fullRow(wire)))).toBe('unchanged')
    expect(stored(shared.db, wire)).toEqual(before)
  })

  test('a later version of the record replaces the one before whole', () => {
    roundTrip(wire, fullRow(wire))
    const later = { ...fixtures.smallestRow(wire), newer_key: 1 }
    expect(roundTrip(wire, later, { unknownKeys: true })).toEqual({ ...pushForm(wire, fixtures.smallestRow(wire)), newer_key: 1 })
  })

  test('whole numbers above 2^53 survive in every key that is no column', () => {
    const big = 2n ** 63n - 1n
    const record = { ...fullRow(wire), unknown_serial: big, unknown_deep: { list: [big, 1] } }
    const result = roundTrip(wire, record, { unknownKeys: true })
    expect([result.unknown_serial, result.unknown_deep]).toEqual([big, { list: [big, 1] }])
  })
})

describe('this suite can fail', () => {
  const telling = syncedTables.flatMap(({ wire }) => fixtures.keysOfOtherForm(wire).map((key) => [wire, key] as const))

  test('there are keys whose push form is another one than their pull form', () => {
    expect(telling.length).toBeGreaterThan(50)
  })

  test.each(telling)('%s with the codec of a text for %s is not the push form', (wire, key) => {
    const wrong = compiled(withTextCodec(declaration(wire), key))
    const records = [fullRow(wire), ...fixtures.noneForms.map((form) => fixtures.emptyRow(wire, form))]
    const results = records.map((record) => {
      const decoded = wrong.decode(String(record.ID), record, { name: () => undefined })
      return decoded.ok && isSame(wrong.encode(decoded.row, quiet)[key], pushForm(wire, record)[key])
    })
    expect(results).toContain(false)
  })
})

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function withTextCodec(table: SyncedTable, wireKey: string): SyncedTable {
  const columns = Object.entries(table.columns).map(([name, column]) => [
    name,
    column.key === wireKey ? { ...column, codec: 'text' as const } : column,
  ])
  const rest = wireKey in table.rest ? { ...table.rest, [wireKey]: 'text' as const } : table.rest
  return { ...table, columns: Object.fromEntries(columns) as SyncedTable['columns'], rest }
}

test('every declared table has its fixtures, and every table of the fixtures is declared', () => {
  expect(fixtureTables.toSorted()).toEqual(syncedTables.map((table) => table.wire).toSorted())
})
