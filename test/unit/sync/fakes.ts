/** A central and a store in memory, for the engine alone. Each call is written down as one line. */
import type { CyclePorts } from '../../../src-main/sync/cycle.ts'
import { standardLimits } from '../../../src-main/sync/cycle.ts'
import { createPaces } from '../../../src-main/sync/paces.ts'
import type {
  CentralRecord,
  InitialisationStatus,
  PushRecord,
  QueuedRecord,
  StepChange,
  SyncStore,
  Transport,
} from '../../../src-main/sync/ports.ts'
import { TransportError } from '../../../src-main/sync/ports.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const record = (recordId: string) => ({ tableName: 'unit', recordId, action: 'upsert', data: { ID: recordId } }) as const
export const centralRecord = (serial: number): CentralRecord => ({ ...record(`c${serial}`), serial: BigInt(serial) })
export const queuedRecord = (id: string): QueuedRecord => ({ ...record(id), syncOutId: id })
export const pushRecord = (id: string, size = 2): PushRecord => ({ tableName: 'transact', recordId: id, json: 'x'.repeat(size) })

/** A call answers from its list: the last answer stays, an error in it is thrown. */
type Script<T> = (T | TransportError)[]

export function fakeWorld(start: { initialised?: boolean; prepared?: boolean; waiting?: number } = {}) {
  const calls: string[] = []
  const steps: string[] = []
  const central = { id: 'site-uuid', status: 'completed' as InitialisationStatus, changes: [] as CentralRecord[], maxCursor: 0n }
  const script = {
    site: [] as Script<InitialisationStatus>,
    initialise: [] as Script<number>,
    status: [] as Script<string>,
    push: [] as Script<boolean>,
    acknowledge: [] as Script<null>,
    queue: [] as Script<'queue'>,
    queued: [] as QueuedRecord[],
  }
  const store = {
    initialised: start.initialised ?? true,
    prepared: start.prepared ?? start.initialised ?? true,
    asked: null as InitialisationStatus | null,
    siteId: null as string | null,
    waiting: Array.from({ length: start.waiting ?? 0 }, (_, index) => pushRecord(`p${index}`)),
    runSize: 1000,
    accepted: 0,
    confirmed: 0,
    cursor: 0n,
    applied: [] as string[],
    processors: 0,
    fetchAgain: false,
    reopened: 0,
  }

  const transport: Transport = {
    async site() {
      calls.push('site')
      return {
        id: central.id,
        siteId: 7,
        code: 's7',
        name: 'Site 7',
        initialisationStatus: play(script.site, central.status),
        takesUsers: null,
      }
    },
    async siteStatus() {
      calls.push('status')
      const code = play(script.status, 'idle')
      return { idle: code === 'idle', code, message: '', refusals: null }
    },
    async initialise() {
      calls.push('initialise')
      return { queueLength: play(script.initialise, 0) }
    },
    async centralRecords(cursor, limit) {
      calls.push(`central ${cursor} ${limit}`)
      return { maxCursor: central.maxCursor, records: central.changes.filter(({ serial }) => serial > cursor).slice(0, limit) }
    },
    async queuedRecords(limit) {
      calls.push(`queue ${limit}`)
      play(script.queue, 'queue')
      return { queueLength: script.queued.length, records: script.queued.slice(0, limit) }
    },
    async acknowledge(ids) {
      calls.push(`acknowledge ${ids.join(' ')}`)
      play(script.acknowledge, null)
      script.queued = script.queued.filter(({ syncOutId }) => !ids.includes(syncOutId))
    },
    async push(records, remaining) {
      calls.push(`push ${records.length} of ${remaining}`)
      return { integrationStarted: play(script.push, remaining === 0) }
    },
    traffic: () => ({ requests: calls.length, bytesOut: 0, bytesIn: 0 }),
    close: () => Promise.resolve(),
  }

  const nothing = { applied: 0, unchanged: 0, setAside: 0 }
  const port: SyncStore = {
    isInitialised: () => store.initialised,
    isPrepared: () => store.prepared,
    rememberSite: ({ id }) => ((store.siteId ??= id) === id ? 'same' : 'mismatch'),
    markPrepared: () => void (store.prepared = true),
    prepareAsked: () => store.asked,
    notePrepareAsked: (before) => void (store.asked = before),
    finishInitialisation: async () => void (store.initialised = true),
    beginPush: () => {
      const records = store.waiting.slice(0, store.runSize)
      return records.length === 0 ? null : { highWater: store.accepted + records.length, records }
    },
    pushAccepted: (run) => {
      store.accepted = run.highWater
      store.waiting.splice(0, run.records.length)
      calls.push('accepted')
    },
    awaitsConfirmation: () => store.accepted > store.confirmed,
    confirmAccepted: () => {
      store.confirmed = store.accepted
      calls.push('confirmed')
    },
    reopenAccepted: () => {
      store.reopened += 1
      return {}
    },
    owesFetchAgain: () => store.fetchAgain,
    fetchesAgain: () => void (store.fetchAgain = false),
    centralCursor: () => store.cursor,
    applyCentral: async (records, cursor) => {
      store.cursor = cursor
      calls.push(`apply central ${records.length} to ${cursor}`)
      return { ...nothing, applied: records.length }
    },
    applyQueue: async (records) => {
      store.applied.push(...records.map(({ recordId }) => recordId))
      calls.push(`apply queue ${records.length}`)
      return { ...nothing, applied: records.length }
    },
    retryInbox: async () => nothing,
    beginQueue: () => {},
    queueTaken: () => {},
    owesWorkOfLeft: () => false,
    runProcessors: () => {
      const wrote = store.processors
      store.processors = 0
      if (wrote > 0) store.waiting.push(pushRecord('number'))
      return wrote
    },
  }

  const clock = createFakeClock()
  const abort = new AbortController()
  const ports: CyclePorts = {
    transport,
    store: port,
    clock,
    progress: { step: (name, change: StepChange) => void steps.push(`${name} ${JSON.stringify(change)}`) },
    limits: standardLimits,
    pace: createPaces(),
    breathe: () => Promise.resolve(),
    signal: abort.signal,
  }
  return { calls, steps, central, script, store, clock, abort, ports }
}

function play<T>(answers: Script<T>, otherwise: T): T {
  const answer = answers.length > 1 ? answers.shift() : answers[0]
  if (answer instanceof TransportError) throw answer
  return answer ?? otherwise
}
