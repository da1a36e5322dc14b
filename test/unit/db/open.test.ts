import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DatabaseUnusable } from '../../../src-main/db/faults.ts'
import type { UnusableReason } from '../../../src-main/db/faults.ts'
import { schemaVersion } from '../../../src-main/db/migrations/all.ts'
import type { Role } from '../../../src-main/db/open.ts'
import { applicationId, openDatabase } from '../../../src-main/db/open.ts'
import { getSetting, setSetting } from '../../../src-main/repositories/settings.ts'
import { fromCentral, makeFolder } from '../../support/make-db.ts'

/** A closed database of ours that holds one setting. */
function madeBefore(): string {
  const path = join(makeFolder(), 'outpost.db')
  const db = openDatabase(path, { role: 'main' })
  fromCentral(db, (tx) => setSetting(tx, 'site_name', 'Mangrove'))
  db.close()
  return path
}

/** Opening is refused for `reason`, and what lies in the folder is byte for byte what lay there before. */
function expectRefused(path: string, reason: UnusableReason, role: Role = 'main'): DatabaseUnusable {
  const folder = join(path, '..')
  const bytes = () => readdirSync(folder).map((file) => [file, readFileSync(join(folder, file)).toString('base64')])
  const before = bytes()
  let refusal: unknown
  try {
    openDatabase(path, { role }).close()
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(DatabaseUnusable)
  expect(refusal).toMatchObject({ reason })
  expect(bytes()).toEqual(before)
  return refusal as DatabaseUnusable
}

function changed(path: string, change: (sqlite: Database.Database) => void): void {
  const sqlite = new Database(path)
  change(sqlite)
  sqlite.close()
}

function overwrite(path: string, offset: number, text: string): void {
  const bytes = readFileSync(path)
  bytes.write(text, offset, 'latin1')
  writeFileSync(path, bytes)
}

describe('a new database', () => {
  test('F-004: is made whole, marked as ours, for this user alone', () => {
    const path = join(makeFolder(), 'outpost.db')
    const db = openDatabase(path, { role: 'main' })
    onTestFinished(() => db.close())
    expect(db.sqlite.pragma('application_id', { simple: true })).toBe(applicationId)
    expect(db.sqlite.pragma('user_version', { simple: true })).toBe(schemaVersion)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600)
    expect(existsSync(`${path}.new`)).toBe(false)
  })

  test('F-002: a commit is on disk before it is said to be saved', () => {
    const db = openDatabase(join(makeFolder(), 'outpost.db'), { role: 'main' })
    onTestFinished(() => db.close())
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'wal_autocheckpoint']
    expect(pragmas.map((name) => db.sqlite.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 0])
  })

  test('a start that was cut while the file was made begins anew', () => {
    const path = join(makeFolder(), 'outpost.db')
    writeFileSync(`${path}.new`, 'half')
    openDatabase(path, { role: 'main' }).close()
    expect(readdirSync(join(path, '..'))).toEqual(['outpost.db'])
  })

  test.each([
    ['main', 1000],
    ['worker', 5000],
    ['reader', 1000],
  ] as const)('%s waits %i ms for the write lock', (role, ms) => {
    const db = openDatabase(madeBefore(), { role })
    onTestFinished(() => db.close())
    expect(db.sqlite.pragma('busy_timeout', { simple: true })).toBe(ms)
  })

  test('a reader cannot write', () => {
    const db = openDatabase(madeBefore(), { role: 'reader' })
    onTestFinished(() => db.close())
    expect(() => fromCentral(db, (tx) => setSetting(tx, 'site_name', 'x'))).toThrow(/readonly/)
  })
})

describe('Promise 1: a file that is not right is refused and never written to', () => {
  test('a damaged header', () => {
    const path = madeBefore()
    overwrite(path, 0, 'garbage')
    expect(expectRefused(path, 'damaged').code).toBe('database_damaged')
  })

  test('a damaged page', () => {
    const path = madeBefore()
    overwrite(path, 4096, 'X'.repeat(4096 * 4))
    expectRefused(path, 'damaged')
  })

  test('a file that was cut', () => {
    const path = madeBefore()
    truncateSync(path, 3 * 4096)
    expectRefused(path, 'damaged')
  })

  test.each(['', 'Dear diary, today I opened a text as a database. '.repeat(30)])('no database at all', (content) => {
    const path = join(makeFolder(), 'outpost.db')
    writeFileSync(path, content)
    expectRefused(path, 'damaged')
  })

  test('a write-ahead log whose database has gone', () => {
    const path = madeBefore()
    copyFileSync(path, join(path, '..', 'lost.db-wal'))
    expectRefused(join(path, '..', 'lost.db'), 'damaged')
  })

  test('the database of another program', () => {
    const path = join(makeFolder(), 'outpost.db')
    changed(path, (sqlite) => sqlite.exec('CREATE TABLE invoice (id TEXT); PRAGMA application_id = 77'))
    expect(expectRefused(path, 'not_ours').message).toContain('77')
  })

  test('F-118: a database from a newer version says which one', () => {
    const path = madeBefore()
    changed(path, (sqlite) => sqlite.pragma('user_version = 9990'))
    expect(expectRefused(path, 'from_future').message).toContain('9990')
    expectRefused(path, 'from_future', 'worker')
  })

  test('a file that may not be written to', () => {
    const path = madeBefore()
    chmodSync(path, 0o444)
    expect(expectRefused(path, 'read_only').code).toBe('disk_read_only')
  })

  test('a folder that is not there', () => {
    const path = join(makeFolder(), 'gone', 'outpost.db')
    expect(() => openDatabase(path, { role: 'main' })).toThrow(expect.objectContaining({ reason: 'no_folder' }))
  })

  test('a folder in the place of the file', () => {
    const path = join(makeFolder(), 'outpost.db')
    mkdirSync(path)
    expect(() => openDatabase(path, { role: 'main' })).toThrow(DatabaseUnusable)
  })
})

describe('the worker', () => {
  test('does not make a database', () => {
    const path = join(makeFolder(), 'outpost.db')
    expect(() => openDatabase(path, { role: 'worker' })).toThrow(DatabaseUnusable)
    expect(existsSync(path)).toBe(false)
  })

  test('does not migrate: main opens first', () => {
    const path = madeBefore()
    changed(path, (sqlite) => sqlite.pragma('user_version = 0'))
    expect(() => openDatabase(path, { role: 'worker' })).toThrow(/main opens first/)
  })
})

describe('an older database', () => {
  const later = [
    { version: schemaVersion, name: 'known', sql: '' },
    { version: schemaVersion + 10, name: 'later', sql: 'CREATE TABLE later (id TEXT) STRICT' },
  ]

  test('is copied beside itself before it is migrated', () => {
    const path = madeBefore()
    openDatabase(path, { role: 'main', migrations: later }).close()
    const copy = openDatabase(`${path}.v${schemaVersion}.backup`, { role: 'main' })
    onTestFinished(() => copy.close())
    expect(getSetting(copy, 'site_name')).toBe('Mangrove')
    expect(() => openDatabase(path, { role: 'main' })).toThrow(expect.objectContaining({ reason: 'from_future' }))
  })

  test('keeps its version and its rows where the migration fails', () => {
    const path = madeBefore()
    const broken = [
      ...later,
      { version: schemaVersion + 20, name: 'broken', sql: 'CREATE TABLE x (id TEXT); INSERT INTO nowhere VALUES (1)' },
    ]
    expect(() => openDatabase(path, { role: 'main', migrations: broken })).toThrow(/broken/)
    const db = openDatabase(path, { role: 'main', migrations: later })
    onTestFinished(() => db.close())
    expect(getSetting(db, 'site_name')).toBe('Mangrove')
    expect(db.sqlite.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'x'").get()).toEqual({ n: 0 })
  })
})
