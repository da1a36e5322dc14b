import type { Cause } from '../contract/causes.ts'
import type { SyncRun, SyncStatus } from '../contract/sync.ts'
import type { ReadDb } from '../db/open.ts'
import { getSetting } from '../repositories/settings.ts'
import type { Schedule } from './schedule.ts'
import { dueAt } from './schedule.ts'
import type { WorkerStatus } from './worker-protocol.ts'

type State = { readonly schedule: Schedule; readonly cause: Cause | null; readonly run: SyncRun | null }

/** The state of the schedule in the page's words. */
export function workerStatus(db: ReadDb, { schedule, cause, run }: State): WorkerStatus {
  const initialised = getSetting(db, 'initialised_at') !== undefined
  const { pausedUntil } = schedule
  const due = pausedUntil === null ? dueAt(schedule) : null
  return {
    phase: phaseOf(schedule, initialised, cause),
    initialised,
    lastContactAt: getSetting(db, 'last_contact_at') ?? null,
    lastSuccessAt: getSetting(db, 'last_success_at') ?? null,
    nextRunAt: due === null ? null : new Date(due).toISOString(),
    pausedUntil: pausedUntil !== null && Number.isFinite(pausedUntil) ? new Date(pausedUntil).toISOString() : null,
    cause,
    run,
    oneMore: schedule.oneMore,
    intervalSeconds: Math.round(schedule.intervalMs / 1000),
  }
}

function phaseOf(schedule: Schedule, initialised: boolean, cause: Cause | null): SyncStatus['phase'] {
  if (schedule.running !== null) return initialised ? 'running' : 'initialising'
  if (!schedule.isBound) return initialised && cause !== null ? 'stopped' : initialised ? 'idle' : 'not_set_up'
  if (schedule.pausedUntil !== null) return 'paused'
  if (schedule.isHalted) return 'stopped'
  if (schedule.failures > 0) return 'waiting'
  return initialised ? 'idle' : 'not_set_up'
}
