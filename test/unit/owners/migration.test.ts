import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../src-main/db/migrate.ts'
import { migrations } from '../../../src-main/db/migrations/all.ts'

function before(isInitialised: boolean): Database.Database {
  const sqlite = new Database(':memory:')
  onTestFinished(() => void sqlite.close())
  migrate(
    sqlite,
    migrations.filter(({ version }) => version < 34),
  )
  const put = sqlite.prepare('INSERT INTO setting (key, value) VALUES (?, ?)')
  put.run('site', JSON.stringify({ uuid: 'u', number: 12, name: 'Kibera', code: 'KBR' }))
  if (isInitialised) put.run('initialised_at', JSON.stringify('2026-03-01T08:00:00.000Z'))
  sqlite.exec("INSERT INTO name (id) VALUES ('n')")
  for (const [id, site] of [
    ['ours', 12],
    ['too', 12],
    ['theirs', 99],
    ['nobodys', 0],
  ] as const)
    sqlite.prepare("INSERT INTO store (id, name_id, site_number) VALUES (?, 'n', ?)").run(id, site)
  migrate(sqlite, migrations)
  return sqlite
}

test('F-227: stores that were here before the upgrade stay open: only what comes later is prepared', () => {
  expect(before(true).prepare('SELECT store_id, state, since, total FROM store_stay ORDER BY store_id').all()).toEqual([
    { store_id: 'ours', state: 'active', since: '2026-03-01T08:00:00.000Z', total: null },
    { store_id: 'too', state: 'active', since: '2026-03-01T08:00:00.000Z', total: null },
  ])
})

test('a first loading that goes on has no stays yet: its end notes them', () => {
  expect(before(false).prepare('SELECT * FROM store_stay').all()).toEqual([])
})
