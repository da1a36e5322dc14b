/** Design 4: what lay whole in `record` goes to its table once that is declared, as if it came from central today. */
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../src-main/db/migrate.ts'
import { migrations } from '../../../src-main/db/migrations/all.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { parseExact, stringifyExact } from '../../../src-main/tables/exact-json.ts'
import { syncedTables, tableByWire } from '../../../src-main/tables/registry.ts'
import type { SyncedTable, WireRow } from '../../../src-main/tables/types.ts'
import type { WireRecord } from '../../support/wire-fixtures.ts'
import * as fixtures from '../../support/wire-fixtures.ts'

type Sqlite = Database.Database
const { fixtureId, fullRow } = fixtures
const named = { code: 'c', type: 'store' }
const lookup = { name: (id: string) => (id === fixtureId('name') ? named : undefined) }

/** A database of the time before the tables of this issue, with one row of each that their records need. */
function before(): Sqlite {
  const sqlite = new Database(':memory:')
  onTestFinished(() => void sqlite.close())
  migrate(
    sqlite,
    migrations.filter((one) => one.version < 30),
  )
  const run = (sql: string, ...ids: string[]): void => void sqlite.prepare(sql).run(...ids.map(fixtureId))
  sqlite.prepare('INSERT INTO name (id, code, type) VALUES (?, ?, ?)').run(fixtureId('name'), named.code, named.type)
  run('INSERT INTO item (id) VALUES (?)', 'item')
  run('INSERT INTO store (id, name_id) VALUES (?, ?)', 'store', 'name')
  run('INSERT INTO stock_line (id, store_id, item_id) VALUES (?, ?, ?)', 'item_line', 'store', 'item')
  return sqlite
}

const old = new Set(tablesOf(20))
const later: readonly SyncedTable[] = syncedTables.filter((table) => !old.has(table.local))

function tablesOf(version: number): string[] {
  const sqlite = new Database(':memory:')
  migrate(
    sqlite,
    migrations.filter((one) => one.version <= version),
  )
  const names = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  sqlite.close()
  return names
}

const keep = (sqlite: Sqlite, wire: string, data: WireRecord): void =>
  void sqlite.prepare('INSERT INTO record VALUES (?, ?, ?)').run(wire, String(data.ID), stringifyExact(data))
const rowOf = (sqlite: Sqlite, { local }: SyncedTable, id: string): WireRow | undefined =>
  sqlite.prepare(`SELECT * FROM ${local} WHERE id = ?`).get(id) as WireRow | undefined
const inbox = (sqlite: Sqlite): unknown[] =>
  sqlite.prepare('SELECT table_name, record_id, reason, field, parent_table, parent_id FROM inbox ORDER BY table_name, record_id').all()

/** `rest` and columns of JSON compared as what they hold. */
const held = (row: WireRow | undefined): unknown =>
  row && Object.fromEntries(Object.entries(row).map(([name, value]) => [name, opened(value)]))
const opened = (value: unknown): unknown => (typeof value === 'string' && /^[[{]/.test(value) ? parseExact(value) : value)

const forms: Readonly<Record<string, (wire: string) => WireRecord>> = {
  full: (wire) => fullRow(wire),
  smallest: fixtures.smallestRow,
  'all none as 4D says it': (wire) => fixtures.emptyRow(wire),
  'all none with a midnight': (wire) => fixtures.emptyRow(wire, 'midnight'),
  'all null': (wire) => fixtures.emptyRow(wire, 'null'),
  'dates with a midnight, times as text': (wire) => fixtures.otherForms(wire, 'T00:00:00'),
  'dates with a blank and a midnight': (wire) => fixtures.otherForms(wire, ' 00:00:00'),
  'words that nobody knows': fixtures.unknownWordsRow,
  'keys that nobody knows': fixtures.unknownKeysRow,
  'whole numbers above 2^53': (wire) => ({ ...fullRow(wire), unknown_serial: 2n ** 63n - 1n }),
}

describe.each(Object.entries(forms))('records in `record`: %s', (_, form) => {
  test('every one lies in its table afterwards as central would put it there today', () => {
    const sqlite = before()
    for (const { wire } of later) keep(sqlite, wire, form(wire))
    migrate(sqlite, migrations)
    for (const table of later) {
      const decoded = compiled(table).decode(fixtureId(table.wire), form(table.wire), lookup)
      expect({ wire: table.wire, row: held(rowOf(sqlite, table, fixtureId(table.wire))) }).toEqual({
        wire: table.wire,
        row: held(decoded.ok ? decoded.row : undefined),
      })
    }
    expect(inbox(sqlite)).toEqual([])
    expect(sqlite.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0)
  })
})

test('every table of the registry that came after the first two migrations is looked at', () => {
  expect(later.length).toBeGreaterThan(60)
})

describe('records that cannot go there', () => {
  test.each([
    ['currency', 'rate', '1.5'],
    ['currency', 'date_updated', '30/07/2021'],
    ['currency', 'date_updated', '2021-13-01'],
    ['currency', 'is_home_currency', 1],
    ['currency', 'currency', 7],
    ['item_category', 'sort_order', 1.5],
    ['diagnosis', 'ICD_DESCRIPTION', 'half a letter \ud800'],
    ['item_direction', 'item_ID', ''],
    ['adverse_drug_reaction', 'entry_time', '25:00:00'],
    ['adverse_drug_reaction', 'entry_time', true],
    ['vaccine_vial_monitor_status', 'option_id', 0],
  ])('%s with %s %o waits in the inbox with its field, as it came', (wire, key, value) => {
    const sqlite = before()
    const data = { ...fullRow(wire), [key]: value }
    keep(sqlite, wire, data)
    migrate(sqlite, migrations)
    expect(inbox(sqlite)).toMatchObject([{ table_name: wire, record_id: data.ID, reason: 'unreadable', field: key }])
    expect(parseExact(String(sqlite.prepare('SELECT data FROM inbox').pluck().get()))).toEqual(data)
    const decoded = compiled(tableByWire(wire)!).decode(String(data.ID), data, lookup)
    expect(decoded).toMatchObject({ ok: false, field: key })
  })

  test('a missing parent is named, so that its arrival lets the record in', () => {
    const sqlite = before()
    keep(sqlite, 'nameInsuranceJoin', { ...fullRow('nameInsuranceJoin'), nameID: 'gone' })
    migrate(sqlite, migrations)
    expect(inbox(sqlite)).toMatchObject([
      { table_name: 'nameInsuranceJoin', reason: 'missing_parent', parent_table: 'name', parent_id: 'gone' },
    ])
  })

  test.each([
    ['item_category', 'sort_order', 2n ** 60n],
    ['item_category', 'sort_order', -(2n ** 63n)],
    ['currency', 'rate', 2n ** 60n],
    ['diagnosis', 'ICD_DESCRIPTION', 'a\u0000b'],
    ['diagnosis', 'ICD_DESCRIPTION', 'a path \\udata'],
  ])('%s with %s %o is left to the program, which can read it', (wire, key, value) => {
    const sqlite = before()
    const data = { ...fullRow(wire), [key]: value }
    keep(sqlite, wire, data)
    migrate(sqlite, migrations)
    expect(inbox(sqlite)).toMatchObject([{ table_name: wire, reason: 'unreadable', field: key }])
    const kept = parseExact(String(sqlite.prepare('SELECT data FROM inbox').pluck().get())) as WireRecord
    expect(kept).toEqual(data)
    expect(compiled(tableByWire(wire)!).decode(String(data.ID), kept, lookup)).toMatchObject({ ok: true })
  })

  test('a record too deep for SQLite keeps no program from starting', () => {
    const sqlite = before()
    const deep = `{"ID":"deep","currency":"X","more":${'['.repeat(3000)}${']'.repeat(3000)}}`
    sqlite.prepare('INSERT INTO record VALUES (?, ?, ?)').run('currency', 'deep', deep)
    keep(sqlite, 'currency', fullRow('currency'))
    migrate(sqlite, migrations)
    expect(inbox(sqlite)).toMatchObject([{ table_name: 'currency', record_id: 'deep', reason: 'unreadable', field: 'recordData' }])
    expect(sqlite.prepare('SELECT data FROM inbox').pluck().get()).toBe(deep)
    expect(sqlite.prepare('SELECT count(*) FROM currency').pluck().get()).toBe(1)
  })

  test('a time of day that is none is midnight', () => {
    const sqlite = before()
    for (const [id, time] of [
      ['a', 86_400],
      ['b', 1.5],
      ['c', ''],
    ] as const)
      keep(sqlite, 'adverse_drug_reaction', { ID: id, entry_time: time })
    migrate(sqlite, migrations)
    expect(sqlite.prepare('SELECT entry_time FROM adverse_drug_reaction ORDER BY id').pluck().all()).toEqual([0, 0, null])
  })
})

test('DT-03: a reference to a merged record names the kept one', () => {
  const sqlite = before()
  sqlite.prepare('INSERT INTO item (id) VALUES (?)').run('kept')
  sqlite.prepare('INSERT INTO alias VALUES (?, ?, ?)').run('item', fixtureId('item'), 'kept')
  for (const wire of ['item_direction', 'om_vaccine_course_item']) keep(sqlite, wire, fullRow(wire))
  migrate(sqlite, migrations)
  expect(sqlite.prepare('SELECT item_id FROM item_direction UNION ALL SELECT item_id FROM vaccine_course_item').pluck().all()).toEqual([
    'kept',
    'kept',
  ])
})

test('DT-37: a prescriber who was merged before is found by nobody afterwards either', () => {
  const sqlite = before()
  keep(sqlite, 'clinician', { ...fullRow('clinician'), ID: 'gone' })
  keep(sqlite, 'clinician', { ...fullRow('clinician'), ID: 'kept' })
  sqlite.prepare('INSERT INTO alias VALUES (?, ?, ?)').run('clinician', 'gone', 'kept')
  migrate(sqlite, migrations)
  expect(sqlite.prepare('SELECT id, status FROM clinician ORDER BY id').all()).toEqual([
    { id: 'gone', status: 'merged' },
    { id: 'kept', status: 'active' },
  ])
})

test('records of a table that nobody knows stay where they are', () => {
  const sqlite = before()
  keep(sqlite, 'of_tomorrow', { ID: 'x', a: 1 })
  migrate(sqlite, migrations)
  expect(sqlite.prepare('SELECT table_name, id, data FROM record').all()).toEqual([
    { table_name: 'of_tomorrow', id: 'x', data: '{"ID":"x","a":1}' },
  ])
})

test('a master list join without a list, the head of a list of a store, is taken', () => {
  const sqlite = before()
  sqlite.prepare('INSERT INTO master_list (id) VALUES (?)').run('m')
  sqlite.prepare('INSERT INTO master_list_name_join (id, name_id, master_list_id) VALUES (?, ?, ?)').run('j', 'n', 'm')
  migrate(sqlite, migrations)
  sqlite.prepare('INSERT INTO master_list_name_join (id, name_id) VALUES (?, ?)').run('own', 'n')
  expect(sqlite.prepare('SELECT id, master_list_id FROM master_list_name_join ORDER BY id').all()).toEqual([
    { id: 'j', master_list_id: 'm' },
    { id: 'own', master_list_id: null },
  ])
})

test('a reference that lay in `rest` is a column afterwards and is pushed as before', () => {
  const sqlite = before()
  const rest = { 'charge code': 'C', NEXT_OF_KIN_ID: 'kin', mother_id: '', '~absent': ['hold'] }
  sqlite.prepare('UPDATE name SET rest = ?').run(JSON.stringify(rest))
  migrate(sqlite, migrations)
  const row = rowOf(sqlite, tableByWire('name')!, fixtureId('name'))!
  expect(row).toMatchObject({ next_of_kin_id: 'kin', mother_id: null })
  const pushed = compiled(tableByWire('name')!).encode(row, { unknownKeys: true })
  expect(pushed).toMatchObject({ 'charge code': 'C', NEXT_OF_KIN_ID: 'kin', mother_id: null })
  expect(pushed).not.toHaveProperty('hold')
})

test('one that never came is not pushed as an empty one', () => {
  const sqlite = before()
  sqlite.prepare('UPDATE name SET rest = ?').run('{"charge code":"C"}')
  migrate(sqlite, migrations)
  const pushed = compiled(tableByWire('name')!).encode(rowOf(sqlite, tableByWire('name')!, fixtureId('name'))!, { unknownKeys: true })
  expect(Object.keys(pushed)).toContain('charge code')
  expect(Object.keys(pushed).filter((key) => key === 'NEXT_OF_KIN_ID' || key === 'mother_id')).toEqual([])
})
