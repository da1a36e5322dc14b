/** Features 4-6: a backup that an older program made is verified by what that program said of it. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { verifyBackup } from '../../../src-main/app-backup-jobs.ts'
import { withCopy } from '../../../src-main/db/backup.ts'
import { schemaVersion } from '../../../src-main/db/migrations/all.ts'
import { backupCounts } from '../../../src-main/repositories/backup-counts.ts'
import { digestOf, writeBackup } from '../../../src-main/site/backup-file.ts'
import { backupName } from '../../../src-main/site/backup-folder.ts'
import { keyId, readKeys } from '../../../src-main/site/backup-key.ts'
import type { Counts, Manifest } from '../../../src-main/site/backup-manifest.ts'
import { clinicFolder, noProgress, readJob } from '../../support/backup-files.ts'

/** As the program of one schema before this one made it; that one counted the batches by its own rules, and could. */
function madeBefore(change: (counts: Counts) => Partial<Counts> = () => ({})) {
  const at = clinicFolder()
  const copy = join(at.dataFolder, 'older.db')
  const sqlite = new Database(join(at.dataFolder, 'outpost.db'))
  sqlite.prepare('VACUUM INTO ?').run(copy)
  sqlite.close()
  const older = new Database(copy)
  older.pragma(`user_version = ${schemaVersion - 1}`)
  older.close()
  const keys = readKeys(at.dataFolder)
  const counts: Counts = { ...withCopy(copy, backupCounts), stockValue: 12.5, batchesOff: 0 }
  const manifest: Manifest = {
    madeAt: '2026-03-01T18:00:00.000Z',
    reason: 'asked',
    number: 1,
    previous: null,
    keyId: keyId(keys),
    site: null,
    databaseId: '',
    appVersion: '0.0.9',
    schemaVersion: schemaVersion - 1,
    counts: { ...counts, ...change(counts) },
    database: digestOf(copy),
    seal: null,
  }
  const file = backupName(manifest)
  writeBackup(copy, join(at.folder, file), manifest, keys, noProgress)
  return verifyBackup(readJob(at, file), noProgress)
}

test('4-6: a backup of an older program is good, whatever this one would count', async () => {
  expect(await madeBefore()).toMatchObject({ good: true, problem: null, batchesOff: null, entry: { about: { stockValue: 12.5 } } })
})

test('4-6: an older backup that lacks records it says it holds is found all the same', async () => {
  const seen = await madeBefore(({ tables }) => ({ tables: { ...tables, invoice: (tables['invoice'] ?? 0) + 1 } }))
  expect(seen).toMatchObject({ good: false, problem: 'counts_differ' })
})
