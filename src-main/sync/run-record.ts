/** Watches one cycle: which step it is in, what has gone over the line in it and how long it took. */
import { randomUUID } from 'node:crypto'
import type { Cause } from '../contract/causes.ts'
import type { StepName, SyncRun, SyncStep } from '../contract/sync.ts'
import { stepNames } from '../contract/sync.ts'
import type { Outcome } from './engine.ts'
import type { Progress, StepChange, Traffic } from './ports.ts'

export type RunRecord = {
  readonly progress: Progress
  /** The run as it stands. */
  snapshot(): SyncRun
  finish(outcome: Outcome): SyncRun
}
export type RunRecordOptions = {
  readonly trigger: SyncRun['trigger']
  readonly isInitialised: boolean
  readonly now: () => number
  readonly traffic: () => Traffic
  /** Told after each change. */
  readonly onChange: () => void
}

export function createRunRecord({ trigger, isInitialised, now, traffic, onChange }: RunRecordOptions): RunRecord {
  const id = randomUUID()
  const startedAt = now()
  const first = traffic()
  const names = stepNames.filter((name) => name !== 'prepare' || !isInitialised)
  const steps = new Map<StepName, SyncStep>(
    names.map((name) => [name, { name, state: 'todo', done: 0, total: null, bytes: 0, ms: 0, note: '' }]),
  )
  let current: SyncStep | null = null
  let mark = { at: startedAt, bytes: bytesOf(first) }

  /** What has passed since the last look belongs to the step that is going on. */
  function measure(): void {
    const next = { at: now(), bytes: bytesOf(traffic()) }
    if (current !== null) {
      current.ms += Math.round(next.at - mark.at)
      current.bytes += next.bytes - mark.bytes
    }
    mark = next
  }

  function change(name: StepName, { state, done, total, note }: StepChange): void {
    measure()
    const step = steps.get(name)
    if (step === undefined) return
    if (state !== undefined) step.state = state
    if (done !== undefined) step.done = done
    if (total !== undefined) step.total = total
    if (note !== undefined) step.note = note
    if (state === 'now') current = step
    else if (state !== undefined && current === step) current = null
    onChange()
  }

  function run(end: Pick<SyncRun, 'finishedAt' | 'outcome' | 'cause' | 'sent' | 'received'>): SyncRun {
    const { bytesOut, bytesIn, requests } = traffic()
    return {
      id,
      trigger,
      startedAt: new Date(startedAt).toISOString(),
      ...end,
      bytesOut: bytesOut - first.bytesOut,
      bytesIn: bytesIn - first.bytesIn,
      requests: requests - first.requests,
      steps: [...steps.values()].map((step) => ({ ...step })),
    }
  }

  const doneIn = (...of: StepName[]): number => of.reduce((sum, name) => sum + (steps.get(name)?.done ?? 0), 0)
  return {
    progress: { step: change },
    snapshot() {
      measure()
      const sent = doneIn('send')
      return run({ finishedAt: null, outcome: null, cause: null, sent, received: doneIn('fetch_shared', 'fetch_site') })
    },
    finish({ kind, cause, sent, received }) {
      measure()
      if (current !== null) Object.assign(current, { state: kind === 'partly' ? 'skipped' : 'failed', note: cause?.code ?? current.note })
      const finishedAt = new Date(now()).toISOString()
      return run({
        finishedAt,
        outcome: kind,
        cause: cause === null ? null : ({ ...cause, at: finishedAt } satisfies Cause),
        sent,
        received,
      })
    },
  }
}

const bytesOf = ({ bytesIn, bytesOut }: Traffic): number => bytesIn + bytesOut
