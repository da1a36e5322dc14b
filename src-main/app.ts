/**
 * Builds the whole application from its ports, without Electron: the data folder, the sync worker, the handlers and
 * the events. A folder or database that cannot be used does not stop it: the page is told why (phase `unusable`).
 */
import { randomUUID } from 'node:crypto'
import { databasePath, openData } from './app-data.ts'
import { createLine } from './app-line.ts'
import { createSessions } from './app-sessions.ts'
import { allowed, databaseOf, explain, keepLook, phaseOf, readLook, siteOf, versions } from './app-state.ts'
import type { Sync } from './app-sync.ts'
import { createSync, noSync } from './app-sync.ts'
import type { EventMessage, Needs } from './contract/operations.ts'
import type { Result } from './contract/result.ts'
import { refuse } from './contract/result.ts'
import type { AppState } from './contract/site.ts'
import type { Db } from './db/open.ts'
import { write } from './db/write.ts'
import type { HandlerPorts, Session } from './ipc/handlers.ts'
import { createHandlers } from './ipc/handlers.ts'
import { createPublisher, realTimer } from './ipc/publisher.ts'
import { createRouter } from './ipc/router.ts'
import type { Log } from './log.ts'
import { remembering } from './repositories/counts.ts'
import { getSetting, setSetting } from './repositories/settings.ts'
import type { StoreContext } from './services/context.ts'
import type { SetupContext } from './services/setup.ts'
import { firstStore } from './services/stores.ts'
import type { HardwareId } from './site/hardware-id.ts'
import { hardwareId } from './site/hardware-id.ts'
import type { SecretBox } from './site/secret-box.ts'

export { readMachineId } from './site/hardware-id.ts'
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
  /** What first run shows as typed already. */
  readonly setupDefaults?: { readonly address: string; readonly siteName: string }
  readonly intervalSeconds?: number
}

export type OutpostApp = {
  /** Answers one question of a page. `sessionId` says which page asks and must come from the shell. Never rejects. */
  readonly invoke: (name: string, input: unknown, sessionId: string) => Promise<Result<unknown>>
  readonly subscribe: (listener: (message: EventMessage) => void, sessionId?: string) => () => void
  /** The page is gone for good. */
  readonly endSession: (sessionId: string) => void
  readonly powerResumed: () => void
  readonly networkChanged: (online: boolean) => void
  readonly close: () => Promise<void>
}

const anySession = 'any'

export async function createApp(options: AppOptions): Promise<OutpostApp> {
  const { clock, log } = options
  const hardware = await hardwareId(options.machineId)
  if (hardware.kind === 'unusable') log.warn('no usable hardware ID', { problem: hardware.problem, detail: hardware.detail })
  const data = openData(options.dataFolder, clock())
  if (data.kind === 'unusable') log.error('the data cannot be used', { cause: data.cause })
  const publisher = createPublisher(realTimer, (error) => log.error('a listener failed', { error }))
  const sessions = createSessions(() => (data.kind === 'open' ? firstStore(data.db) : null))
  const look = readLook(data, log)
  const line = createLine(() => identity(options, hardware, databaseOf(data)))

  const phase = (): AppState['phase'] => phaseOf(data)
  const state = (sessionId: string): AppState => ({
    ...look,
    version: options.version,
    shell: options.shell,
    phase: phase(),
    cause: data.kind === 'unusable' ? data.cause : null,
    site: data.kind === 'open' ? siteOf(data.db) : null,
    storeId: phase() === 'ready' ? sessions.storeOf(sessionId) : null,
    hardwareId: hardware.kind === 'usable' ? hardware.id : '',
    hardwareProblem: hardware.kind === 'usable' ? null : hardware.problem,
    secretStore: options.secretBox.kind,
  })

  let toldPhase = phase()
  const tellState = (): void => {
    toldPhase = phase()
    publisher.state('app.state', state(anySession))
  }
  const sync: Sync =
    data.kind === 'unusable'
      ? noSync(data.cause)
      : await createSync({
          ...options,
          db: data.db,
          databasePath: databasePath(options.dataFolder),
          hardware,
          onChanged: publisher.changed,
          onStatus: (status) => {
            publisher.state('sync.status', status)
            safely(log, () => phase() !== toldPhase && tellState())
          },
        })

  const setLook: HandlerPorts['setLook'] = (change) => {
    Object.assign(look, change)
    if (data.kind === 'open') keepLook(data.db, clock(), change)
    tellState()
  }
  const storeContext = (session: Session): StoreContext => {
    const storeId = sessions.storeOf(session.id)
    if (storeId === null) throw new Error('the router lets nobody in without a store')
    const changed = (tables: readonly string[]): void => {
      publisher.changed([...tables, 'change_log'])
      sync.wrote()
    }
    return { db: databaseOf(data), clock, storeId, userId: null, changed }
  }
  const setupContext = (): SetupContext => ({
    db: databaseOf(data),
    clock,
    line,
    hardware,
    secretBox: options.secretBox,
    defaults: options.setupDefaults ?? { address: '', siteName: '' },
    credentialsChanged: (credentials) => {
      sync.configure(credentials)
      tellState()
    },
  })
  const may = (needs: Needs, sessionId: string): boolean => allowed(needs, phase(), () => sessions.storeOf(sessionId))

  const router = createRouter({
    handlers: createHandlers({
      state: (session) => state(session.id),
      setLook,
      openStore: (session, storeId) => {
        write(databaseOf(data), { kind: 'local', userId: null, at: clock().toISOString() }, (tx) => setSetting(tx, 'store_id', storeId))
        sessions.open(session.id, storeId)
      },
      storeContext,
      setupContext,
      installation: () => ({ ...state(anySession), versions: versions(databaseOf(data)) }),
      remember: data.kind === 'open' ? remembering(data.db) : (_, compute) => compute(),
      sync,
    }),
    sessions: (id) => ({ id, may: (needs) => may(needs, id) }),
    log: log.named('router'),
    explain,
    ticks: () => performance.now(),
    newNumber: () => randomUUID().slice(0, 8),
  })

  let isClosed = false
  return {
    invoke: async (name, input, sessionId) => (isClosed ? refuse('unavailable', 'program_closing') : router(name, input, sessionId)),
    subscribe: (listener, sessionId = anySession) =>
      publisher.subscribe((message) =>
        listener(
          message.name === 'app.state' ? { ...message, payload: { ...message.payload, storeId: state(sessionId).storeId } } : message,
        ),
      ),
    endSession: sessions.end,
    powerResumed: sync.wake,
    networkChanged: sync.network,
    close: async () => {
      if (isClosed) return
      isClosed = true
      publisher.close()
      await sync.stop()
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
