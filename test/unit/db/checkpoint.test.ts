import { describe, expect, onTestFinished, test } from 'vitest'
import { passiveCheckpoint, walBytes } from '../../../src-main/db/checkpoint.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import type { Db } from '../../../src-main/db/open.ts'
import { k, run } from '../../../src-main/db/query.ts'
import { locally, makeDb } from '../../support/make-db.ts'

const grow = (db: Db, key: string): void =>
  void locally(db, (tx) => run(tx, k.insertInto('setting').values({ key, value: 'x'.repeat(500_000) })))

describe('checkpoints (design 3)', () => {
  test('none is made by a write: the log grows until somebody asks', () => {
    const db = makeDb()
    for (let n = 0; n < 10; n += 1) grow(db, `k${n}`)
    expect(walBytes(db.path)).toBeGreaterThan(5_000_000)
  })

  test('a passive one copies the log, which is then written from its start', () => {
    const db = makeDb()
    grow(db, 'a')
    const before = walBytes(db.path)
    const { log, copied } = passiveCheckpoint(db)
    expect(copied).toBe(log)
    expect(log).toBeGreaterThan(100)
    locally(db, (tx) => run(tx, k.deleteFrom('setting').where('key', '=', 'nothing')))
    grow(db, 'b')
    expect(walBytes(db.path)).toBeLessThan(before * 1.5)
  })

  test('a reader in the middle of a transaction is not waited for', () => {
    const db = makeDb()
    const reader = openDatabase(db.path, { role: 'reader' })
    onTestFinished(() => reader.close())
    reader.sqlite.exec('BEGIN; SELECT count(*) FROM setting')
    grow(db, 'a')
    const { log, copied } = passiveCheckpoint(db)
    expect(copied).toBeLessThan(log)
  })

  test('no log, no bytes', () => {
    expect(walBytes('/nowhere/at/all.db')).toBe(0)
  })
})
