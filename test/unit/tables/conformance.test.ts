import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import type { LocalName } from '../../../src-main/tables/registry.ts'
import { syncedTables } from '../../../src-main/tables/registry.ts'
import type { WireRow } from '../../../src-main/tables/types.ts'
import { fromCentral, makeDb, pull, pullFixtures } from '../../support/make-db.ts'
import type { WireRecord } from '../../support/wire-fixtures.ts'
import * as fixtures from '../../support/wire-fixtures.ts'

const { fixtureTables, fullRow, pushForm, unknownKeys } = fixtures

function stored(db: Db, wire: string): WireRow {
  const table = syncedTables.find((one) => one.wire === wire)!
  return readRow(db, table.local as LocalName, fixtures.fixtureId(wire)) as WireRow
}

function pushed(db: Db, wire: string, options = { unknownKeys: false }): WireRecord {
  return compiled(syncedTables.find((one) => one.wire === wire)!).encode(stored(db, wire), options)
}

/** Pulled into the database and pushed again. */
function roundTrip(wire: string, record: WireRecord, options?: { unknownKeys: boolean }): WireRecord {
  const db = makeDb()
  pullFixtures(db)
  fromCentral(db, (tx) => pull(tx, wire, record))
  return pushed(db, wire, options)
}

describe.each(fixtureTables)('design 4: a record of %s that is pulled and pushed unchanged', (wire) => {
  test('is the same record in the push form, key by key', () => {
    const record = fullRow(wire)
    const result = roundTrip(wire, record)
    expect(Object.keys(result).toSorted()).toEqual(Object.keys(record).toSorted())
    for (const [key, value] of Object.entries(pushForm(wire, record))) expect({ [key]: result[key] }).toEqual({ [key]: value })
  })

  test('is the same where every key says "none"', () => {
    const record = fixtures.emptyRow(wire)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, record))
  })

  test('is pushed with the keys that it came with, and no others', () => {
    const record = fixtures.smallestRow(wire)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, record))
  })

  test('F-261: keeps words that nobody knows', () => {
    const record = fixtures.unknownWordsRow(wire)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, record))
  })

  test('keeps ten keys that this version does not know, and pushes them only where the site says so', () => {
    const record = fixtures.unknownKeysRow(wire)
    expect(roundTrip(wire, record)).toEqual(pushForm(wire, fullRow(wire)))
    const result = roundTrip(wire, record, { unknownKeys: true })
    expect(new Map(Object.entries(result))).toEqual(new Map(Object.entries({ ...pushForm(wire, fullRow(wire)), ...unknownKeys })))
    expect(Object.hasOwn(result, '__proto__')).toBe(true)
  })

  test('F-255: a repeat of the same record writes nothing', () => {
    const db = makeDb()
    pullFixtures(db)
    const before = stored(db, wire)
    expect(fromCentral(db, (tx) => pull(tx, wire, fullRow(wire)))).toBe('unchanged')
    expect(stored(db, wire)).toEqual(before)
  })

  test('a later version of the record replaces the one before whole', () => {
    const db = makeDb()
    pullFixtures(db)
    const later = { ...fixtures.emptyRow(wire), newer_key: 1 }
    expect(fromCentral(db, (tx) => pull(tx, wire, later))).toBe('applied')
    expect(pushed(db, wire, { unknownKeys: true })).toEqual({ ...pushForm(wire, fixtures.emptyRow(wire)), newer_key: 1 })
  })

  test('whole numbers above 2^53 survive in every key that is no column', () => {
    const big = 2n ** 63n - 1n
    const record = { ...fullRow(wire), unknown_serial: big, unknown_deep: { list: [big, 1] } }
    const result = roundTrip(wire, record, { unknownKeys: true })
    expect([result.unknown_serial, result.unknown_deep]).toEqual([big, { list: [big, 1] }])
  })
})

test('every declared table has its fixtures', () => {
  expect(fixtureTables.toSorted()).toEqual(syncedTables.map((table) => table.wire).toSorted())
})
