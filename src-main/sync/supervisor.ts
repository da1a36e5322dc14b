/**
 * Main's side of the sync worker: starts it, starts it again when it dies, passes on what the user and the machine
 * do, and keeps the status that the page sees.
 */
import { Worker } from 'node:worker_threads'
import type { Cause } from '../contract/causes.ts'
import { CauseCode, plainDetail } from '../contract/causes.ts'
import type { SyncStatus } from '../contract/sync.ts'
import type { Log } from '../log.ts'
import type { SyncCounts } from '../repositories/sync-counts.ts'
import { throttled } from './gather.ts'
import type { ProxyOf } from './proxy.ts'
import type { Credentials, FromWorker, ToWorker, WorkerSettings, WorkerStatus } from './worker-protocol.ts'

export type SupervisorOptions = {
  /** `worker.ts`, or what it was built to. */
  readonly workerUrl: URL
  readonly settings: WorkerSettings
  /** `readSyncCounts` on main's own connection. */
  readonly readCounts: () => SyncCounts
  /** Main's passive checkpoint: while the worker is down nobody else makes one. */
  readonly checkpoint: () => void
  readonly log: Log
  readonly onStatus: (status: SyncStatus) => void
  /** These local tables have changed by sync. */
  readonly onChanged: (tables: readonly string[]) => void
  /** Answers the worker's question for the network's proxy; it asks for none where this is not given. */
  readonly proxyOf?: ProxyOf
}

export type Supervisor = {
  start(): void
  /** null: no address or password is known. New ones end a halt and are tried at once; the very first wait for syncNow. */
  configure(credentials: Credentials | null): void
  syncNow(): void
  /** Until an ISO time, or until somebody resumes. */
  pause(until: string | null): void
  resume(): void
  /** After a local write: counts anew and lets it be sent soon. */
  nudge(): void
  /** The stored interval or size of a call is another one. */
  paced(): void
  /** The computer goes to sleep: what runs ends between two requests, and nothing begins. */
  sleep(): void
  /** The computer woke up. */
  wake(): void
  network(online: boolean): void
  refreshCounts(): void
  status(): SyncStatus
  stop(): Promise<void>
}

/**
 * Every page is garbage at once. Left to itself the heap of the worker grows to three times of what it needs, on a PC
 * that may have 4 GB in all; the old part only knows that it is not alone, and no page comes near that limit.
 */
const memory = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 1024 } as const
const countWithinMs = 250
const firstRestartMs = 1000
const longestRestartMs = 60_000
const livedWellMs = 60_000
const stopWithinMs = 5000
const checkpointEveryMs = 30_000

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { workerUrl, readCounts, checkpoint, log, onStatus, onChanged, proxyOf } = options
  const settings = { ...options.settings, asksProxy: proxyOf !== undefined }
  let worker: Worker | null = null
  let credentials: Credentials | null | undefined
  let restartMs = firstRestartMs
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  let failure: Cause | null = null
  let counts = readCounts()
  let told: WorkerStatus = { ...unknown, intervalSeconds: settings.intervalSeconds ?? unknown.intervalSeconds }

  const status = (): SyncStatus => ({ ...told, ...counts })
  const publish = () => onStatus(status())
  const recount = throttled(countWithinMs, () => {
    counts = readCounts()
    publish()
  })
  const post = (message: ToWorker) => worker?.postMessage(message)

  function spawn(): void {
    const bornAt = Date.now()
    const thread = new Worker(workerUrl, { workerData: settings, name: 'sync', resourceLimits: memory })
    worker = thread
    thread.on('message', hear)
    thread.on('error', (error) => fail(error))
    thread.on('exit', (code) => {
      if (worker === thread) worker = null
      if (!isStopping) restart(code, Date.now() - bornAt)
    })
    if (credentials !== undefined) post({ kind: 'configure', credentials })
  }

  function hear(message: FromWorker): void {
    switch (message.kind) {
      case 'status':
        told = message.status
        return publish()
      case 'changed':
        return onChanged(message.tables)
      case 'moved':
        return recount.soon()
      case 'asks_proxy':
        return void proxyOf?.(message.address).then((proxy) => post({ kind: 'proxy', ask: message.ask, proxy }))
      case 'log':
        return log[message.level](message.message, message.fields)
      default:
        message satisfies never
    }
  }

  function fail(error: unknown): void {
    log.error('the sync worker failed', { error })
    const code = CauseCode.safeParse(error instanceof Error && 'code' in error ? error.code : null).data ?? 'sync_restarting'
    const detail = plainDetail(error instanceof Error ? error.message : String(error))
    failure = causeNow(code, detail)
  }

  function restart(code: number, livedMs: number): void {
    restartMs = livedMs > livedWellMs ? firstRestartMs : Math.min(restartMs * 2, longestRestartMs)
    log.warn('the sync worker ended', { code, livedMs, restartMs })
    const cause = failure ?? causeNow('sync_restarting', `exit ${code}`)
    failure = null
    told = { ...told, phase: 'waiting', cause, nextRunAt: new Date(Date.now() + restartMs).toISOString() }
    timer = setTimeout(spawn, restartMs)
    publish()
  }

  const checkpoints = setInterval(() => worker === null && checkpoint(), checkpointEveryMs)
  checkpoints.unref()

  async function stop(): Promise<void> {
    isStopping = true
    clearTimeout(timer)
    clearInterval(checkpoints)
    recount.cancel()
    const thread = worker
    if (thread === null) return
    const exited = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
    post({ kind: 'stop' })
    const late = setTimeout(() => void thread.terminate(), stopWithinMs)
    await exited
    clearTimeout(late)
    recount.cancel()
  }

  return {
    start: spawn,
    configure: (given) => {
      credentials = given
      post({ kind: 'configure', credentials: given })
    },
    syncNow: () => post({ kind: 'pressed' }),
    pause: (until) => post({ kind: 'paused', until: until === null ? null : Date.parse(until) }),
    resume: () => post({ kind: 'resumed' }),
    nudge: () => {
      recount.soon()
      post({ kind: 'wrote' })
    },
    paced: () => post({ kind: 'paced' }),
    sleep: () => post({ kind: 'slept' }),
    wake: () => post({ kind: 'woke' }),
    network: (online) => void (online && post({ kind: 'online' })),
    refreshCounts: recount.soon,
    status,
    stop,
  }
}

const causeNow = (code: CauseCode, detail: string): Cause => ({ code, detail, params: {}, at: new Date().toISOString() })

/** Before the worker has spoken. */
const unknown: WorkerStatus = {
  phase: 'not_set_up',
  initialised: false,
  lastContactAt: null,
  lastSuccessAt: null,
  nextRunAt: null,
  pausedUntil: null,
  cause: null,
  run: null,
  oneMore: false,
  intervalSeconds: 300,
}
