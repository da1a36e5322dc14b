/**
 * Builds the whole application from its ports, without Electron: the data folder, the sync worker, the handlers and
 * the events. A folder or database that cannot be used does not stop it: the page is told why (phase `unusable`).
 */
import assert from 'node:assert'
import { randomUUID } from 'node:crypto'
import { databasePath, openData } from './app-data.ts'
import { createBackups } from './app-backups.ts'
import type { Identity } from './app-identity.ts'
import { checkIdentity } from './app-identity.ts'
import { identityPorts } from './app-identity-ports.ts'
import { certificateOf, createClimb, createLine, pinnedLogin, remembered } from './app-line.ts'
import type { Leaving } from './app-leaving.ts'
import { createDeparture } from './app-leaving.ts'
import type { People } from './app-people.ts'
import { createPeople } from './app-people.ts'
import { contactOf, databaseOf, explain, isTimeFor, keepContact, keepLook, phaseOf, readLook, siteOf, versions } from './app-state.ts'
import { followOrigin } from './app-practice-place.ts'
import { supportContext } from './app-support.ts'
import type { FindProxy } from './app-proxy.ts'
import { createProxyOf } from './app-proxy.ts'
import type { Sync } from './app-sync.ts'
import { createSync, noSync } from './app-sync.ts'
import type { EventMessage, OperationName } from './contract/operations.ts'
import { operations } from './contract/operations.ts'
import type { Result } from './contract/result.ts'
import { refuse } from './contract/result.ts'
import type { AppState } from './contract/site.ts'
import { passiveCheckpoint } from './db/checkpoint.ts'
import type { Db } from './db/open.ts'
import { momentOf } from './domain/moment.ts'
import type { HandlerPorts, Session } from './ipc/handlers.ts'
import { createHandlers } from './ipc/handlers.ts'
import type { PracticePort } from './ipc/practice-handlers.ts'
import { isOfRealSite } from './ipc/practice-handlers.ts'
import type { Timer } from './ipc/publisher.ts'
import { createPublisher, realTimer } from './ipc/publisher.ts'
import { createRouter } from './ipc/router.ts'
import type { Log } from './log.ts'
import { remembering } from './repositories/counts.ts'
import { getSetting } from './repositories/settings.ts'
import type { StoreContext } from './services/context.ts'
import { lastWrittenAt, noteEnd, noteStart } from './services/last-end.ts'
import { keepDefaults } from './services/rules.ts'
import type { SetupContext } from './services/setup.ts'
import type { LoginCentral } from './services/sign-in.ts'
import type { HardwareId } from './site/hardware-id.ts'
import { hardwareId } from './site/hardware-id.ts'
import type { FindDrives } from './site/drives.ts'
import type { SecretBox } from './site/secret-box.ts'
import { besideFolder, computerMark, useMemory } from './site/use-memory.ts'

export { readMachineId } from './site/hardware-id.ts'
export { besideFolder } from './site/use-memory.ts'
export { fileSecretBox } from './site/secret-box.ts'
export type { SecretBox } from './site/secret-box.ts'

export type AppOptions = {
  readonly dataFolder: string
  readonly version: string
  readonly shell: 'electron' | 'web'
  /** The sync worker: `worker.ts` under plain Node, or what it was built to. */
  readonly workerUrl: URL
  readonly secretBox: SecretBox
  /** The raw machine ID of the operating system; rejects where it has none. */
  readonly machineId: () => Promise<string>
  readonly clock: () => Date
  readonly log: Log
  /** The newest file of the log, for the support bundle. */
  readonly logFile?: string
  /** What the window of that session would print now, as a PDF. */
  readonly pdf?: (sessionId: string) => Promise<Uint8Array>
  /** Where the use of the data is remembered, outside their folder (F-135); beside the folder where nothing else is given. */
  readonly memoryFolders?: readonly string[]
  /** Where practice data lie, outside `dataFolder`, and the thread that is the sample central (U-80); `openApp` runs it. */
  readonly practice?: { readonly folder: string; readonly centralUrl: URL }
  readonly practising?: PracticePort
  /** Told when the data are to be opened anew; `openApp` does so. */
  readonly reopen?: () => void
  /** What first run shows as typed already. */
  readonly setupDefaults?: { readonly address: string; readonly siteName: string }
  readonly intervalSeconds?: number
  /** Asks central about a person's password; central itself where nothing else is given. */
  readonly login?: LoginCentral
  /** The thread that makes backups, beside the sync worker's folder where nothing else is given; what it was built to. */
  readonly backupWorkerUrl?: URL
  /** Disks that can be taken off; what the operating system shows where nothing else is given. */
  readonly drives?: FindDrives
  /** The network's proxy for an address, asked for each connection; none where nothing is given. */
  readonly findProxy?: FindProxy
  /** Lets the user of that session choose a folder; null where they did not. */
  readonly chooseFolder?: (sessionId: string) => Promise<string | null>
  /** false: no backup is made that nobody asked for. */
  readonly automaticBackups?: boolean
  /** For events and the idle lock; real time where nothing else is given. */
  readonly timer?: Timer
}

export type OutpostApp = {
  /** Answers one question of a page. `sessionId` says which page asks and must come from the shell. Never rejects. */
  readonly invoke: (name: string, input: unknown, sessionId: string) => Promise<Result<unknown>>
  readonly subscribe: (listener: (message: EventMessage) => void, sessionId?: string) => () => void
  /** Tells every page the state and its session, whether or not they have changed. */
  readonly announce: () => void
  /** The page is gone for good. */
  readonly endSession: (sessionId: string) => void
  /** The computer goes to sleep or its screen is locked: every page is locked, whoever sits there (U-03). */
  readonly lockAll: () => void
  /** The computer goes to sleep: what runs ends between two requests, and nothing begins before it wakes. */
  readonly powerSuspended: () => void
  readonly powerResumed: () => void
  readonly networkChanged: (online: boolean) => void
  /** What central does not have yet, and whether sending it now can be offered. */
  readonly leaving: () => Leaving
  /** Sends what waits, and gives whether nothing waits any more. */
  readonly sendAll: () => Promise<boolean>
  /**
   * The operating system shuts down and may end this process any moment: at once the file is left in order, as after a clean
   * end (U-85). `close` is quick from now on: it makes no backup.
   */
  readonly systemEnds: () => void
  readonly close: () => Promise<void>
}

const anySession = 'any'

export async function createApp(options: AppOptions): Promise<OutpostApp> {
  const { clock, log } = options
  const hardware = await hardwareId(options.machineId)
  if (hardware.kind === 'unusable') log.warn('no usable hardware ID', { problem: hardware.problem, detail: hardware.detail })
  const writtenAt = lastWrittenAt(databasePath(options.dataFolder))
  const memoryFolders = options.memoryFolders ?? [besideFolder(options.dataFolder)]
  const origin = options.practising?.origin() ?? null
  const start: { identity: Identity | null } = { identity: null }
  const data = openData(
    options.dataFolder,
    clock(),
    (db) => {
      followOrigin(db, origin, clock())
      start.identity = checkIdentity({ db, memory: useMemory(memoryFolders), computer: computerMark(hardware), clock, log })
      keepDefaults(db, clock())
      // Last: a start that fails before it is none, and leaves no end to be told of.
      noteStart(db, clock(), writtenAt)
    },
    origin === null ? 'site' : 'practice',
  )
  if (data.kind === 'unusable') log.error('the data cannot be used', { cause: data.cause })
  const checked = data.kind === 'open' ? start.identity : null
  const timer = options.timer ?? realTimer
  const publisher = createPublisher(timer, (error) => log.error('a listener failed', { error }))
  const look = readLook(data, log)
  const proxyOf = createProxyOf(options.findProxy ?? (() => Promise.resolve(null)), log.named('proxy'))
  const way = { proxyOf, ...(origin !== null && { only: origin }) }
  const line = createLine(() => identity(options, hardware, databaseOf(data)), way)

  const phase = (): AppState['phase'] => phaseOf(data)
  const state = (sessionId: string): AppState => ({
    ...look,
    version: options.version,
    shell: options.shell,
    phase: phase(),
    cause: data.kind === 'unusable' ? data.cause : null,
    identity: checked?.outcome ?? 'fine',
    readOnly: checked !== null && checked.outcome !== 'fine',
    site: data.kind === 'open' ? siteOf(data.db) : null,
    storeId: phase() === 'ready' ? (people?.storeOf(sessionId) ?? null) : null,
    hardwareId: hardware.kind === 'usable' ? hardware.id : '',
    hardwareProblem: hardware.kind === 'usable' ? null : hardware.problem,
    secretStore: options.secretBox.kind,
    contact: contactOf(data),
    practice: options.practising?.state() ?? null,
  })

  let toldPhase = phase()
  const tellState = (): void => {
    toldPhase = phase()
    publisher.state('app.state', state(anySession))
  }
  const tellSessions = (): void => {
    tellState()
    if (people !== null) publisher.state('session.state', people.state(anySession))
  }
  const wrote = (tables: readonly string[]): void => {
    publisher.changed([...tables, 'change_log'])
    sync.wrote()
  }
  const login = options.login ?? pinnedLogin(() => databaseOf(data), way)
  const people: People | null =
    data.kind === 'unusable'
      ? null
      : createPeople({
          db: data.db,
          readOnly: checked?.outcome !== 'fine',
          clock,
          timer,
          login,
          log: log.named('people'),
          tell: tellSessions,
          wrote,
        })
  const peopleHere = (): People => {
    databaseOf(data)
    assert(people !== null, 'where there is a database there are people')
    return people
  }
  const departure = createDeparture(data.kind === 'open' && origin === null ? data.db : null, () => sync, clock)
  const sync: Sync =
    data.kind === 'unusable'
      ? noSync(data.cause)
      : await createSync({
          ...options,
          db: data.db,
          outcome: checked?.outcome ?? 'fine',
          use: { memoryFolders, computer: computerMark(hardware) },
          databasePath: databasePath(options.dataFolder),
          hardware,
          ...(options.findProxy && { proxyOf }),
          ...(origin !== null && { practiceOrigin: origin }),
          onChanged: (tables) => {
            publisher.changed(tables)
            if (tables.some((table) => table === 'store' || table === 'user')) safely(log, () => people?.review())
          },
          onStatus: (status) => {
            publisher.state('sync.status', status)
            departure.heard(status)
            safely(log, () => phase() !== toldPhase && tellState())
          },
        })

  const setLook: HandlerPorts['setLook'] = (change) => {
    Object.assign(look, change)
    if (data.kind === 'open') keepLook(data.db, clock(), change)
    tellState()
  }
  const setContact = (contact: string): void => {
    keepContact(databaseOf(data), clock(), contact)
    tellState()
  }
  const storeContext = (session: Session): StoreContext => ({
    db: databaseOf(data),
    clock,
    changed: wrote,
    ...peopleHere().placeOf(session.id),
  })
  const setupContext = (): SetupContext => ({
    db: databaseOf(data),
    clock,
    line,
    hardware,
    secretBox: options.secretBox,
    defaults: options.setupDefaults ?? { address: '', siteName: '' },
    registers: (site) => checked?.registers(site),
    credentialsChanged: (credentials) => {
      sync.configure(credentials)
      tellState()
    },
  })
  const refusal = (operation: OperationName, sessionId: string): Result<never> | null => {
    const { needs } = operations[operation]
    if (origin !== null && isOfRealSite(operation)) return refuse('forbidden', 'not_in_practice')
    if (needs !== 'always') databaseOf(data)
    if (!isTimeFor(needs, phase())) return refuse('forbidden', 'not_allowed_now', { needs })
    return people?.refusal(sessionId, operation) ?? null
  }

  const backups = createBackups({
    ...options,
    databasePath: databasePath(options.dataFolder),
    backupWorkerUrl: options.backupWorkerUrl ?? new URL('../app-backup-worker.ts', options.workerUrl),
    timer,
    db: data.kind === 'open' ? data.db : null,
    isOwn: () => phase() === 'ready' && checked?.outcome === 'fine',
    needsRescue: () => phase() === 'first_run' || (data.kind === 'unusable' && data.cause.code === 'database_damaged'),
    changed: () => publisher.changed(['backups']),
    reopen: options.reopen ?? (() => {}),
    log: log.named('backups'),
  })

  const climb = remembered(createClimb(() => identity(options, hardware, databaseOf(data)), way))
  const installation = () => ({ ...state(anySession), versions: versions(databaseOf(data)) })
  const router = createRouter({
    handlers: createHandlers({
      state: (session) => state(session.id),
      setLook,
      setContact,
      people: peopleHere,
      storeContext,
      setupContext,
      installation,
      supportContext: () =>
        supportContext(databaseOf(data), {
          ...options,
          logFile: options.logFile ?? null,
          installation,
          status: sync.status,
          diagnosis: climb.last,
        }),
      wrote,
      freezeChanged: () => {
        wrote(['store'])
        tellSessions()
        if (sync.status().phase !== 'paused') sync.now()
      },
      remember: data.kind === 'open' ? remembering(data.db) : (_, compute) => compute(),
      pdf: options.pdf ?? null,
      identity: identityPorts({
        ...options,
        db: () => databaseOf(data),
        checked,
        userIdOf: (sessionId) => people?.state(sessionId).user?.id ?? null,
        reopen: options.reopen ?? (() => {}),
        backUp: backups.beforeRemoval,
        certificate: () => ({
          db: databaseOf(data),
          clock,
          shown: (address) => certificateOf(address, way),
          changed: sync.reconfigure,
        }),
      }),
      backups,
      practice: options.practising ?? null,
      climb: climb.climb,
      sync,
    }),
    sessions: (id) => ({ id, refusal: (operation) => refusal(operation, id) }),
    log: log.named('router'),
    explain,
    ticks: () => performance.now(),
    newNumber: () => randomUUID().slice(0, 8),
    today: () => momentOf(clock()).date,
  })

  /** What a message says of sessions, as the page that hears it may see it. */
  const own = (message: EventMessage, sessionId: string): EventMessage => {
    if (message.name === 'app.state') return { ...message, payload: { ...message.payload, storeId: state(sessionId).storeId } }
    return message.name === 'session.state' ? { ...message, payload: peopleHere().state(sessionId) } : message
  }

  /** The mark of a clean end, and the last entry of the journal for the memory outside the folder. */
  const noteCleanEnd = (): void => {
    safely(log, () => checked?.ends())
    if (data.kind === 'open') safely(log, () => noteEnd(data.db, clock()))
  }

  let isClosed = false
  let isHurried = false
  return {
    invoke: async (name, input, sessionId) => (isClosed ? refuse('unavailable', 'program_closing') : router(name, input, sessionId)),
    subscribe: (listener, sessionId = anySession) => publisher.subscribe((message) => listener(own(message, sessionId))),
    announce: tellSessions,
    endSession: (sessionId) => people?.end(sessionId),
    lockAll: () => people?.lockAll(),
    powerSuspended: sync.sleep,
    powerResumed: sync.wake,
    networkChanged: sync.network,
    leaving: departure.leaving,
    sendAll: departure.sendAll,
    systemEnds: () => {
      isHurried = true
      noteCleanEnd()
      if (data.kind === 'open') safely(log, () => passiveCheckpoint(data.db))
    },
    close: async () => {
      if (isClosed) return
      isClosed = true
      publisher.close()
      people?.stop()
      await sync.stop()
      if (!isHurried) await backups.atClose().catch((error: unknown) => log.error('the backup at closing failed', { error }))
      await backups.stop()
      noteCleanEnd()
      if (data.kind === 'open') data.release()
    },
  }
}

/** For what the worker's messages set off: a disk that fails there must not end the program. */
function safely(log: Log, run: () => unknown): void {
  try {
    run()
  } catch (error) {
    log.error('the state cannot be read', { error })
  }
}

const identity = (
  { version }: AppOptions,
  hardware: HardwareId,
  db: Db,
): { hardwareId: string; databaseId: string; appVersion: string } => ({
  hardwareId: hardware.kind === 'usable' ? hardware.id : '',
  databaseId: getSetting(db, 'database_id') ?? '',
  appVersion: version,
})
