import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Migration } from '../../../src-main/db/migrate.ts'
import { backUp, migrate, userVersion } from '../../../src-main/db/migrate.ts'
import { migrations, schemaVersion } from '../../../src-main/db/migrations/all.ts'
import { makeFolder } from '../../support/make-db.ts'

const step = (version: number, sql: string): Migration => ({ version, name: `step-${version}`, sql })
const parents = step(10, 'CREATE TABLE parent (id TEXT PRIMARY KEY) STRICT; INSERT INTO parent VALUES (1)')
const children = step(20, "CREATE TABLE child (id TEXT, parent_id TEXT REFERENCES parent (id)) STRICT; INSERT INTO child VALUES ('c', '1')")

function memory(): Database.Database {
  const sqlite = new Database(':memory:')
  onTestFinished(() => void sqlite.close())
  return sqlite
}

describe('the migration runner', () => {
  test('runs what is missing, in order, and only once', () => {
    const sqlite = memory()
    migrate(sqlite, [parents])
    migrate(sqlite, [parents, children])
    migrate(sqlite, [parents, children])
    expect(userVersion(sqlite)).toBe(20)
    expect(sqlite.prepare('SELECT * FROM child').all()).toEqual([{ id: 'c', parent_id: '1' }])
  })

  test('rebuilds a table that others point at: foreign keys are off meanwhile and on again after', () => {
    const sqlite = memory()
    sqlite.pragma('foreign_keys = ON')
    const rebuild = step(
      30,
      'CREATE TABLE p2 (id TEXT PRIMARY KEY, more TEXT) STRICT; INSERT INTO p2 SELECT id, NULL FROM parent; DROP TABLE parent; ALTER TABLE p2 RENAME TO parent',
    )
    migrate(sqlite, [parents, children, rebuild])
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(sqlite.prepare('SELECT * FROM child').all()).toHaveLength(1)
  })

  test('one that leaves a reference to nothing is undone whole', () => {
    const sqlite = memory()
    migrate(sqlite, [parents, children])
    expect(() => migrate(sqlite, [parents, children, step(30, 'CREATE TABLE t (id TEXT); DELETE FROM parent')])).toThrow(/step-30/)
    expect(userVersion(sqlite)).toBe(20)
    expect(sqlite.prepare('SELECT count(*) AS n FROM parent').get()).toEqual({ n: 1 })
    expect(sqlite.inTransaction).toBe(false)
  })

  test.each([[[step(10, ''), step(10, '')]], [[step(20, ''), step(10, '')]], [[step(0, '')]]])('numbers must rise', (list) => {
    expect(() => migrate(memory(), list)).toThrow(/does not rise/)
  })

  test('a copy never replaces an older copy', () => {
    const folder = makeFolder()
    const path = join(folder, 'a.db')
    const sqlite = new Database(path)
    onTestFinished(() => void sqlite.close())
    migrate(sqlite, [parents])
    expect([backUp(sqlite, path), backUp(sqlite, path)]).toEqual([`${path}.v10.backup`, `${path}.v10.2.backup`])
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([])
  })
})

describe('our migrations', () => {
  test('are files named by their number, and the last is the version of the schema', () => {
    const files = readdirSync('src-main/db/migrations').filter((file) => /^\d/.test(file))
    const named = migrations.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`)
    expect(named).toEqual(files.toSorted())
    expect(schemaVersion).toBe(migrations.at(-1)?.version)
  })

  test('every table is strict', () => {
    const sqlite = memory()
    migrate(sqlite, migrations)
    const where = "schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    const tables = sqlite.prepare(`SELECT name, strict FROM pragma_table_list WHERE ${where}`).all()
    expect(tables.filter((table) => (table as { strict: number }).strict !== 1)).toEqual([])
    expect(tables.length).toBeGreaterThan(20)
  })

  test('every required reference is indexed, so that a delete of the parent does not walk the table', () => {
    const sqlite = memory()
    migrate(sqlite, migrations)
    const unindexed = sqlite
      .prepare(
        `SELECT t.name AS tab, f."from" AS col FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f
         WHERE t.schema = 'main' AND NOT EXISTS (
           SELECT 1 FROM pragma_index_list(t.name) AS i JOIN pragma_index_info(i.name) AS c WHERE c.seqno = 0 AND c.name = f."from")`,
      )
      .all()
    expect(unindexed).toEqual([])
  })

  test('the committed schema is that of a fresh database, so that a review sees what changes (vitest -u writes it)', async () => {
    const sqlite = memory()
    migrate(sqlite, migrations)
    const fresh = sqlite.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name').pluck().all().join(';\n\n')
    await expect(`${fresh};\n`).toMatchFileSnapshot('./schema.sql')
  })
})
