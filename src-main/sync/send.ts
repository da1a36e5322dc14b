/**
 * Sending, in runs (design 6). A run holds the journal up to a fixed cursor and ends with the closing empty call, at
 * which central takes all or none; then central integrates, and only an idle central has confirmed it. Between two
 * runs central must be idle, so a long queue gets through piece by piece over a line that keeps breaking.
 */
import type { Cycle, Reason } from './cycle.ts'
import { checkpoint, paced } from './cycle.ts'
import type { PushRecord, PushRun } from './ports.ts'
import { TransportError } from './ports.ts'

/** Web servers in front of central commonly refuse bodies of more than a megabyte. */
const largestBatch = 900_000

/** Sends until nothing waits. Gives null, or the reason why the rest is left to the next cycle (T12). */
export async function sendAll(cycle: Cycle): Promise<Reason | null> {
  const { store, progress } = cycle
  if (store.awaitsConfirmation()) {
    const left = await inTime(cycle, 'central_takes', () => untilConfirmed(cycle))
    if (left !== null) return left
  }
  for (let run = store.beginPush(); run !== null; run = store.beginPush()) {
    const next = run
    const left =
      (await inTime(cycle, 'send', () => sendRun(cycle, next))) ?? (await inTime(cycle, 'central_takes', () => untilConfirmed(cycle)))
    if (left !== null) return left
  }
  progress.step('send', { state: 'done' })
  progress.step('central_takes', { state: 'done' })
  return null
}

/** A central that is too slow to take what is sent may still have something to give: a time-out ends this step alone (T12). */
async function inTime(cycle: Cycle, step: 'send' | 'central_takes', work: () => Promise<Reason | null>): Promise<Reason | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TransportError) || error.cause_.code !== 'timeout') throw error
    cycle.progress.step(step, { state: 'skipped', note: 'timeout' })
    return error.cause_
  }
}

async function sendRun(cycle: Cycle, run: PushRun): Promise<null> {
  const { transport, store, progress, pace, tally } = cycle
  const before = tally.sent
  progress.step('send', { state: 'now', total: before + run.records.length })
  for (let sent = 0; sent < run.records.length;) {
    const from = sent
    let batch: readonly PushRecord[] = []
    await paced(cycle, pace.push, {
      asked: pace.push.limit(),
      call: (limit) => transport.push((batch = nextBatch(run.records, from, limit)), run.records.length - from),
      measure: () => ({ records: batch.length, more: false }),
    })
    sent += batch.length
    progress.step('send', { done: before + sent })
  }
  checkpoint(cycle.signal)
  const { integrationStarted } = await transport.push([], 0)
  if (!integrationStarted) throw new TransportError('bad_answer', 'central did not begin to integrate', { field: 'integrationStarted' })
  store.pushAccepted(run)
  tally.sent += run.records.length
  progress.step('send', { state: 'done' })
  return null
}

/** At most `limit` records, and no more text than servers commonly take; a larger record goes alone. */
function nextBatch(records: readonly PushRecord[], from: number, limit: number): readonly PushRecord[] {
  let size = 0
  let to = from
  while (to < records.length && to - from < limit) {
    size += records[to]?.json.length ?? 0
    if (to > from && size > largestBatch) break
    to += 1
  }
  return records.slice(from, to)
}

/** Waits for central to be idle: quick looks first, then slower ones. A wait that runs out ends this step only. */
async function untilConfirmed({ transport, store, clock, limits, progress, signal }: Cycle): Promise<Reason | null> {
  progress.step('central_takes', { state: 'now' })
  const until = clock.now() + limits.patienceMs
  for (let pause = limits.pollFirstMs; ; pause = Math.min(pause * 1.5, limits.pollMaxMs)) {
    checkpoint(signal)
    const status = await transport.siteStatus()
    if (status.idle) {
      store.confirmAccepted(status.refusals)
      break
    }
    if (clock.now() >= until) {
      progress.step('central_takes', { state: 'done', note: 'integration_timeout' })
      return { code: 'integration_timeout', detail: `${status.code}: ${status.message}`, params: {} }
    }
    await clock.sleep(pause, signal)
  }
  progress.step('central_takes', { state: 'done' })
  return null
}
