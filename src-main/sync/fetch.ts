/** Fetching: central's change log by cursor, then this site's queue by acknowledgement (protocol-v5.md 2.5, 2.6). */
import type { Cycle } from './cycle.ts'
import { checkpoint, paced } from './cycle.ts'
import type { Applied, CentralPage } from './ports.ts'
import { TransportError } from './ports.ts'

/** An empty page never moves the cursor by more than this, however much was asked for (F-113). */
const longestStep = 500

export async function fetchShared(cycle: Cycle): Promise<void> {
  const { transport, store, progress, pace, breathe, tally } = cycle
  progress.step('fetch_shared', { state: 'now' })
  const from = store.centralCursor()
  for (let cursor = from, done = 0; ;) {
    const limit = pace.shared.limit()
    const asked = cursor
    const page = await paced(
      cycle,
      pace.shared,
      () => transport.centralRecords(asked, limit),
      (answer) => answer.records.length,
    )
    const next = cursorAfter(page, cursor, limit)
    if (next > cursor) count(tally, await store.applyCentral(page.records, next, breathe), page.records.length)
    done += page.records.length
    progress.step('fetch_shared', { done, total: estimate(done, next - from, page.maxCursor - from) })
    cursor = next
    if (cursor >= page.maxCursor) break
  }
  progress.step('fetch_shared', { state: 'done' })
}

/** The serial of the last record; below `maxCursor` an empty page steps over numbers that are not for this site. */
function cursorAfter({ records, maxCursor }: CentralPage, cursor: bigint, limit: number): bigint {
  const last = records.at(-1)
  if (last !== undefined) {
    if (last.serial > cursor) return last.serial
    throw new TransportError('bad_answer', `serial ${last.serial} after cursor ${cursor}`, { field: 'ID' })
  }
  if (cursor >= maxCursor) return cursor
  const gap = maxCursor - cursor
  const step = BigInt(Math.min(limit, longestStep))
  return cursor + (gap < step ? gap : step)
}

/** Serials have gaps, so the total is only a guess from how far the cursor has come. */
function estimate(done: number, moved: bigint, span: bigint): number | null {
  if (done === 0 || moved <= 0n || span <= 0n) return null
  return moved >= span ? done : Math.max(done, Math.round((done * Number(span)) / Number(moved)))
}

export async function fetchSite(cycle: Cycle): Promise<void> {
  const { transport, store, progress, pace, breathe, tally, signal } = cycle
  progress.step('fetch_site', { state: 'now' })
  let acknowledged: ReadonlySet<string> = new Set()
  for (let done = 0; ;) {
    const page = await paced(
      cycle,
      pace.site,
      () => transport.queuedRecords(pace.site.limit()),
      (answer) => answer.records.length,
    )
    if (page.records.length === 0) break
    progress.step('fetch_site', { total: done + Math.max(page.queueLength, page.records.length) })
    count(tally, await store.applyQueue(page.records, breathe), page.records.length)
    const ids = new Set(page.records.map((record) => record.syncOutId).filter((id) => id !== '' && !acknowledged.has(id)))
    if (ids.size === 0) break
    checkpoint(signal)
    await transport.acknowledge([...ids])
    acknowledged = ids
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
