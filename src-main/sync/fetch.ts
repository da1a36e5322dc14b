/** Fetching: central's change log by cursor, then this site's queue by acknowledgement (protocol-v5.md 2.5, 2.6). */
import type { Cycle, Reason } from './cycle.ts'
import { checkpoint, paced } from './cycle.ts'
import type { Pace } from './pace.ts'
import type { Applied, CentralPage } from './ports.ts'
import { TransportError } from './ports.ts'
import { sendAll } from './send.ts'

/** `unsent`: why not all was sent before, or null. Gives null, or the reason why the rest is left to the next cycle. */
export async function fetchShared(cycle: Cycle, unsent: Reason | null): Promise<Reason | null> {
  const { transport, store, progress, pace, breathe, tally, clock } = cycle
  progress.step('fetch_shared', { state: 'now' })
  const from = store.centralCursor()
  let limit = pace.shared.limit()
  for (let cursor = from, done = 0; ;) {
    const after = cursor
    const left = await sendForLeft(cycle, unsent)
    if (left !== null) return left
    const page = await paced(cycle, pace.shared, {
      asked: limit,
      call: (asked) => transport.centralRecords(after, (limit = asked)),
      measure: ({ records, maxCursor }) => ({ records: records.length, more: (records.at(-1)?.serial ?? after) < maxCursor }),
    })
    const next = cursorAfter(page, cursor, Math.min(limit, pace.shared.proven(clock.now())))
    if (next > cursor || page.records.length > 0) count(tally, await store.applyCentral(page.records, next, breathe), page.records.length)
    done += page.records.length
    progress.step('fetch_shared', { done, total: estimate(done, next - from, page.maxCursor - from) })
    cursor = next
    if (cursor >= page.maxCursor) break
    limit = nextLimit(pace.shared, page, limit, clock.now())
  }
  progress.step('fetch_shared', { state: 'done' })
  return null
}

/**
 * Central takes work of a store that left until it is asked for what comes after the move (F-225): all of it must be
 * there first. None can be added, for the store is shut here.
 */
async function sendForLeft(cycle: Cycle, unsent: Reason | null): Promise<Reason | null> {
  const { store, progress } = cycle
  if (!store.isInitialised() || !store.owesWorkOfLeft()) return null
  const left = unsent ?? (await sendAll(cycle))
  if (left !== null) progress.step('fetch_shared', { state: 'done', note: left.code })
  return left
}

/**
 * The serial of the last record; below `maxCursor` an empty page steps over numbers that are not for this site: no
 * further than was asked for, nor than a server is known to look in one call (F-113).
 */
function cursorAfter({ records, maxCursor }: CentralPage, cursor: bigint, longestStep: number): bigint {
  const last = records.at(-1)
  if (last !== undefined) {
    if (last.serial > cursor) return last.serial
    if (cursor >= maxCursor) return cursor
    throw new TransportError('bad_answer', `serial ${last.serial} after cursor ${cursor}`, { field: 'ID' })
  }
  if (cursor >= maxCursor) return cursor
  const gap = maxCursor - cursor
  const step = BigInt(longestStep)
  return cursor + (gap < step ? gap : step)
}

/** An empty answer costs nothing however much was asked for: through a gap the steps become longer, on a slow line too. */
function nextLimit(pace: Pace, { records }: CentralPage, limit: number, at: number): number {
  return records.length > 0 ? pace.limit() : Math.max(pace.limit(), Math.min(limit * 2, pace.proven(at)))
}

/** Serials have gaps, so the total is only a guess from how far the cursor has come. */
function estimate(done: number, moved: bigint, span: bigint): number | null {
  if (done === 0 || moved <= 0n || span <= 0n) return null
  return moved >= span ? done : Math.max(done, Math.round((done * Number(span)) / Number(moved)))
}

export async function fetchSite(cycle: Cycle): Promise<void> {
  const { transport, store, progress, pace, breathe, tally, signal } = cycle
  progress.step('fetch_site', { state: 'now' })
  store.beginQueue()
  let acknowledged: ReadonlySet<string> = new Set()
  for (let done = 0; ;) {
    const page = await paced(cycle, pace.site, {
      asked: pace.site.limit(),
      call: (limit) => transport.queuedRecords(limit),
      measure: ({ records, queueLength }) => ({ records: records.length, more: queueLength > records.length }),
    })
    if (page.records.length === 0) {
      store.queueTaken({ length: 0, left: 0 })
      break
    }
    progress.step('fetch_site', { total: done + Math.max(page.queueLength, page.records.length) })
    count(tally, await store.applyQueue(page.records, breathe), page.records.length)
    const ids = new Set(page.records.map((record) => record.syncOutId).filter((id) => id !== '' && !acknowledged.has(id)))
    if (ids.size === 0) break
    checkpoint(signal)
    await transport.acknowledge([...ids])
    acknowledged = ids
    store.queueTaken({ length: page.queueLength, left: Math.max(0, page.queueLength - ids.size) })
    done += page.records.length
    progress.step('fetch_site', { done })
    if (store.isInitialised() && page.queueLength <= page.records.length) break
  }
  progress.step('fetch_site', { state: 'done' })
}

function count(tally: Cycle['tally'], applied: Applied, received: number): void {
  tally.received += received
  tally.setAside += applied.setAside
}
