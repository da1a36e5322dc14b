/**
 * Pages of records into the tables, in short transactions with pauses between them so that the window stays quick
 * (design 3): at most 500 rows or 25 ms each. While initialising a page is one transaction.
 */
import type { Db } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import type { HeldArrival } from '../repositories/held-arrivals.ts'
import { releasedArrivals } from '../repositories/held-arrivals.ts'
import { dueInboxRows, noteTry } from '../repositories/inbox.ts'
import { readRules } from '../repositories/table-rules.ts'
import { tableByWire } from '../tables/registry.ts'
import { released } from './integrate-held.ts'
import type { Chunk } from './integrate-chunk.ts'
import { openChunk } from './integrate-chunk.ts'
import { storesChanged } from './integrate-stores.ts'
import type { Placed } from './integrate-record.ts'
import { placeAgain, placeRecord } from './integrate-record.ts'
import type { Applied, Breathe, PulledRecord } from './ports.ts'

export type Integrator = {
  /** `last` runs in the transaction of the last records: what it writes is on disk exactly when all of them are. */
  page(records: readonly PulledRecord[], last: (tx: Tx) => void, breathe: Breathe): Promise<Applied>
  /** What came while its table was not taken, where it is now (F-259). */
  released(breathe: Breathe): Promise<Applied>
  /** What is due in the inbox. */
  inbox(breathe: Breathe): Promise<Applied>
}
export type IntegratorOptions = {
  readonly db: Db
  readonly now: () => number
  readonly isInitialised: () => boolean
  /** Told after each commit which local tables have changed. */
  readonly onChanged: (tables: readonly string[]) => void
}

const chunkRows = 500
const chunkMs = 25
/** The clock is looked at once in so many rows. */
const clockEvery = 32
const inboxRowsACycle = 500
const releasedAtOnce = 2000

export function createIntegrator({ db, now, isInitialised, onChanged }: IntegratorOptions): Integrator {
  function inChunk<T>(work: (chunk: Chunk) => T): T {
    const { changed, value } = write(db, { kind: 'sync', at: new Date(now()).toISOString() }, (tx) => {
      const chunk = openChunk(tx, isInitialised())
      const done = work(chunk)
      if (chunk.changed.has('store') && isInitialised()) storesChanged(tx)
      return { value: done, changed: chunk.changed }
    })
    if (changed.size > 0) onChanged([...changed])
    return value
  }

  async function chunks<R>(rows: readonly R[], place: (chunk: Chunk, row: R) => Placed, last: (tx: Tx) => void, breathe: Breathe) {
    const total = { applied: 0, unchanged: 0, setAside: 0 }
    let done = 0
    do {
      const from = done
      inChunk((chunk) => {
        const until = performance.now() + chunkMs
        const isFull = (count: number) =>
          isInitialised() && (count >= chunkRows || (count % clockEvery === 0 && count > 0 && performance.now() > until))
        for (; done < rows.length && !isFull(done - from); done++) tally(total, place(chunk, rows[done] as R))
        if (done === rows.length) last(chunk.tx)
      })
      await breathe()
    } while (done < rows.length)
    return total
  }

  return {
    page: (records, last, breathe) => chunks(inOrder(records), placeRecord, last, breathe),
    released: async (breathe) => {
      const total = { ...nothing }
      for (;;) {
        const rows = releasedArrivals(db, readRules(db).takes, releasedAtOnce)
        if (rows.length === 0) return total
        add(total, await chunks(rows, placeReleased, () => {}, breathe))
      }
    },
    inbox: (breathe) => {
      const due = dueInboxRows(db, new Date(now()).toISOString(), inboxRowsACycle)
      const retry = (chunk: Chunk, row: (typeof due)[number]): Placed => {
        const placed = placeAgain(chunk, row)
        if (placed === 'aside') noteTry(chunk.tx, row, now())
        chunk.changed.add('inbox')
        return placed
      }
      return due.length === 0 ? Promise.resolve(nothing) : chunks(due, retry, () => {}, breathe)
    },
  }
}

const nothing: Applied = { applied: 0, unchanged: 0, setAside: 0 }

function placeReleased(chunk: Chunk, row: HeldArrival): Placed {
  const record = released(chunk.tx, row)
  return record === null ? 'unchanged' : placeRecord(chunk, record)
}

function add(total: { applied: number; unchanged: number; setAside: number }, more: Applied): void {
  total.applied += more.applied
  total.unchanged += more.unchanged
  total.setAside += more.setAside
}

function tally(total: { applied: number; unchanged: number; setAside: number }, placed: Placed): void {
  if (placed === 'aside') total.setAside += 1
  else total[placed] += 1
}

/**
 * Upserts with parents first, deletes with children first, merges last (F-125, protocol-v5.md 3.4). Of a record that
 * comes twice in a page only the last word counts.
 */
export function inOrder(records: readonly PulledRecord[]): readonly PulledRecord[] {
  const latest = new Map<string, PulledRecord>()
  const merges: PulledRecord[] = []
  for (const record of records) {
    if (record.action === 'merge' && record.wrong === undefined) merges.push(record)
    else latest.set(`${record.tableName.length} ${record.tableName} ${record.recordId}`, record)
  }
  const ranked = [...latest.values()].map((record) => ({ record, rank: rank(record) }))
  ranked.sort((a, b) => a.rank - b.rank)
  return [...ranked.map(({ record }) => record), ...merges]
}

function rank({ tableName, action }: PulledRecord): number {
  const level = tableByWire(tableName)?.level ?? 0
  return action === 'delete' ? 1000 - level : level
}
