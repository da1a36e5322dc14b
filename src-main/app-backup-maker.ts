/**
 * One job on backups at a time, and what is remembered of it. Backups are made by hand, once a day at every place that is at
 * hand, at close, and of the copies that an update left.
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupJob, Made, ReadJob, Seen } from './app-backup-jobs.ts'
import { findPlaces, folderId } from './app-backup-places.ts'
import type { Outcome, Running } from './app-backup-thread.ts'
import { startJob } from './app-backup-thread.ts'
import type { BackupOverview, BackupPlace, BackupProblem, BackupReason } from './contract/backups.ts'
import type { Db } from './db/open.ts'
import type { Log } from './log.ts'
import { allFreezes } from './repositories/store-freezes.ts'
import type { BackupMemory } from './site/backup-memory.ts'
import { keepMemory, readMemory } from './site/backup-memory.ts'
import type { FindDrives } from './site/drives.ts'

export type MakerOptions = {
  readonly dataFolder: string
  readonly databasePath: string
  readonly version: string
  readonly workerUrl: URL
  readonly clock: () => Date
  readonly log: Log
  readonly drives: FindDrives
  /** null where the data cannot be used. */
  readonly db: Db | null
  /** What goes on or is known has changed. */
  readonly changed: () => void
}

export type Maker = {
  readonly memory: () => BackupMemory
  readonly change: (change: Partial<BackupMemory>) => void
  readonly running: () => BackupOverview['running']
  readonly places: () => Promise<readonly BackupPlace[]>
  /** Backs up to the places of `ids` that are at hand; null = all. Gives whether it lies at one of them at least. */
  readonly make: (reason: BackupReason, ids: readonly string[] | null, spare?: string) => Promise<boolean>
  readonly read: (
    job: Omit<ReadJob, 'at' | 'dataFolder' | 'frozen'>,
  ) => Promise<Seen | { readonly problem: BackupProblem; readonly detail: string }>
  /** Makes real backups of the copies that an update left beside the database. */
  readonly packCopies: () => Promise<void>
  readonly stop: () => Promise<void>
}

export function createMaker(options: MakerOptions): Maker {
  const { dataFolder, databasePath, version, workerUrl, clock, log, drives, db, changed } = options
  const read = readMemory(dataFolder)
  if (read.trouble !== null) log.warn('what was known of the backups cannot be read', { trouble: read.trouble })
  let memory = read.memory
  let running: BackupOverview['running'] = null
  let job: Running | null = null
  let isStopped = false

  const change: Maker['change'] = (part) => {
    memory = { ...memory, ...part }
    try {
      keepMemory(dataFolder, memory)
    } catch (error) {
      log.error('what is known of the backups cannot be kept', { error })
    }
    changed()
  }
  const places = (): Promise<readonly BackupPlace[]> => findPlaces(dataFolder, memory, drives)

  /** One after the other: two jobs would use the same name for their copy. */
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<T>(what: BackupJob['kind'], run: () => Promise<T>): Promise<T> {
    const mine = turn.then(async () => {
      running = { what, share: 0 }
      changed()
      try {
        return await run()
      } finally {
        running = null
        changed()
      }
    })
    turn = mine.catch(() => {})
    return mine
  }

  async function work(todo: BackupJob): Promise<Outcome> {
    job = startJob(workerUrl, todo, (share) => {
      running = { what: todo.kind, share }
      changed()
    })
    const outcome = await job.outcome
    job = null
    if (outcome.kind === 'fault' && !isStopped)
      log.error('a job on backups failed', { job: todo.kind, problem: outcome.problem, detail: outcome.detail })
    return outcome
  }

  async function make(
    reason: BackupReason,
    ids: readonly string[] | null,
    more: { spare?: string; copy?: string; at?: string } = {},
  ): Promise<boolean> {
    const wanted = (await places()).filter(({ id }) => ids === null || ids.includes(id))
    const targets = wanted.filter(({ atHand }) => atHand)
    const at = more.at ?? clock().toISOString()
    // A stick that is away is no problem; a folder that is away is one.
    for (const { id, atHand } of wanted) if (id === folderId && !atHand) noteProblem(id, 'no_folder')
    if (targets.length === 0 || isStopped) return false
    const outcome = await work({
      kind: 'make',
      dataFolder,
      database: more.copy ?? databasePath,
      isCopy: more.copy !== undefined,
      places: targets.map(({ id, path }) => ({ id, folder: path })),
      reason,
      number: (memory.head?.number ?? 0) + 1,
      previous: memory.head?.signature ?? null,
      appVersion: version,
      at,
      spare: more.spare ?? null,
    })
    if (isStopped) return false
    if (outcome.kind === 'made') return note(outcome.made, targets, at, more.copy !== undefined)
    for (const { id } of targets) noteProblem(id, outcome.kind === 'fault' ? outcome.problem : 'failed')
    return false
  }

  function note(made: Made, targets: readonly BackupPlace[], at: string, isCopy: boolean): boolean {
    const good = targets.filter(({ id }) => made.places.some((one) => one.id === id && one.problem === null))
    for (const { id, problem } of made.places) if (problem !== null) noteProblem(id, problem)
    if (good.length === 0 || made.signature === null) return false
    const last = { ...memory.last }
    const problems = { ...memory.problems }
    for (const { id, path, label, kind, sameDisk } of good) {
      if (!isCopy) last[id] = { at, file: made.file, path, label, kind, sameDisk, verified: true }
      delete problems[id]
    }
    const head = { number: (memory.head?.number ?? 0) + 1, signature: made.signature }
    change({ last, problems, head, stamp: isCopy ? memory.stamp : made.stamp })
    log.info('a backup was made', { file: made.file, places: good.length })
    return true
  }

  async function pack(copies: readonly string[]): Promise<void> {
    for (const copy of copies)
      if (await make('update', [folderId], { copy, at: statSync(copy).mtime.toISOString() })) rmSync(copy, { force: true })
  }

  const noteProblem = (id: string, problem: BackupProblem): void =>
    change({ problems: { ...memory.problems, [id]: { at: clock().toISOString(), problem } } })

  return {
    memory: () => memory,
    change,
    running: () => running,
    places,
    make: (reason, ids, spare) => inTurn('make', () => make(reason, ids, spare === undefined ? {} : { spare })),
    read: async (given) => {
      const frozen = db === null ? [] : allFreezes(db)
      const outcome = await inTurn(given.kind, () => work({ ...given, dataFolder, at: clock().toISOString(), frozen }))
      return outcome.kind === 'seen' ? outcome.seen : outcome.kind === 'fault' ? outcome : { problem: 'failed', detail: '' }
    },
    packCopies: async () => {
      const copies = copiesBeside(databasePath)
      if (copies.length > 0) await inTurn('make', () => pack(copies))
    },
    stop: async () => {
      isStopped = true
      // A restore that goes on is what somebody waits for, also where the program opens its data again meanwhile.
      await (running?.what === 'restore' ? turn : job?.stop())
    },
  }
}

/** `outpost.db.v40.backup`: what the opening of the database leaves before it migrates (db/migrate.ts). */
function copiesBeside(databasePath: string): readonly string[] {
  const folder = join(databasePath, '..')
  const name = /^outpost\.db\.v\d+(\.\d+)?\.backup$/
  return readdirSync(folder)
    .filter((file) => name.test(file))
    .map((file) => join(folder, file))
}
