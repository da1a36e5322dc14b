/**
 * An in-memory bridge with canned states: what the page would hear from main, without main. Test code only; the
 * product bundle never sees it. States can be moved on with `emit`, answers replaced with `answers`.
 */
import type { Bridge, Invoke } from '../../src-main/contract/client.ts'
import { operationNames } from '../../src-main/contract/client.ts'
import type { EventMessage, EventName, EventPayload, Input, OperationName, Output } from '../../src-main/contract/operations.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { ok, refuse } from '../../src-main/contract/result.ts'
import type { SessionState } from '../../src-main/contract/people.ts'
import type { AppState } from '../../src-main/contract/site.ts'
import type { SyncStatus } from '../../src-main/contract/sync.ts'
import { storeMove } from './fake-move.ts'
import * as data from './fake-data.ts'
import { backupAnswers } from './fake-backups.ts'
import { diagnosisAnswers } from './fake-diagnosis.ts'
import { peopleAnswers, signedIn } from './fake-people.ts'
import { syncPageAnswers } from './fake-sync-data.ts'

export type Answers = { [K in OperationName]?: (input: Input<K>) => Output<K> | Result<Output<K>> | Promise<Result<Output<K>>> }

export type FakeBridge = Bridge & {
  /** What the page has asked so far, in order. */
  readonly asked: readonly { name: OperationName; input: unknown }[]
  readonly emit: <K extends EventName>(name: K, payload: EventPayload<K>) => void
}

export type FakeState = { app: AppState; sync: SyncStatus; session: SessionState }

/** A bridge whose answers come from `data`, changed by `state` and replaced one by one by `answers`. */
export function createFakeBridge(state: Partial<FakeState> = {}, answers: Answers = {}): FakeBridge {
  const now: FakeState = { app: state.app ?? data.readyApp, sync: state.sync ?? data.idle, session: state.session ?? signedIn }
  const listeners = new Set<(message: EventMessage) => void>()
  const asked: { name: OperationName; input: unknown }[] = []
  let seq = 0
  const emit = <K extends EventName>(name: K, payload: EventPayload<K>) => {
    seq += 1
    if (name === 'app.state') now.app = payload as AppState
    if (name === 'sync.status') now.sync = payload as SyncStatus
    if (name === 'session.state') now.session = payload as SessionState
    for (const listener of listeners) listener({ name, seq, payload } as EventMessage)
  }
  const all: Answers = { ...syncPageAnswers([]), ...diagnosisAnswers(), ...backupAnswers(), ...standard(now, emit), ...answers }
  const call: Invoke = async (name, input) => {
    asked.push({ name, input })
    const answer = all[name] as ((input: unknown) => unknown) | undefined
    if (answer === undefined) return refuse('not_found', 'unknown_operation')
    const value = await answer(input)
    return isResult(value) ? value : ok(value)
  }
  const invoke = Object.fromEntries(operationNames.map((name) => [name, (input: unknown) => call(name, input)])) as Bridge['invoke']
  return {
    invoke,
    asked,
    emit,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const isResult = (value: unknown): value is Result<unknown> => typeof value === 'object' && value !== null && 'ok' in value

function standard(now: FakeState, emit: FakeBridge['emit']): Answers {
  const app = (change: Partial<AppState>) => {
    emit('app.state', { ...now.app, ...change })
    return now.app
  }
  const sync = (change: Partial<SyncStatus>) => {
    emit('sync.status', { ...now.sync, ...change })
    return now.sync
  }
  const session = (change: SessionState) => {
    emit('session.state', change)
    return now.session
  }
  return {
    ...peopleAnswers({ now: () => now.session, set: session }),
    'app.state': () => now.app,
    'app.setLocale': ({ locale }) => app({ locale }),
    'app.setTheme': ({ theme }) => app({ theme }),
    'app.setContact': ({ contact }) => app({ contact: contact.trim() }),
    'app.about': () => data.about,
    'setup.state': () => (now.app.phase === 'first_run' ? data.freshSetup : data.registeredSetup),
    'setup.checkAddress': () => data.goodReport,
    'setup.register': () => {
      app({ phase: 'initialising', site: data.site })
      return data.registeredSetup
    },
    'setup.load': () => {
      sync({ phase: 'initialising', initialised: false, run: data.loadingRun })
      return {}
    },
    'setup.summary': () => data.summary,
    'setup.setSyncing': ({ enabled }) => {
      sync({ phase: enabled ? 'idle' : 'disabled' })
      return {}
    },
    'site.reenter': () => data.registeredSetup,
    'stores.list': () => data.stores,
    'stores.move': ({ storeId }) => ({ ...storeMove, storeId }),
    'stores.open': ({ storeId }) => {
      session({ ...now.session, storeId })
      return app({ storeId })
    },
    'sync.status': () => now.sync,
    'sync.now': () => sync(now.sync.phase === 'running' ? { oneMore: true } : { phase: 'running', run: data.sendingRun }),
    'sync.pause': ({ until }) => sync({ phase: 'paused', pausedUntil: until, nextRunAt: null }),
    'sync.resume': () => sync({ phase: 'idle', pausedUntil: null }),
    'sync.waiting': () => waiting(now.sync),
    'sync.history': ({ before }) => history(before),
    'transactions.list': ({ filter, offset, limit }) => page(filter, offset, limit),
    'invoice.get': ({ id }) => ({ ...data.invoice, id }),
    'names.customers': () => data.stores.map(({ id, code, name }) => ({ id, code, name, isStore: true, onHold: false })),
    'items.search': () =>
      data.invoice.lines.map((line) => ({
        id: line.itemId,
        code: line.itemCode,
        name: line.itemName,
        unit: line.unit,
        total: 4300,
        available: 3800,
      })),
  }
}

function waiting(sync: SyncStatus): Output<'sync.waiting'> {
  if (sync.waitingRecords === 0) return { tables: [], documents: [] }
  const tables = [
    { table: 'invoice', count: 5, oldestAt: data.ago(31) },
    { table: 'invoice_line', count: 30, oldestAt: data.ago(31) },
    { table: 'stock_line', count: 6, oldestAt: data.ago(20) },
  ]
  return { tables, documents: data.waitingDocuments }
}

function history(before: string | null): Output<'sync.history'> {
  if (before !== null) return []
  const failed = data.run({
    id: 'f',
    startedAt: data.ago(40),
    finishedAt: data.ago(38),
    outcome: 'failed',
    sent: 0,
    received: 0,
    cause: data.cause('dns', 'ENOTFOUND', 38),
  })
  const quiet = (id: string, minutes: number) =>
    data.run({
      id,
      startedAt: data.ago(minutes),
      finishedAt: data.ago(minutes - 0.03),
      sent: 0,
      received: 0,
      bytesIn: 1900,
      bytesOut: 700,
      requests: 3,
    })
  return [
    data.run(),
    failed,
    quiet('a', 60),
    data.run({ id: 'b', trigger: 'write', startedAt: data.ago(61), sent: 1, received: 31 }),
    quiet('c', 66),
    quiet('d', 1500),
  ]
}

function page(filter: Input<'transactions.list'>['filter'], offset: number, limit: number): Output<'transactions.list'> {
  const kinds = filter.kinds ?? []
  const search = (filter.search ?? '').toLowerCase()
  const matching = data.transactions.filter(
    (row) => (kinds.length === 0 || kinds.includes(row.kind)) && `${row.number} ${row.name} ${row.theirRef}`.toLowerCase().includes(search),
  )
  const byKind: Record<string, number> = {}
  for (const row of data.transactions) byKind[row.kind] = (byKind[row.kind] ?? 0) + 1
  return { rows: matching.slice(offset, offset + limit), offset, matching: matching.length, all: data.transactions.length, byKind }
}
