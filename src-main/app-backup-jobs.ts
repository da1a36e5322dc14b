/**
 * The long work on backups: making one at every place, verifying one, unpacking one to be restored. It runs in a thread
 * of its own (app-backup-worker.ts) and keeps nothing between two jobs.
 */
import { randomBytes } from 'node:crypto'
import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupEntry, BackupProblem, BackupReason } from './contract/backups.ts'
import { copyOnline, integrityOf, withCopy } from './db/backup.ts'
import { DatabaseUnusable, StorageFault } from './db/faults.ts'
import { schemaVersion } from './db/migrations/all.ts'
import { openDatabase, purposeOf } from './db/open.ts'
import { write } from './db/write.ts'
import { tooMany } from './domain/backup-keeping.ts'
import { backupCounts, backupStamp } from './repositories/backup-counts.ts'
import { markRestored } from './repositories/restored-mark.ts'
import { getSetting } from './repositories/settings.ts'
import type { Freeze } from './repositories/store-freezes.ts'
import { carryFreezes } from './repositories/store-freezes.ts'
import type { Progress } from './site/backup-file.ts'
import { digestOf, isUnaltered, unpack, writeBackup } from './site/backup-file.ts'
import { backupName, entriesOf, listBackups, place, problemOf } from './site/backup-folder.ts'
import type { Head } from './site/backup-head.ts'
import { readHead } from './site/backup-head.ts'
import type { BackupKeys } from './site/backup-key.ts'
import { BackupKeyUnreadable, keyId, readKeys, sealKey } from './site/backup-key.ts'
import type { Counts, Manifest } from './site/backup-manifest.ts'
import { stagedRestore } from './site/staged-restore.ts'

export type MakeJob = {
  readonly kind: 'make'
  readonly dataFolder: string
  /** The database, or a copy of it that was made before an update. */
  readonly database: string
  readonly isCopy: boolean
  readonly places: readonly { readonly id: string; readonly folder: string }[]
  readonly reason: BackupReason
  readonly number: number
  readonly previous: string | null
  readonly appVersion: string
  readonly at: string
  /** A backup that is about to be restored is not thinned out. */
  readonly spare: string | null
}
export type ReadJob = {
  readonly kind: 'verify' | 'restore'
  readonly dataFolder: string
  readonly placeId: string
  readonly folder: string
  readonly file: string
  readonly passphrase: string | null
  readonly at: string
  /** Stores that are frozen now: an older file would let people go on working in them (F-236). */
  readonly frozen: readonly Freeze[]
}
export type BackupJob = MakeJob | ReadJob

export type Made = {
  readonly file: string
  readonly signature: string | null
  readonly stamp: string
  /** null: it lies there, and was read back. */
  readonly places: readonly { readonly id: string; readonly problem: BackupProblem | null }[]
}
export type Seen = {
  readonly good: boolean
  readonly problem: BackupProblem | null
  readonly detail: string
  readonly batchesOff: number | null
  readonly entry: BackupEntry
}

const workName = 'backup.part.db'

/** SQLite may leave a journal beside a copy, and a migration a copy of it. */
function cleanUp(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) if (name.startsWith(workName)) rmSync(join(dataFolder, name), { force: true })
}

/** One copy of the database, checked and counted, and from it one file at each place, each read back. */
export async function makeBackup(job: MakeJob, progress: Progress): Promise<Made> {
  const copy = join(job.dataFolder, workName)
  cleanUp(job.dataFolder)
  try {
    if (!job.isCopy) await copyOnline(job.database, copy)
    const source = job.isCopy ? job.database : copy
    progress(0.2)
    const keys = readKeys(job.dataFolder)
    const { manifest, stamp } = manifestOf(job, source, keys)
    progress(0.4)
    const file = backupName(manifest)
    let signature: string | null = null
    const places: { id: string; problem: BackupProblem | null }[] = []
    for (const { id, folder } of job.places) {
      const part: Progress = (share) => progress(0.4 + (0.6 * (places.length + share)) / job.places.length)
      const put = (path: string): void => void (signature = writeBackup(source, path, manifest, keys, part))
      const problem = await place(folder, file, put, (path) => readBack(path, keys))
      if (problem === null) await thin(folder, keys, job.spare)
      places.push({ id, problem })
    }
    return { file, signature, stamp, places }
  } finally {
    cleanUp(job.dataFolder)
  }
}

async function readBack(path: string, keys: BackupKeys): Promise<BackupProblem | null> {
  const read = await readHead(path, keys)
  if (!read.ok) return read.problem
  return isUnaltered(path, read.head) ? null : 'altered'
}

/** A copy of damaged data must not push a good one out: what SQLite finds stops the backup. */
function manifestOf(job: MakeJob, source: string, keys: BackupKeys): { readonly manifest: Manifest; readonly stamp: string } {
  const digest = digestOf(source)
  const sealed = keys.seal
  return withCopy(source, (db) => {
    const trouble = integrityOf(db)
    if (trouble !== null) throw new StorageFault('database_damaged', new Error(trouble))
    const site = getSetting(db, 'site')
    const manifest: Manifest = {
      madeAt: job.at,
      reason: job.reason,
      number: job.number,
      previous: job.previous,
      keyId: keyId(keys),
      site: site === undefined ? null : { number: site.number, name: site.name, code: site.code },
      databaseId: getSetting(db, 'database_id') ?? '',
      appVersion: job.appVersion,
      schemaVersion: Number(db.sqlite.pragma('user_version', { simple: true })),
      counts: backupCounts(db),
      database: digest,
      seal: sealed === null ? null : { ln: sealed.ln, r: sealed.r, p: sealed.p, salt: sealed.salt, nonce: randomBytes(12).toString('hex') },
    }
    return { manifest, stamp: backupStamp(db) }
  })
}

/** Removes what the place no longer needs: only our own, and only after the newest was read back. */
async function thin(folder: string, keys: BackupKeys, spare: string | null): Promise<void> {
  const own = (await listBackups(folder, keys)).flatMap(({ file, read }) =>
    read.ok && read.head.proof === 'own' ? [{ file, madeAt: read.head.manifest.madeAt }] : [],
  )
  for (const { file } of tooMany(own)) if (file !== spare) rmSync(join(folder, file), { force: true })
}

/** Reads a backup whole, opens it in the data folder under a name of its own, checks and counts it. */
export function verifyBackup(job: ReadJob, progress: Progress): Promise<Seen> {
  return opened(job, progress, () => {})
}

/**
 * Verifies a backup, brings its database to this version, marks it as restored and lays it ready for the next opening.
 * The data of now are not touched.
 */
export function prepareRestore(job: ReadJob, progress: Progress): Promise<Seen> {
  return opened(job, progress, (path, { manifest }) => {
    const db = openDatabase(path, { role: 'main' })
    try {
      write(db, { kind: 'local', userId: null, at: job.at }, (tx) => {
        markRestored(tx, { at: job.at, madeAt: manifest.madeAt })
        carryFreezes(tx, job.frozen)
      })
    } finally {
      db.close()
    }
    renameSync(path, stagedRestore(job.dataFolder))
  })
}

type Use = (path: string, head: Head) => void

async function opened(job: ReadJob, progress: Progress, use: Use): Promise<Seen> {
  const keys = readKeys(job.dataFolder)
  const copy = join(job.dataFolder, workName)
  cleanUp(job.dataFolder)
  try {
    return await look(job, keys, copy, progress, use)
  } catch (error) {
    return await told(job, keys, problemFrom(error), error instanceof Error ? error.message : String(error))
  } finally {
    cleanUp(job.dataFolder)
  }
}

async function look(job: ReadJob, keys: BackupKeys, copy: string, progress: Progress, use: Use): Promise<Seen> {
  const path = join(job.folder, job.file)
  const read = await readHead(path, keys)
  if (!read.ok) return told(job, keys, read.problem)
  const { head } = read
  if (head.proof === 'broken' || !isUnaltered(path, head, (share) => progress(share * 0.3))) return told(job, keys, 'altered')
  if (head.manifest.schemaVersion > schemaVersion) return told(job, keys, 'newer_program')
  const whole = unpack(path, head, keyFor(head, keys, job.passphrase), copy, (share) => progress(0.3 + share * 0.3))
  if (!whole.ok) return told(job, keys, whole.problem)
  if (purposeOf(copy) === 'practice') return told(job, keys, 'practice')
  const found = withCopy(copy, (db) => ({ trouble: integrityOf(db), counts: backupCounts(db) }))
  progress(0.9)
  if (found.trouble !== null) return told(job, keys, 'not_whole', found.trouble)
  const differs = difference(head.manifest, found.counts)
  if (differs !== null) return told(job, keys, 'counts_differ', differs)
  use(copy, head)
  return { ...(await told(job, keys, null)), batchesOff: found.counts.batchesOff }
}

/** What stopped a job, as a word of the contract; `failed` is a bug or a fault that nobody foresaw. */
export function problemFrom(error: unknown): BackupProblem {
  if (error instanceof BackupKeyUnreadable) return 'key_unreadable'
  if (error instanceof DatabaseUnusable) return error.reason === 'from_future' ? 'newer_program' : (ofCause[error.code] ?? 'not_whole')
  return error instanceof StorageFault ? (ofCause[error.code] ?? 'not_whole') : problemOf(error)
}

const ofCause: Readonly<Record<string, BackupProblem>> = { disk_full: 'full', disk_read_only: 'read_only' }

/** The key that is kept here opens what was encrypted with the passphrase of now; others are asked for. */
function keyFor({ manifest: { seal } }: Head, keys: BackupKeys, passphrase: string | null): Buffer | null {
  if (seal === null) return null
  if (keys.seal?.salt === seal.salt) return Buffer.from(keys.seal.key, 'hex')
  return passphrase === null ? null : sealKey(passphrase, seal)
}

/**
 * Tables that a newer program has besides are no difference. Figures come of a program's rules, so those of an older one
 * say nothing here; its records are counted in the file itself.
 */
function difference({ counts: said, schemaVersion: madeBy }: Manifest, found: Counts): string | null {
  const table = Object.keys(said.tables).find((name) => said.tables[name] !== found.tables[name])
  if (table !== undefined) return `${table}: ${said.tables[table]} ≠ ${found.tables[table] ?? 0}`
  if (madeBy !== schemaVersion) return null
  const figure = (['items', 'stockLines', 'stockValue', 'batchesOff'] as const).find((name) => said[name] !== found[name])
  return figure === undefined ? null : `${figure}: ${said[figure]} ≠ ${found[figure]}`
}

async function told(job: ReadJob, keys: BackupKeys, problem: BackupProblem | null, detail = ''): Promise<Seen> {
  const entries = entriesOf(job.placeId, await listBackups(job.folder, keys))
  const entry = entries.find(({ file }) => file === job.file)
  const unknown: BackupEntry = { placeId: job.placeId, file: job.file, bytes: 0, proof: 'broken', chained: false, about: null }
  return { good: problem === null, problem, detail, batchesOff: null, entry: entry ?? unknown }
}
