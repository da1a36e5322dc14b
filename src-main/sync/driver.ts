/**
 * Runs cycles when the schedule says so: here timers, clock and chance meet the pure parts. The worker puts it behind
 * its messages.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cause } from '../contract/causes.ts'
import type { SyncRun } from '../contract/sync.ts'
import { passiveCheckpoint, walBytes, walLimitBytes } from '../db/checkpoint.ts'
import type { Db } from '../db/open.ts'
import { getSetting } from '../repositories/settings.ts'
import { listSyncRuns } from '../repositories/sync-runs.ts'
import { clockCause } from './clock-check.ts'
import type { CyclePorts } from './cycle.ts'
import { standardLimits } from './cycle.ts'
import { createDataChecks, isCheckUrgent } from './data-check.ts'
import { keepPause, keepRun, rememberedLimits, rememberEnd } from './driver-memory.ts'
import { workerStatus } from './driver-status.ts'
import { failedOutcome, runCycle } from './engine.ts'
import { gathered, throttled } from './gather.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createQueueNotes } from './queue-notes.ts'
import { createPaces, limitsOf } from './paces.ts'
import { noteUse, notingUse } from './note-use.ts'
import type { Transport } from './ports.ts'
import type { ProxyOf } from './proxy.ts'
import type { RunRecord } from './run-record.ts'
import { createRunRecord } from './run-record.ts'
import type { ScheduleEvent, Trigger } from './schedule.ts'
import { dueAt, newSchedule, next } from './schedule.ts'
import { createSyncStore } from './store.ts'
import type { HttpTransport } from './transport.ts'
import { createTransport } from './transport.ts'
import type { Credentials, FromWorker, ToWorker, WorkerSettings } from './worker-protocol.ts'

export type DriverOptions = {
  readonly db: Db
  readonly settings: WorkerSettings
  readonly post: (message: FromWorker) => void
  readonly proxyOf?: ProxyOf
}
export type Driver = {
  handle(message: Exclude<ToWorker, { kind: 'stop' | 'proxy' }>): void
  /** Ends the cycle that runs and everything that is timed. */
  stop(): Promise<void>
}

const publishEveryMs = 200
const longestTimerMs = 3_600_000
const idleEveryMs = 30_000
const breathMs = 10

export function createDriver({ db, settings, post, proxyOf }: DriverOptions): Driver {
  const intervalSeconds = settings.intervalSeconds ?? getSetting(db, 'interval_seconds') ?? 300
  const changed = gathered<string>(publishEveryMs, (tables) => post({ kind: 'changed', tables }))
  const onMoved = () => post({ kind: 'moved' })
  const store = createSyncStore({ db, now: Date.now, onChanged: changed.add, onMoved, ...runSize(settings) })
  const pageLimit = (): number | undefined => getSetting(db, 'largest_call') ?? settings.pageLimit
  let pace = createPaces(undefined, pageLimit())
  let schedule = newSchedule(intervalSeconds * 1000)
  let timer: NodeJS.Timeout | undefined
  let bound: { readonly credentials: Credentials; transport: HttpTransport | null } | null = null
  let abort = new AbortController()
  let cycling: Promise<void> = Promise.resolve()
  let record: RunRecord | null = null
  let lastRun: SyncRun | null = listSyncRuns(db, null, 1)[0] ?? null
  let cause: Cause | null = null
  let isStopped = false

  const publish = throttled(publishEveryMs, () => {
    if (!isStopped) post({ kind: 'status', status: workerStatus(db, { schedule, cause, run: record?.snapshot() ?? lastRun }) })
  })

  function feed(event: ScheduleEvent): void {
    if (isStopped) return
    const step = next(schedule, event, Date.now(), Math.random())
    schedule = step.schedule
    arm()
    if (step.run !== null) cycling = cycle(step.run)
    publish.now()
  }

  function arm(): void {
    clearTimeout(timer)
    const due = dueAt(schedule)
    if (due !== null) timer = setTimeout(() => feed({ kind: 'tick' }), Math.max(0, Math.min(due - Date.now(), longestTimerMs)))
  }

  async function cycle(trigger: Trigger): Promise<void> {
    abort = new AbortController()
    const { signal } = abort
    try {
      const transport = connect()
      const isInitialised = store.isInitialised()
      record = createRunRecord({ trigger, isInitialised, now: Date.now, traffic: () => transport.traffic(), onChange: publish.soon })
      keepRun(db, record.snapshot())
      const { use } = settings
      const noting = use === undefined ? transport : notingUse(transport, () => noteUse(db, use))
      const outcome = await runCycle({ ...ports(noting), signal })
      end(record, outcome)
    } catch (error) {
      record ??= createRunRecord({
        trigger,
        isInitialised: store.isInitialised(),
        now: Date.now,
        traffic: noTraffic,
        onChange: publish.soon,
      })
      end(record, failedOutcome(error))
    }
  }

  function ports(transport: Transport): Omit<CyclePorts, 'signal'> {
    const progress = (record as RunRecord).progress
    const limits = { ...standardLimits, patienceMs: settings.patienceMs ?? standardLimits.patienceMs }
    return { transport, store, clock, progress, limits, pace, breathe }
  }

  function connect(): HttpTransport {
    if (bound === null) throw new Error('a cycle without credentials')
    const { appVersion, syncVersion = 14, allowInsecure = false, line = {} } = settings
    const { certificate } = bound.credentials
    // By the mark in the file, whoever asks: with it and no origin nothing may be asked at all.
    const only = db.purpose === 'practice' ? { only: settings.practiceOrigin ?? '' } : {}
    const ownLine = { ...line, ...(certificate !== undefined && { certificate }), ...(proxyOf && { proxyOf }), ...only }
    bound.transport ??= createTransport({ ...bound.credentials, appVersion, syncVersion, allowInsecure, line: ownLine })
    return bound.transport
  }

  function end(ended: RunRecord, outcome: ReturnType<typeof failedOutcome>): void {
    lastRun = ended.finish(outcome)
    record = null
    cause = lastRun.cause ?? at(clockCause(bound?.transport?.clockAhead() ?? null))
    try {
      rememberEnd(db, lastRun, bound === null ? null : { address: bound.credentials.address, ...limitsOf(pace) })
      passiveCheckpoint(db)
    } catch (error) {
      post({ kind: 'log', level: 'error', message: 'the end of a cycle could not be kept', fields: { error } })
    }
    const { trigger, requests, bytesIn, bytesOut } = lastRun
    const level = outcome.kind === 'failed' || outcome.kind === 'stopped' ? 'warn' : 'info'
    const { error, ...told } = outcome
    post({ kind: 'log', level, message: 'cycle', fields: { ...told, error: text(error), trigger, requests, bytesIn, bytesOut } })
    onMoved()
    changed.flush()
    feed({ kind: 'finished', outcome: outcome.kind, progressed: outcome.progressed, isInitialised: store.isInitialised() })
  }

  async function breathe(): Promise<void> {
    if (walBytes(db.path) > walLimitBytes) passiveCheckpoint(db)
    if (store.isInitialised()) await sleep(breathMs)
  }

  function bind(credentials: Credentials | null): void {
    abort.abort()
    void bound?.transport?.close()
    bound = credentials === null ? null : { credentials, transport: null }
    if (credentials !== null) pace = createPaces(rememberedLimits(db, credentials.address), pageLimit())
    const isInitialised = store.isInitialised()
    cause = credentials === null && isInitialised ? { code: 'credentials_missing', detail: '', params: {}, at: isoNow() } : null
    if (credentials === null) feed({ kind: 'unbound' })
    else feed({ kind: 'bound', isInitialised, runNow: isInitialised || store.prepareAsked() !== null })
  }

  function pause(until: number | null): void {
    keepPause(db, { until })
    abort.abort()
    feed({ kind: 'paused', until })
  }

  /** What runs ends between two requests, and the file is in order: a battery may be empty before the computer wakes. */
  function sleepWell(): void {
    abort.abort()
    passiveCheckpoint(db)
  }

  /** A person's word counts, whatever the program was started with. */
  function setPace(): void {
    pace = createPaces(bound === null ? undefined : rememberedLimits(db, bound.credentials.address), pageLimit())
    feed({ kind: 'paced', intervalMs: (getSetting(db, 'interval_seconds') ?? intervalSeconds) * 1000 })
  }

  const paused = getSetting(db, 'paused_until')
  if (paused !== undefined) feed({ kind: 'paused', until: paused === null ? null : Date.parse(paused) })
  const housekeeping = createHousekeeping({
    db,
    now: Date.now,
    breathe,
    onTurn: () => changed.add(['last_cleaning']),
    onFault: (error) => post({ kind: 'log', level: 'error', message: 'the journal could not be cleaned', fields: { error: text(error) } }),
  })
  const dataChecks = createDataChecks({
    db,
    now: Date.now,
    breathe: () => sleep(breathMs),
    onDone: () => changed.add(['data_check']),
    onFault: (error) => post({ kind: 'log', level: 'error', message: 'the data could not be checked', fields: { error: text(error) } }),
  })
  const queueNotes = createQueueNotes({
    db,
    now: Date.now,
    onFault: (error) => post({ kind: 'log', level: 'error', message: 'the queue could not be noted', fields: { error: text(error) } }),
  })
  if (isCheckUrgent(db)) dataChecks.tick()
  const idle = setInterval(() => {
    if (record !== null) return
    housekeeping.tick()
    dataChecks.tick()
    queueNotes.tick()
    if (walBytes(db.path) > 0) passiveCheckpoint(db)
  }, idleEveryMs)
  publish.now()

  return {
    handle(message) {
      if (message.kind === 'configure') return bind(message.credentials)
      if (message.kind === 'paused') return pause(message.until)
      if (message.kind === 'paced') return setPace()
      if (message.kind === 'resumed') keepPause(db, null)
      if (message.kind === 'slept') sleepWell()
      feed({ kind: message.kind })
    },
    async stop() {
      abort.abort()
      // As before a sleep: what was pressed for or is due begins no more.
      feed({ kind: 'slept' })
      await bound?.transport?.close()
      await cycling
      await housekeeping.stop()
      await dataChecks.stop()
      queueNotes.stop()
      isStopped = true
      clearTimeout(timer)
      clearInterval(idle)
      publish.cancel()
      changed.flush()
    },
  }
}

const clock = {
  now: Date.now,
  /** An aborted wait ends early: the cycle looks at its signal next. */
  sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
}
const noTraffic = () => ({ requests: 0, bytesOut: 0, bytesIn: 0 })
const at = (reason: Omit<Cause, 'at'> | null): Cause | null => (reason === null ? null : { ...reason, at: isoNow() })
const isoNow = () => new Date().toISOString()
const runSize = ({ entriesInRun }: WorkerSettings) => (entriesInRun === undefined ? {} : { entriesInRun })
const text = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : undefined)
