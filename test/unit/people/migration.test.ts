/** Design 4: what lay whole in `record` goes to its declared table, and nothing is lost on the way. */
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../src-main/db/migrate.ts'
import { migrations } from '../../../src-main/db/migrations/all.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { declared } from '../../../src-main/tables/registry.ts'
import type { WireRow } from '../../../src-main/tables/types.ts'
import { fullRow, pushForm } from '../../support/wire-fixtures.ts'

function before(): Database.Database {
  const sqlite = new Database(':memory:')
  onTestFinished(() => void sqlite.close())
  migrate(
    sqlite,
    migrations.filter((one) => one.version < 20),
  )
  sqlite.exec("INSERT INTO name (id) VALUES ('n'); INSERT INTO store (id, name_id) VALUES ('s', 'n')")
  return sqlite
}
const record = (sqlite: Database.Database, table: string, id: string, data: unknown): void =>
  void sqlite.prepare('INSERT INTO record VALUES (?, ?, ?)').run(table, id, JSON.stringify(data))
const row = (sqlite: Database.Database, table: string, id: string) =>
  sqlite.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as WireRow

test('users and activity lines are the same in the push form as before, every key', () => {
  const sqlite = before()
  const line = { ...fullRow('om_activity_log', 'l'), store_ID: 's' }
  record(sqlite, 'user', 'u', { ...fullRow('user', 'u'), key_of_tomorrow: { a: [1] } })
  record(sqlite, 'om_activity_log', 'l', line)
  record(sqlite, 'of_tomorrow', 'c', {})
  migrate(sqlite, migrations)
  const pushed = compiled(declared.user).encode(row(sqlite, 'user', 'u'), { unknownKeys: true })
  expect(pushed).toEqual({ ...pushForm('user', fullRow('user', 'u')), key_of_tomorrow: { a: [1] } })
  expect(compiled(declared.activity_log).encode(row(sqlite, 'activity_log', 'l'), { unknownKeys: true })).toEqual(
    pushForm('om_activity_log', line),
  )
  expect(sqlite.prepare('SELECT table_name FROM record').pluck().all()).toEqual(['of_tomorrow'])
})

test('keys that never came are not sent as empty ones afterwards', () => {
  const sqlite = before()
  record(sqlite, 'user', 'u', { ID: 'u', name: 'grace', active: true })
  migrate(sqlite, migrations)
  expect(compiled(declared.user).encode(row(sqlite, 'user', 'u'), { unknownKeys: false })).toEqual({ ID: 'u', name: 'grace', active: true })
})

test('values of a wrong type and lines without their store stop nothing', () => {
  const sqlite = before()
  record(sqlite, 'user', 'odd', { ID: 'odd', name: { deep: 1 }, first_name: 7, Language: 'fr', active: 'yes', e_mail: '' })
  record(sqlite, 'user', 'none', {})
  record(sqlite, 'om_activity_log', 'orphan', { ID: 'orphan', store_ID: 'gone', type: 'InvoiceCreated' })
  record(sqlite, 'om_activity_log', 'homeless', { ID: 'homeless' })
  migrate(sqlite, migrations)
  expect(row(sqlite, 'user', 'odd')).toMatchObject({
    name: null,
    first_name: null,
    language: null,
    is_active: null,
    email: null,
    status: 'active',
  })
  expect(row(sqlite, 'user', 'none')).toMatchObject({ name: null })
  expect(sqlite.prepare('SELECT record_id, reason, field, parent_id FROM inbox ORDER BY record_id').all()).toEqual([
    { record_id: 'homeless', reason: 'unreadable', field: 'store_ID', parent_id: null },
    { record_id: 'orphan', reason: 'missing_parent', field: null, parent_id: 'gone' },
  ])
})
