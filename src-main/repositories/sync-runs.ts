/** Every sync cycle, kept with its steps, counts, bytes and times (F-200). */
import { z } from 'zod'
import type { Selectable } from 'kysely'
import { Cause } from '../contract/causes.ts'
import type { SyncRun } from '../contract/sync.ts'
import { SyncStep } from '../contract/sync.ts'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { SyncRunTable } from '../db/schema.ts'
import type { Tx } from '../db/write.ts'

type Stored = Selectable<SyncRunTable>

const insert = prepared((p: Stored) =>
  k
    .insertInto('sync_run')
    .values({ ...columns(p), id: p.id, trigger: p.trigger, started_at: p.started_at })
    .onConflict((on) => on.column('id').doUpdateSet(columns(p))),
)

/** What changes while a run goes on. */
function columns(p: Stored) {
  const { finished_at, outcome, cause, sent, received, bytes_out, bytes_in, requests, steps } = p
  return { finished_at, outcome, cause, sent, received, bytes_out, bytes_in, requests, steps }
}

/** Writes a run at its begin and again at its end. */
export function saveSyncRun(tx: Tx, { id, trigger, startedAt, finishedAt, outcome, cause, steps, ...counts }: SyncRun): void {
  run(tx, insert, {
    id,
    trigger,
    started_at: startedAt,
    finished_at: finishedAt,
    outcome,
    cause: cause === null ? null : JSON.stringify(cause),
    sent: counts.sent,
    received: counts.received,
    bytes_out: counts.bytesOut,
    bytes_in: counts.bytesIn,
    requests: counts.requests,
    steps: JSON.stringify(steps),
  })
}

const page = prepared((p: { before: string; limit: number }) =>
  k
    .selectFrom('sync_run')
    .selectAll()
    .where('started_at', '<', p.before)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(p.limit),
)
const endOfTime = '9999'

/** Runs that began before an ISO time (null: all), the newest first. */
export function listSyncRuns(db: ReadDb, before: string | null, limit: number): SyncRun[] {
  return all(db, page, { before: before ?? endOfTime, limit }).map(fromRow)
}

const Steps = z.array(SyncStep)

function fromRow(row: Stored): SyncRun {
  return {
    id: row.id,
    trigger: row.trigger as SyncRun['trigger'],
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    cause: row.cause === null ? null : Cause.parse(JSON.parse(row.cause)),
    sent: row.sent,
    received: row.received,
    bytesOut: row.bytes_out,
    bytesIn: row.bytes_in,
    requests: row.requests,
    steps: Steps.parse(JSON.parse(row.steps)),
  }
}

const unfinished = prepared((p: { at: string }) =>
  k.updateTable('sync_run').set({ finished_at: p.at, outcome: 'partly' }).where('finished_at', 'is', null),
)

/** Runs that the end of the program cut short: they got as far as they got. */
export const closeBrokenRuns = (tx: Tx): number => run(tx, unfinished, { at: tx.origin.at })

const dayMs = 86_400_000
/** Cycles that carried nothing are kept four weeks; those that did a year, but no more than so many. */
export const runsKept = { quietDays: 28, carryingDays: 365, carrying: 10_000 } as const

const old = prepared((p: { quiet: string; carrying: string; nth: string; limit: number }) =>
  k.deleteFrom('sync_run').where(
    'id',
    'in',
    k
      .selectFrom('sync_run')
      .select('id')
      .where('finished_at', 'is not', null)
      .where((e) =>
        e.or([
          e.and([e('sent', '=', 0), e('received', '=', 0), e('started_at', '<', p.quiet)]),
          e('started_at', '<', p.carrying),
          e('started_at', '<', p.nth),
        ]),
      )
      .limit(p.limit),
  ),
)
const nthCarrying = prepared((p: { offset: number }) =>
  k
    .selectFrom('sync_run')
    .select('started_at')
    .where((e) => e.or([e('sent', '>', 0), e('received', '>', 0)]))
    .orderBy('started_at', 'desc')
    .limit(1)
    .offset(p.offset),
)

/** The bound of the history: forgets at most `limit` old cycles; gives how many. `now` in milliseconds since 1970. */
export function forgetOldRuns(tx: Tx, now: number, limit: number): number {
  const before = (days: number): string => new Date(now - days * dayMs).toISOString()
  const nth = one(tx, nthCarrying, { offset: runsKept.carrying - 1 })?.started_at ?? ''
  return run(tx, old, { quiet: before(runsKept.quietDays), carrying: before(runsKept.carryingDays), nth, limit })
}

const everyRun = prepared(() => k.selectFrom('sync_run').select((e) => e.fn.countAll<number>().as('count')))
export const countSyncRuns = (db: ReadDb): number => one(db, everyRun, {})?.count ?? 0
