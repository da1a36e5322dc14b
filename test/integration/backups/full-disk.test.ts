/**
 * Issue 6: a disk that fills up in the middle of a backup or of a migration. Nothing is lost, it is said, and it goes on
 * when there is room. The operating system itself stops the process at a length of file.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeBackup, problemFrom, verifyBackup } from '../../../src-main/app-backup-jobs.ts'
import { DatabaseUnusable, StorageFault } from '../../../src-main/db/faults.ts'
import { schemaVersion } from '../../../src-main/db/migrations/all.ts'
import { clinicFolder, makeJob, noProgress, readJob } from '../../support/backup-files.ts'
import type { Asked, Told } from '../../support/full-disk-child.ts'

const child = new URL('../../support/full-disk-child.ts', import.meta.url).pathname

/** Runs it with room for files of `bytes`, in the half kilobytes that the shell counts in; null = as much as there is. */
function withRoom(bytes: number | null, asked: Asked): Told {
  const limit = bytes === null ? ':' : `ulimit -f ${Math.floor(bytes / 512)}`
  const command = `${limit}; exec "$0" "$1" "$2"`
  return JSON.parse(execFileSync('/bin/sh', ['-c', command, process.execPath, child, JSON.stringify(asked)], { encoding: 'utf8' })) as Told
}

const sizeOf = (path: string): number => statSync(path).size
/** Without what SQLite keeps beside a database that is open. */
const ours = (folder: string): string[] => readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name))
const noRoom = ['full', 'read_only', 'disk_full', 'disk_read_only']

describe('issue 6: the disk fills up in the middle of a backup', () => {
  test('at any length of any of its files: nothing is left, what was there stays good, and the next one is whole', async () => {
    const at = clinicFolder()
    const database = join(at.dataFolder, 'outpost.db')
    const before = await makeBackup(makeJob(at), noProgress)
    const bytes = readFileSync(database)
    const files = ours(at.dataFolder)
    fc.assert(
      fc.property(fc.integer({ min: 4096, max: sizeOf(database) - 4096 }), (room) => {
        const told = withRoom(room, { what: 'make', job: makeJob(at, { number: 2, at: '2026-03-02T18:00:00.000Z' }) })
        expect('problem' in told ? noRoom : told).toContain('problem' in told ? told.problem : 'a problem')
        expect(readdirSync(at.folder)).toEqual([before.file])
        expect(ours(at.dataFolder)).toEqual(files)
        expect(readFileSync(database).equals(bytes)).toBe(true)
      }),
      { numRuns: 8 },
    )
    expect(await verifyBackup(readJob(at, before.file), noProgress)).toMatchObject({ good: true })
    const { file } = await makeBackup(makeJob(at, { number: 2, at: '2026-03-02T18:00:00.000Z' }), noProgress)
    expect(await verifyBackup(readJob(at, file), noProgress)).toMatchObject({ good: true })
  })

  test('the copy still fits and the file at the place does not: the place says that it is full', async () => {
    const at = clinicFolder()
    const { file, places } = await makeBackup(makeJob(at), noProgress)
    expect(places).toEqual([{ id: 'folder', problem: null }])
    const room = sizeOf(join(at.folder, file)) - 700
    const told = withRoom(room, { what: 'make', job: makeJob(at, { number: 2, at: '2026-03-02T18:00:00.000Z' }) })
    expect(told).toMatchObject({ done: { places: [{ id: 'folder', problem: 'full' }] } })
    expect(readdirSync(at.folder)).toEqual([file])
  })

  test.each([
    [new StorageFault('disk_full', new Error('SQLITE_FULL')), 'full'],
    [Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'full'],
    [new DatabaseUnusable('full', 'no space'), 'full'],
    [Object.assign(new Error('protected'), { code: 'EROFS' }), 'read_only'],
    [new StorageFault('database_damaged', new Error('malformed')), 'not_whole'],
    [new DatabaseUnusable('from_future', 'version 9999'), 'newer_program'],
    [new TypeError('a bug'), 'failed'],
  ])('what the disk says has its word: %s', (error, problem) => {
    expect(problemFrom(error)).toBe(problem)
  })
})

describe('issue 6: the disk fills up in the middle of a migration', () => {
  const versionOf = (path: string): unknown => {
    const sqlite = new Database(path, { readonly: true })
    const version = sqlite.pragma('user_version', { simple: true })
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    sqlite.close()
    return version
  }

  test('the version before stands, no try leaves a copy behind, and with room it is done', () => {
    const { dataFolder } = clinicFolder()
    const path = join(dataFolder, 'outpost.db')
    const leftOver = (): string[] => readdirSync(dataFolder).filter((name) => /backup|part/.test(name))
    // Room for half a copy; for the copy but not for the migration; twice, as the window asks again.
    for (const room of [sizeOf(path) / 2, sizeOf(path) + 100_000, sizeOf(path) + 100_000]) {
      const told = withRoom(room, { what: 'migrate', path })
      expect('problem' in told ? noRoom : told).toContain('problem' in told ? told.problem : 'a problem')
      expect(versionOf(path)).toBe(schemaVersion)
      expect(leftOver()).toEqual([])
    }
    expect(withRoom(null, { what: 'migrate', path })).toEqual({ done: true })
    expect(versionOf(path)).toBe(9999)
    expect(leftOver()).toEqual([`outpost.db.v${schemaVersion}.backup`])
  })
})
