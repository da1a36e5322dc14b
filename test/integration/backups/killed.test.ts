/** Issue 6, 4-6, F-134, U-84: the power goes in the middle of a backup, of a restore, and while a site is set aside. */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { makeBackup, verifyBackup } from '../../../src-main/app-backup-jobs.ts'
import { openData } from '../../../src-main/app-data.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { getSetting, setSetting } from '../../../src-main/repositories/settings.ts'
import { isBackupName } from '../../../src-main/site/backup-folder.ts'
import type { BackupFolder } from '../../support/backup-files.ts'
import { makeJob, noProgress, oneBackup, readJob } from '../../support/backup-files.ts'
import { now } from '../../support/builders.ts'
import type { Killed } from '../../support/killed-child.ts'
import { fromCentral, makeFolder } from '../../support/make-db.ts'

const child = new URL('../../support/killed-child.ts', import.meta.url).pathname

/** Does it until before its n-th change; null where it was killed there, else how many changes there are. */
function killedAt(n: number, asked: Killed): number | null {
  const { signal, stdout, stderr, status } = spawnSync(process.execPath, [child, JSON.stringify(asked), String(n)], { encoding: 'utf8' })
  if (signal === 'SIGKILL') return null
  expect(status, stderr).toBe(0)
  return Number(stdout)
}

const marked = { start_anew: { at: '2026-03-01T19:00:00.000Z' } } as const

/** A clinic with one backup and work since, which lies in the log of its database alone. */
async function clinic(settings: Partial<typeof marked> = {}): Promise<BackupFolder & { readonly file: string }> {
  const before = await oneBackup()
  const db = openDatabase(join(before.dataFolder, 'outpost.db'), { role: 'main' })
  fromCentral(db, (tx) => {
    tx.sqlite.prepare("UPDATE invoice SET comment = 'since'").run()
    if (settings.start_anew !== undefined) setSetting(tx, 'start_anew', settings.start_anew)
  })
  const after = { ...before, dataFolder: makeFolder() }
  cpSync(before.dataFolder, after.dataFolder, { recursive: true })
  db.close()
  return after
}

/** The same once more, to be killed in. */
function again(at: BackupFolder): BackupFolder {
  const copy = { dataFolder: makeFolder(), folder: makeFolder() }
  cpSync(at.dataFolder, copy.dataFolder, { recursive: true })
  cpSync(at.folder, copy.folder, { recursive: true })
  return copy
}

function commentIn(path: string): 'before' | 'since' {
  const sqlite = new Database(path)
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  const comment = sqlite.prepare("SELECT comment FROM invoice WHERE id = 'open'").pluck().get()
  sqlite.close()
  return comment === 'since' ? 'since' : 'before'
}

/** What each of the databases in the folder says, whose names fit. */
const commentsIn = (folder: string, names: RegExp): unknown[] =>
  readdirSync(folder)
    .filter((name) => names.test(name))
    .map((name) => commentIn(join(folder, name)))

/** The next start; gives whether the data are restored ones. */
function startsAs(folder: string): 'as before' | 'restored' | 'empty' {
  const data = openData(folder, now)
  if (data.kind === 'unusable') throw new Error(data.cause.detail)
  try {
    if (getSetting(data.db, 'site') === undefined) return 'empty'
    return getSetting(data.db, 'restored') === undefined ? 'as before' : 'restored'
  } finally {
    data.release()
  }
}

/** Kills it before its first change, its second and so on, until it gets through; gives how many changes there are. */
async function eachTime(
  at: BackupFolder,
  asked: (copy: BackupFolder) => Killed,
  look: (copy: BackupFolder) => Promise<void> | void,
): Promise<number> {
  for (let n = 0; ; n++) {
    const copy = again(at)
    const changes = killedAt(n, asked(copy))
    await look(copy)
    if (changes !== null) return changes
  }
}

test('in a backup: none that is only half there has its name, the data stand, and the next one leaves nothing of it behind', async () => {
  const at = await clinic()
  const made = (copy: BackupFolder): Killed => ({ what: 'make', job: makeJob(copy, { number: 2, at: '2026-03-01T19:00:00.000Z' }) })
  const times = await eachTime(at, made, async (copy) => {
    const files = readdirSync(copy.folder).filter(isBackupName)
    expect(files).toContain(at.file)
    for (const file of files) expect(await verifyBackup(readJob(copy, file), noProgress)).toMatchObject({ good: true })
    expect(commentsIn(copy.dataFolder, /^outpost\.db$/)).toEqual(['since'])
    const { places } = await makeBackup(makeJob(copy, { number: 3, at: '2026-03-01T20:00:00.000Z' }), noProgress)
    expect(places).toMatchObject([{ problem: null }])
    expect([...readdirSync(copy.folder), ...readdirSync(copy.dataFolder)].filter((name) => name.includes('.part'))).toEqual([])
  })
  expect(times).toBeGreaterThan(8)
})

test('in a restore: the next start has the one or the other whole, and what was done since the backup is never lost', async () => {
  const at = await clinic()
  const restored = (copy: BackupFolder): Killed => ({ what: 'restore', job: readJob(copy, at.file, { kind: 'restore' }) })
  const seen = new Set<string>()
  const times = await eachTime(at, restored, (copy) => {
    const as = startsAs(copy.dataFolder)
    seen.add(as)
    expect(as).not.toBe('empty')
    expect(commentsIn(copy.dataFolder, /^outpost\.db$/)).toEqual([as === 'restored' ? 'before' : 'since'])
    expect(commentsIn(copy.dataFolder, /\.replaced$/)).toEqual(as === 'restored' ? ['since'] : [])
  })
  expect([...seen].toSorted()).toEqual(['as before', 'restored'])
  expect(times).toBeGreaterThan(8)
})

test('while a site is set aside: the next start goes on with it, and the data are whole in their place aside', async () => {
  const at = await clinic(marked)
  const times = await eachTime(
    at,
    ({ dataFolder }) => ({ what: 'start', dataFolder }),
    ({ dataFolder }) => {
      expect(startsAs(dataFolder)).toBe('empty')
      expect(commentsIn(join(dataFolder, 'set-aside'), /\.db$/)).toEqual(['since'])
    },
  )
  expect(times).toBeGreaterThan(4)
})
