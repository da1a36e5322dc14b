/** Features 4-6, U-77: a backup is made, says what it holds, and is found whole again. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { valueOf } from '../../support/builders.ts'
import { filesIn, openWithBackups } from '../../support/backups.ts'
import { makeFolder } from '../../support/make-db.ts'

const inFolder = (file: string) => ({ placeId: 'folder', file, passphrase: null })

describe('4-6: a backup', () => {
  test('U-77: says which site, when, why, how many rows and what the stock is worth, and is good', async () => {
    const clinic = await openWithBackups()
    const entry = await clinic.backUp()
    expect(entry).toMatchObject({ placeId: 'folder', proof: 'own', chained: true })
    expect(entry.about).toMatchObject({ reason: 'asked', number: 1, sealed: false, site: 'Kibera', stockLines: 1, items: 1 })
    const report = valueOf(await clinic.client['backups.verify'](inFolder(entry.file)))
    expect(report).toMatchObject({ good: true, problem: null, entry: { file: entry.file } })
  })

  test('is one file, and nothing unfinished is left beside it or beside the data', async () => {
    const clinic = await openWithBackups()
    const { file } = await clinic.backUp()
    expect(filesIn(clinic.ownFolder)).toEqual([file])
    expect(filesIn(clinic.folder).filter((name) => name.includes('part'))).toEqual([])
  })

  test('clears away what an interrupted try of this site left, and not what another site writes into the same folder now', async () => {
    const clinic = await openWithBackups()
    const { file } = await clinic.backUp()
    const ours = `${file}.part`
    const theirs = `${file.replace(/-\d{4}-/, '-2-2026-')}.part`
    for (const name of [ours, theirs]) writeFileSync(join(clinic.ownFolder, name), 'half')
    const next = await clinic.backUp()
    expect(filesIn(clinic.ownFolder)).toEqual([file, next.file, theirs].toSorted())
  })

  test('holds what was written a moment before, which still lies in the write-ahead log', async () => {
    const clinic = await openWithBackups()
    valueOf(await clinic.client['invoice.create']({ id: 'f6ff8bd5-31b0-4f5f-8b35-3b6d9d4c6b1e', nameId: 'ward' }))
    const { file } = await clinic.backUp()
    const bytes = readFileSync(join(clinic.ownFolder, file))
    const path = join(makeFolder(), 'unpacked.db')
    writeFileSync(path, bytes.subarray(bytes.indexOf('SQLite format 3\0'), -32))
    const sqlite = new Database(path, { readonly: true })
    expect(sqlite.prepare("SELECT count(*) AS n FROM invoice WHERE id LIKE 'f6ff8bd5%'").get()).toEqual({ n: 1 })
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('delete')
    sqlite.close()
  })

  test('4-1: the state says when, where, that it was verified, and that it lies on this disk', async () => {
    const clinic = await openWithBackups()
    expect(valueOf(await clinic.client['backups.state']({}))).toMatchObject({ lastAt: null, due: true })
    await clinic.backUp()
    const state = valueOf(await clinic.client['backups.state']({}))
    expect(state).toMatchObject({ place: clinic.ownFolder, kind: 'folder', sameDisk: true, verified: true, daysSince: 0, due: false })
  })

  test('the state lies beside the database: a database that is put back does not bring yesterday’s answer', async () => {
    const clinic = await openWithBackups()
    await clinic.backUp()
    expect(existsSync(join(clinic.folder, 'backups.json'))).toBe(true)
    expect(readFileSync(join(clinic.folder, 'backups.json'), 'utf8')).not.toContain('signing')
  })

  test('after seven days without one the state says that one is due; a clock that was set back by hours makes none of the future, by weeks none that counts', async () => {
    const clinic = await openWithBackups()
    await clinic.backUp()
    await clinic.passes(7 * 86_400_000)
    expect(valueOf(await clinic.client['backups.state']({}))).toMatchObject({ daysSince: 7, due: true })
    await clinic.passes(-7 * 86_400_000 - 2 * 3_600_000)
    expect(valueOf(await clinic.client['backups.state']({}))).toMatchObject({ daysSince: 0, due: false })
    await clinic.passes(-30 * 86_400_000)
    expect(valueOf(await clinic.client['backups.state']({}))).toMatchObject({ daysSince: 0, due: true })
  })

  test('two at once: the second is refused, and both are never the same file', async () => {
    const clinic = await openWithBackups()
    valueOf(await clinic.client['backups.now']({}))
    expect(await clinic.client['backups.now']({})).toMatchObject({ error: { reason: 'backup_running' } })
    expect((await clinic.settled()).entries).toHaveLength(1)
  })
})

describe('4-6: the chain', () => {
  test('each names the one before it; one that was put in its place by another is seen in the list', async () => {
    const clinic = await openWithBackups()
    const first = await clinic.backUp()
    const second = await clinic.backUp()
    const third = await clinic.backUp()
    expect([first, second, third].map(({ about }) => about?.number)).toEqual([1, 2, 3])
    const other = await openWithBackups()
    await other.backUp()
    const foreign = await other.backUp()
    writeFileSync(join(clinic.ownFolder, second.file), readFileSync(join(other.ownFolder, foreign.file)))
    const { entries } = await clinic.settled()
    expect(entries.map(({ proof }) => proof)).toEqual(['own', 'other', 'own'])
  })

  test('one that is gone, as after thinning, breaks nothing', async () => {
    const clinic = await openWithBackups()
    const first = await clinic.backUp()
    await clinic.backUp()
    rmSync(join(clinic.ownFolder, first.file))
    expect((await clinic.settled()).entries.map(({ chained }) => chained)).toEqual([true])
  })

  test('of many only the newest seven and one a week and a month are kept', async () => {
    const clinic = await openWithBackups()
    for (let day = 0; day < 10; day += 1) {
      await clinic.passes(86_400_000)
      await clinic.backUp()
    }
    const { entries } = await clinic.settled()
    expect(entries.length).toBeLessThan(10)
    expect(entries[0]?.about?.number).toBe(10)
    expect(entries.slice(0, 7).map(({ about }) => about?.number)).toEqual([10, 9, 8, 7, 6, 5, 4])
  })
})
