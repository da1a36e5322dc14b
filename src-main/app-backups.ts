/** Backups as the application makes and finds them (4-6, F-134): what the operations do, and what happens by itself. */
import { isAbsolute, join, relative, sep } from 'node:path'
import { randomUUID } from 'node:crypto'
import { accessSync, constants, statSync } from 'node:fs'
import type { Maker } from './app-backup-maker.ts'
import { createMaker } from './app-backup-maker.ts'
import { folderId } from './app-backup-places.ts'
import { createRescue } from './app-backup-rescue.ts'
import type { BackupOverview, BackupPlace, BackupProblem, BackupReport } from './contract/backups.ts'
import type { Result } from './contract/result.ts'
import { ok, refuse } from './contract/result.ts'
import type { Db } from './db/open.ts'
import type { BackupsPort } from './ipc/backups-handlers.ts'
import type { Timer } from './ipc/publisher.ts'
import type { Log } from './log.ts'
import { backupStamp } from './repositories/backup-counts.ts'
import { backupState, isPlaceDue } from './services/backups.ts'
import { entriesOf, isBackupName, listBackups, problemOf, roomAt } from './site/backup-folder.ts'
import { keepPassphrase, readKeys } from './site/backup-key.ts'
import { markStick, pluggedIn } from './site/backup-stick.ts'
import type { FindDrives } from './site/drives.ts'
import { findDrives } from './site/drives.ts'

export type BackupsOptions = {
  readonly dataFolder: string
  readonly databasePath: string
  readonly version: string
  readonly clock: () => Date
  readonly timer: Timer
  readonly log: Log
  /** The thread that does the work; beside the sync worker's folder where nothing else is given. */
  readonly backupWorkerUrl: URL
  readonly drives?: FindDrives
  readonly chooseFolder?: (sessionId: string) => Promise<string | null>
  /** Backups are also made without being asked for. */
  readonly automaticBackups?: boolean
  /** null where the data cannot be used. */
  readonly db: Db | null
  /** The data are those of this site, loaded and the newest: only these are backed up without being asked. */
  readonly isOwn: () => boolean
  /** Nobody can sign in here: before first run, or with damaged data. */
  readonly needsRescue: () => boolean
  readonly changed: () => void
  readonly reopen: () => void
}

export type Backups = BackupsPort & {
  /** Before the database is closed: a backup of what was done since the last. Ends in a quarter of a minute, done or not. */
  readonly atClose: () => Promise<void>
  /** One more at every place at hand before the site is removed, after whatever goes on; null = it lies at one of them. */
  readonly beforeRemoval: () => Promise<Result<never> | null>
  readonly stop: () => Promise<void>
}

const [firstLookMs, lookEveryMs, closingMs] = [20_000, 600_000, 15_000]

export function createBackups(options: BackupsOptions): Backups {
  const { dataFolder, clock, timer, log, db, changed, reopen } = options
  const maker = createMaker({ ...options, workerUrl: options.backupWorkerUrl, drives: options.drives ?? findDrives })
  const drives = options.drives ?? findDrives
  const isAutomatic = options.automaticBackups ?? true

  const overview = async (): Promise<BackupOverview> => {
    // Before anything is read: who is told of a job that has ended by then asks again.
    const running = maker.running()
    const places = await maker.places()
    const keys = readKeys(dataFolder)
    const lists = await Promise.all(
      places.filter(({ atHand }) => atHand).map(async ({ id, path }) => entriesOf(id, await listBackups(path, keys))),
    )
    const madeAt = (one: BackupOverview['entries'][number]): string => one.about?.madeAt ?? ''
    return {
      state: backupState(maker.memory(), clock()),
      places: [...places],
      entries: lists.flat().sort((a, b) => madeAt(b).localeCompare(madeAt(a))),
      running,
      passphraseSet: keys.seal !== null,
      remindAfterDays: maker.memory().remindAfterDays,
      canChoose: options.chooseFolder !== undefined,
    }
  }
  const shown = async (): Promise<Result<BackupOverview>> => ok(await overview())
  const busy = (): Result<never> | null => (maker.running() === null ? null : refuse('conflict', 'backup_running'))

  const due = async (): Promise<readonly BackupPlace[]> =>
    (await maker.places()).filter(({ id, atHand }) => (atHand || id === folderId) && isPlaceDue(maker.memory(), id, clock()))

  async function look(): Promise<void> {
    if (!options.isOwn() || maker.running() !== null) return
    await maker.packCopies()
    const places = await due()
    if (places.length > 0)
      await maker.make(
        'daily',
        places.map(({ id }) => id),
      )
  }
  let cancel = isAutomatic && db !== null ? timer.after(firstLookMs, again) : () => {}
  function again(): void {
    look()
      .catch((error: unknown) => log.error('the daily backup failed', { error }))
      .finally(() => (cancel = timer.after(lookEveryMs, again)))
  }

  return {
    state: () => backupState(maker.memory(), clock()),
    overview,
    now: async () => {
      const refused = busy()
      if (refused !== null) return refused
      void maker.make('asked', null).catch((error: unknown) => log.error('the backup failed', { error }))
      return shown()
    },
    setFolder: async (path) => {
      const refused = path === null ? null : unusableFolder(path, dataFolder)
      if (refused !== null) return refused
      maker.change({ folder: path, problems: without(maker.memory().problems, folderId), last: without(maker.memory().last, folderId) })
      return shown()
    },
    chooseFolder: async (sessionId) =>
      options.chooseFolder === undefined ? refuse('refused', 'no_dialog_here') : ok({ path: await options.chooseFolder(sessionId) }),
    drives: async () => {
      const known = new Set(maker.memory().sticks.map(({ id }) => id))
      const plugged = await pluggedIn(drives)
      return Promise.all(
        plugged.map(async ({ path, label, stickId }) => ({
          path,
          label,
          free: await roomAt(path),
          placeId: stickId !== null && known.has(stickId) ? stickId : null,
        })),
      )
    },
    addStick: async ({ path, label }) => {
      const stick = (await pluggedIn(drives)).find((one) => one.path === path)
      if (stick === undefined) return refuse('not_found', 'drive_gone', {}, 'path')
      const id = stick.stickId ?? randomUUID()
      try {
        await markStick(stick.folder, id)
      } catch (error) {
        return refuse('refused', 'drive_unusable', { problem: problemOf(error) }, 'path')
      }
      const others = maker.memory().sticks.filter((one) => one.id !== id)
      maker.change({ sticks: [...others, { id, label: label.trim(), addedAt: clock().toISOString() }] })
      return shown()
    },
    forgetStick: async (placeId) => {
      const { sticks, last, problems } = maker.memory()
      if (!sticks.some(({ id }) => id === placeId)) return refuse('not_found', 'place_gone')
      maker.change({
        sticks: sticks.filter(({ id }) => id !== placeId),
        last: without(last, placeId),
        problems: without(problems, placeId),
      })
      return shown()
    },
    setPassphrase: async (passphrase) => {
      keepPassphrase(dataFolder, passphrase)
      changed()
      return shown()
    },
    remind: async (days) => {
      maker.change({ remindAfterDays: days })
      return overview()
    },
    verify: async ({ placeId, file, passphrase }) => {
      const found = await placeOf(maker, placeId, file)
      if (found === null) return refuse('not_found', 'backup_gone')
      return busy() ?? ok(await read(maker, 'verify', { placeId, folder: found.path, file, passphrase }))
    },
    restore: async ({ placeId, file, passphrase }) => {
      const found = await placeOf(maker, placeId, file)
      if (found === null) return refuse('not_found', 'backup_gone')
      const refused = busy()
      if (refused !== null) return refused
      const chosen = { placeId, folder: found.path, file, passphrase }
      const seen = await read(maker, 'verify', chosen)
      if (!seen.good) return ok(seen)
      if (!(await maker.make('restore', null, file))) return refuse('refused', 'backup_first_failed')
      const prepared = await read(maker, 'restore', chosen)
      if (prepared.good) reopen()
      return ok(prepared)
    },
    rescue: createRescue({ dataFolder, maker, drives, needsRescue: options.needsRescue, reopen, read }),
    atClose: async () => {
      cancel()
      if (!isAutomatic || db === null || !options.isOwn() || maker.running() !== null) return
      if (backupStamp(db) === maker.memory().stamp) return
      let stopWaiting = (): void => {}
      const tooLong = new Promise<void>((resolve) => (stopWaiting = timer.after(closingMs, resolve)))
      await Promise.race([maker.make('close', null), tooLong])
      stopWaiting()
    },
    beforeRemoval: async () => ((await maker.make('remove', null)) ? null : refuse('refused', 'removal_backup_failed')),
    stop: async () => {
      cancel()
      await maker.stop()
    },
  }
}

type Chosen = { readonly placeId: string; readonly folder: string; readonly file: string; readonly passphrase: string | null }

/** Reads a backup in the thread. What is found of the newest at its place is remembered: the status bar says so. */
async function read(maker: Maker, kind: 'verify' | 'restore', chosen: Chosen): Promise<BackupReport> {
  const found = await maker.read({ kind, ...chosen })
  const report: BackupReport =
    'entry' in found
      ? found
      : {
          good: false,
          problem: found.problem,
          detail: '',
          batchesOff: null,
          entry: { placeId: chosen.placeId, file: chosen.file, bytes: 0, proof: 'broken', chained: false, about: null },
        }
  const last = maker.memory().last[chosen.placeId]
  if (last?.file === chosen.file && last.verified !== report.good && !ofTheKey.has(report.problem))
    maker.change({ last: { ...maker.memory().last, [chosen.placeId]: { ...last, verified: report.good } } })
  return report
}

/** These say nothing of the backup itself. */
const ofTheKey: ReadonlySet<BackupProblem | null> = new Set(['passphrase_needed', 'wrong_passphrase', 'key_unreadable'] as const)

/** Only a place that is known and at hand, and a name of ours: a page names no paths. */
async function placeOf(maker: Maker, placeId: string, file: string): Promise<BackupPlace | null> {
  if (!isBackupName(file)) return null
  const place = (await maker.places()).find(({ id }) => id === placeId)
  return place?.atHand === true && statSync(join(place.path, file), { throwIfNoEntry: false })?.isFile() === true ? place : null
}

/** A folder whose name only begins the same is another one. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..')
}

function unusableFolder(path: string, dataFolder: string): Result<never> | null {
  if (!isAbsolute(path)) return refuse('validation', 'folder_not_absolute', {}, 'path')
  if (isWithin(path, dataFolder)) return refuse('refused', 'folder_of_data', {}, 'path')
  try {
    if (!statSync(path).isDirectory()) return refuse('refused', 'folder_missing', {}, 'path')
    accessSync(path, constants.R_OK | constants.W_OK)
    return null
  } catch (error) {
    return refuse('refused', problemOf(error) === 'no_folder' ? 'folder_missing' : 'folder_read_only', {}, 'path')
  }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record
  return rest
}
