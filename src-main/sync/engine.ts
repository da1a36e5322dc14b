/**
 * One sync cycle, in v5's order (protocol-v5.md 2.3, design 6):
 *
 *   reach → prepare (first run only) → send → central takes it → fetch shared → fetch for this site → place
 *
 * Sending comes first, so that an older copy from central cannot overwrite what waits here (F-101). A pure function
 * over its ports: no HTTP, no SQLite, no clock of its own.
 */
import { plainDetail, stoppingCauses } from '../contract/causes.ts'
import type { Cycle, CyclePorts, Reason } from './cycle.ts'
import { checkpoint, Interrupted } from './cycle.ts'
import { fetchShared, fetchSite } from './fetch.ts'
import type { Refused, SiteInfo } from './ports.ts'
import { TransportError } from './ports.ts'
import { prepare, prepareAgain } from './prepare.ts'
import { sendAll } from './send.ts'

export type Outcome = {
  /** partly: the cycle ended but left something for the next one. stopped: nothing more until a person acts. */
  readonly kind: 'done' | 'partly' | 'failed' | 'stopped'
  readonly cause: Reason | null
  /** Something got through, so the next try need not wait long. */
  readonly progressed: boolean
  readonly sent: number
  readonly received: number
  /** What was thrown, for the log. */
  readonly error?: unknown
}

/** Runs one cycle. Never throws: whatever happens becomes an outcome with its cause. */
export async function runCycle(ports: CyclePorts): Promise<Outcome> {
  const cycle: Cycle = { ...ports, tally: { sent: 0, received: 0, setAside: 0 } }
  try {
    const left = await steps(cycle)
    return outcome(cycle, left === null ? 'done' : 'partly', left)
  } catch (error) {
    return failure(cycle, (await placeAnyway(cycle, error)) ?? error)
  }
}

/** What waits here needs no line, so a line that fails does not keep it waiting (T1). Gives what was thrown meanwhile. */
async function placeAnyway({ store, breathe, signal }: Cycle, error: unknown): Promise<unknown> {
  if (!(error instanceof TransportError) || signal.aborted || !store.isInitialised()) return undefined
  try {
    await store.retryInbox(breathe)
    return undefined
  } catch (fault) {
    return fault
  }
}

/** The reason why something is left for the next cycle, or null. */
async function steps(cycle: Cycle): Promise<Reason | null> {
  const { store } = cycle
  const site = await reach(cycle)
  const unsent = store.isInitialised() ? await sendAll(cycle) : skipSending(cycle)
  if (unsent === null && store.isInitialised()) await prepareAgain(cycle, site)
  const left = (await fetchShared(cycle, unsent)) ?? unsent
  await fetchSite(cycle)
  await place(cycle)
  if (store.runProcessors() === 0) return left
  return (await sendAll(cycle)) ?? left
}

async function reach(cycle: Cycle): Promise<SiteInfo> {
  const { transport, store, progress, signal } = cycle
  checkpoint(signal)
  progress.step('reach', { state: 'now' })
  const site = await transport.site()
  if (store.rememberSite(site) === 'mismatch')
    throw new TransportError('site_mismatch', `central answers as site ${site.id}`, { name: site.name, number: site.siteId })
  progress.step('reach', { state: 'done' })
  if (!store.isInitialised() && !store.isPrepared()) await prepare(cycle, site)
  return site
}

/** While initialising there is nothing of this site's own to send (F-115). */
function skipSending({ progress }: Cycle): null {
  progress.step('send', { state: 'skipped' })
  progress.step('central_takes', { state: 'skipped' })
  return null
}

async function place({ store, progress, breathe, tally, signal }: Cycle): Promise<void> {
  checkpoint(signal)
  progress.step('place', { state: 'now' })
  if (!store.isInitialised()) await store.finishInitialisation()
  const tried = await store.retryInbox(breathe)
  const waiting = tally.setAside + tried.setAside
  progress.step('place', { state: 'done', done: tried.applied, note: waiting > 0 ? `set_aside:${waiting}` : '' })
}

function failure(cycle: Cycle, error: unknown): Outcome {
  if (error instanceof Interrupted || cycle.signal.aborted) return outcome(cycle, 'partly', null)
  const failed = failedOutcome(error)
  if (failed.cause?.code !== 'integration_error') return { ...failed, ...outcome(cycle, failed.kind, failed.cause) }
  const called = cycle.store.reopenAccepted(refusedRecord(failed.cause))
  return { ...failed, ...outcome(cycle, failed.kind, { ...failed.cause, params: { ...failed.cause.params, ...called } }) }
}

/** The outcome of a cycle that could not even begin. */
export function failedOutcome(error: unknown): Outcome {
  const cause = reasonOf(error)
  return { kind: stoppingCauses.has(cause.code) ? 'stopped' : 'failed', cause, progressed: false, sent: 0, received: 0, error }
}

/** The record that central names in an integration error, if it names one. */
function refusedRecord({ params, detail }: Reason): Refused | null {
  const { table, record, reason, reasonText } = params
  if (typeof table !== 'string' || typeof record !== 'string') return null
  return { table, id: record, code: String(reason ?? 'integration_error'), message: String(reasonText ?? detail) }
}

function outcome({ tally }: Cycle, kind: Outcome['kind'], cause: Reason | null): Outcome {
  return { kind, cause, progressed: tally.sent + tally.received > 0, sent: tally.sent, received: tally.received }
}

/** Faults of the line say their cause themselves, faults of the disk by their code; anything else is a bug of ours. */
function reasonOf(error: unknown): Reason {
  if (error instanceof TransportError) return error.cause_
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const detail = plainDetail(error instanceof Error ? error.message : String(error))
  if (code === 'disk_full' || code === 'disk_read_only' || code === 'database_damaged') return { code, detail, params: {} }
  return { code: 'internal', detail, params: {} }
}
