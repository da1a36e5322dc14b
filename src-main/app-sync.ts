/** Syncing as the application sees it: the supervisor with its credentials, or why it stands still. */
import { syncVersion } from './app-line.ts'
import type { Cause } from './contract/causes.ts'
import type { IdentityOutcome } from './contract/identity.ts'
import type { Result } from './contract/result.ts'
import { ok, refuse } from './contract/result.ts'
import type { SyncStatus } from './contract/sync.ts'
import { passiveCheckpoint, walBytes, walLimitBytes } from './db/checkpoint.ts'
import type { Db } from './db/open.ts'
import type { Log } from './log.ts'
import { getSetting } from './repositories/settings.ts'
import type { SyncCounts } from './repositories/sync-counts.ts'
import { readSyncCounts } from './repositories/sync-counts.ts'
import type { Credentials } from './services/setup.ts'
import type { HardwareId } from './site/hardware-id.ts'
import type { SecretBox } from './site/secret-box.ts'
import type { ProxyOf } from './sync/proxy.ts'
import type { UseSettings } from './sync/note-use.ts'
import { noteVersion } from './sync/store-problems.ts'
import { createSupervisor } from './sync/supervisor.ts'

export type Sync = {
  readonly status: () => SyncStatus
  readonly now: () => void
  /** Starts the first loading, or goes on with it. */
  readonly load: () => Result<Record<string, never>>
  readonly pause: (until: string | null) => void
  readonly resume: () => void
  /** After a local write: counted at once, sent soon. */
  readonly wrote: () => void
  readonly configure: (credentials: Credentials) => void
  /** After a change that concerns the line: the same credentials over a new one. */
  readonly reconfigure: () => Promise<void>
  /** After a change of the interval or of the size of a call. */
  readonly paced: () => void
  readonly sleep: () => void
  readonly wake: () => void
  readonly network: (online: boolean) => void
  readonly stop: () => Promise<void>
}

export type SyncOptions = {
  readonly db: Db
  /** Data that are not the ones this computer used last are not synced. */
  readonly outcome: IdentityOutcome
  readonly use: UseSettings
  readonly databasePath: string
  readonly version: string
  readonly workerUrl: URL
  readonly secretBox: SecretBox
  readonly hardware: HardwareId
  readonly clock: () => Date
  readonly log: Log
  readonly intervalSeconds?: number
  readonly onStatus: (status: SyncStatus) => void
  readonly onChanged: (tables: readonly string[]) => void
  readonly proxyOf?: ProxyOf
  /** In practice: the origin of the sample central (U-80). */
  readonly practiceOrigin?: string
}

/** Starts the worker; a site that is bound already goes on syncing, and a first loading that was cut goes on by itself. */
export async function createSync(options: SyncOptions): Promise<Sync> {
  const { db, hardware, log, clock } = options
  noteVersion(db, options.version, clock().toISOString())
  let block: Cause | null = null
  const blocked = (code: Cause['code'], detail: string): void => {
    block = { code, detail, params: {}, at: clock().toISOString() }
  }
  const shown = (status: SyncStatus): SyncStatus => {
    if (block !== null) return { ...status, phase: 'stopped', cause: block }
    return isDisabled(db) && status.initialised ? { ...status, phase: 'disabled', cause: null, nextRunAt: null, pausedUntil: null } : status
  }
  const supervisor = createSupervisor({
    workerUrl: options.workerUrl,
    settings: {
      databasePath: options.databasePath,
      appVersion: options.version,
      syncVersion,
      use: options.use,
      ...(options.practiceOrigin === undefined ? {} : { practiceOrigin: options.practiceOrigin }),
      ...(options.intervalSeconds === undefined ? {} : { intervalSeconds: options.intervalSeconds }),
    },
    readCounts: steadily(() => readSyncCounts(db), log),
    checkpoint: () => void (walBytes(options.databasePath) > walLimitBytes && passiveCheckpoint(db)),
    log: log.named('sync'),
    onStatus: (status) => options.onStatus(shown(status)),
    onChanged: options.onChanged,
    ...(options.proxyOf && { proxyOf: options.proxyOf }),
  })
  const configure = (credentials: Credentials): void => {
    if (options.outcome !== 'fine') return
    if (isDisabled(db)) return supervisor.configure(null)
    if (hardware.kind === 'unusable') return blocked('hardware_id_unusable', hardware.problem)
    block = null
    const { certificate, ...known } = credentials
    const line = certificate === null ? {} : { certificate }
    supervisor.configure({ ...known, ...line, hardwareId: hardware.id, databaseId: getSetting(db, 'database_id') ?? '' })
  }
  const configureKnown = async (): Promise<void> => {
    const known = storedCredentials(db)
    if (known === null) return supervisor.configure(null)
    const secret = await readSecret(options.secretBox, log)
    return secret === null ? blocked('credentials_missing', '') : configure({ ...known, passwordHash: secret })
  }
  supervisor.start()
  if (options.outcome === 'fine') {
    await configureKnown()
    if (storedCredentials(db) !== null && wasLoading(db)) supervisor.syncNow()
  } else {
    supervisor.configure(null)
    blocked(`database_${options.outcome}`, '')
  }
  return {
    status: () => shown(supervisor.status()),
    now: () => supervisor.syncNow(),
    load: () => {
      if (getSetting(db, 'site') === undefined) return refuse('refused', 'not_registered')
      supervisor.syncNow()
      return ok({})
    },
    pause: (until) => supervisor.pause(until),
    resume: () => supervisor.resume(),
    wrote: () => supervisor.nudge(),
    configure,
    reconfigure: async () => {
      if (options.outcome === 'fine') await configureKnown()
    },
    paced: () => supervisor.paced(),
    sleep: () => supervisor.sleep(),
    wake: () => supervisor.wake(),
    network: (online) => supervisor.network(online),
    stop: () => supervisor.stop(),
  }
}

/** Switched off by a person (F-208): the worker has no credentials then, so nothing can be sent by any way. */
const isDisabled = (db: Db): boolean => getSetting(db, 'sync_disabled') !== undefined

/** The counts are read on a timer: a disk that fails there is logged and the last counts stand. */
function steadily(read: () => SyncCounts, log: Log): () => SyncCounts {
  let last = read()
  return () => {
    try {
      last = read()
    } catch (error) {
      log.error('the counts cannot be read', { error })
    }
    return last
  }
}

function storedCredentials(db: Db): Omit<Credentials, 'passwordHash'> | null {
  const [site, address, variant, siteName] = [
    getSetting(db, 'site'),
    getSetting(db, 'address'),
    getSetting(db, 'variant'),
    getSetting(db, 'site_name'),
  ]
  return site === undefined || address === undefined || variant === undefined || siteName === undefined
    ? null
    : { address, variant, siteName, certificate: getSetting(db, 'certificate') ?? null }
}

async function readSecret(box: SecretBox, log: Log): Promise<string | null> {
  try {
    return await box.read()
  } catch (error) {
    log.warn('the secret cannot be read', { error })
    return null
  }
}

/** The first loading was asked for before the program ended: nobody has to ask for it again. */
const wasLoading = (db: Db): boolean =>
  getSetting(db, 'initialised_at') === undefined &&
  (getSetting(db, 'prepared_at') !== undefined || getSetting(db, 'prepare_asked') !== undefined)

/** Where there is no database there is nothing to sync; the status says why. */
export function noSync(cause: Cause): Sync {
  const nothing = (): void => {}
  return {
    status: () => ({ ...nowhere, cause }),
    now: nothing,
    load: () => refuse('unavailable', cause.code, { detail: cause.detail }),
    pause: nothing,
    resume: nothing,
    wrote: nothing,
    configure: nothing,
    paced: nothing,
    reconfigure: () => Promise.resolve(),
    sleep: nothing,
    wake: nothing,
    network: nothing,
    stop: () => Promise.resolve(),
  }
}

const nowhere: SyncStatus = {
  phase: 'stopped',
  initialised: false,
  waitingDocuments: 0,
  waitingRecords: 0,
  oldestWaitingAt: null,
  problems: 0,
  heldBack: 0,
  lastCursor: 0,
  accepted: 0,
  confirmed: 0,
  lastContactAt: null,
  lastSuccessAt: null,
  nextRunAt: null,
  pausedUntil: null,
  cause: null,
  run: null,
  oneMore: false,
  intervalSeconds: 300,
}
