/** Migration 32: what lay in the inbox before is listed with its age, and an envelope stays one. */
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../src-main/db/migrate.ts'
import { migrations } from '../../../src-main/db/migrations/all.ts'

test('rows of the inbox keep what they hold and were first seen when they came', () => {
  const sqlite = new Database(':memory:')
  onTestFinished(() => void sqlite.close())
  migrate(
    sqlite,
    migrations.filter((one) => one.version < 32),
  )
  const insert = sqlite.prepare(
    "INSERT INTO inbox (table_name, record_id, kind, reason, data, received_at, next_try_at) VALUES (?, ?, ?, 'unreadable', '{}', ?, ?)",
  )
  insert.run('item', 'a', 'upsert', '2026-01-02T03:04:05.000Z', null)
  insert.run('', 'serial-4', 'upsert', '2026-01-03T03:04:05.000Z', '9999-12-31T00:00:00.000Z')
  migrate(sqlite, migrations)
  expect(sqlite.prepare('SELECT record_id, first_seen_at, is_envelope, attempts FROM inbox ORDER BY 1').all()).toEqual([
    { record_id: 'a', first_seen_at: '2026-01-02T03:04:05.000Z', is_envelope: 0, attempts: 0 },
    { record_id: 'serial-4', first_seen_at: '2026-01-03T03:04:05.000Z', is_envelope: 1, attempts: 0 },
  ])
})

test('problems are read in their order by an index, however many there are', () => {
  const sqlite = new Database(':memory:')
  onTestFinished(() => void sqlite.close())
  migrate(sqlite, migrations)
  const plan = (text: string) => JSON.stringify(sqlite.prepare(`EXPLAIN QUERY PLAN ${text}`).all())
  expect(plan("SELECT * FROM inbox WHERE reason <> 'x' ORDER BY first_seen_at, table_name, record_id, kind LIMIT 50")).not.toContain(
    'TEMP B-TREE',
  )
  expect(plan("SELECT * FROM inbox WHERE parent_table = 'item' AND parent_id = 'a'")).toContain('inbox_parent')
})
