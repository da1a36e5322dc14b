/** The queue day by day (F-206) and what the line carried (F-209). */
import { sql } from 'kysely'
import type { QueueDay } from '../contract/diagnosis.ts'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { momentOf } from '../domain/moment.ts'

const put = prepared((p: QueueDay) =>
  k
    .insertInto('queue_day')
    .values({ day: p.day, documents: p.documents, records: p.records })
    .onConflict((on) => on.column('day').doUpdateSet({ documents: p.documents, records: p.records })),
)
const forget = prepared((p: { before: string }) => k.deleteFrom('queue_day').where('day', '<', p.before))
const dayMs = 86_400_000
const daysKept = 60

export const dayOf = (now: number): string => momentOf(new Date(now)).date

/** The day's last word so far; what is older than two months goes. `now` in milliseconds since 1970. */
export function noteQueue(tx: Tx, now: number, waiting: { readonly documents: number; readonly records: number }): void {
  run(tx, put, { day: dayOf(now), documents: waiting.documents, records: waiting.records })
  run(tx, forget, { before: dayOf(now - daysKept * dayMs) })
}

const since = prepared((p: { from: string }) => k.selectFrom('queue_day').selectAll().where('day', '>=', p.from).orderBy('day'))
/** From a day on, oldest first. */
export const queueDaysFrom = (db: ReadDb, from: string): QueueDay[] => all(db, since, { from })

const carried = prepared((p: { from: string }) =>
  k
    .selectFrom('sync_run')
    .select([
      sql<number>`coalesce(sum(bytes_in + bytes_out), 0)`.as('bytes'),
      sql<number>`count(DISTINCT date(started_at))`.as('days'),
      sql<number>`coalesce(sum(CASE WHEN sent > 0 THEN bytes_out END), 0)`.as('bytesSent'),
      sql<number>`coalesce(sum(sent), 0)`.as('sent'),
    ])
    .where('started_at', '>=', p.from),
)
/** What the syncs since an ISO time moved: bytes both ways, on how many days, and the bytes and records of those that sent. */
export const carriedSince = (db: ReadDb, from: string) => one(db, carried, { from }) ?? { bytes: 0, days: 0, bytesSent: 0, sent: 0 }

/** Steps that moved less tell of the way, not of its width. */
const leastBytes = 4000
const moved = prepared((p: { from: string }) =>
  k
    .selectFrom('sync_run as r')
    .innerJoin(sql<{ value: string }>`json_each(r.steps)`.as('s'), (on) => on.onTrue())
    .select([
      sql<number>`coalesce(sum(json_extract(s.value, '$.bytes')), 0)`.as('bytes'),
      sql<number>`coalesce(sum(json_extract(s.value, '$.ms')), 0)`.as('ms'),
    ])
    .where('r.started_at', '>=', p.from)
    .where(sql<boolean>`json_extract(s.value, '$.name') IN ('send', 'fetch_shared', 'fetch_site')`)
    .where(sql<boolean>`json_extract(s.value, '$.bytes') >= ${leastBytes}`),
)
/** Bytes a second of the syncs since an ISO time; null where they moved too little to tell. */
export function speedSince(db: ReadDb, from: string): number | null {
  const { bytes, ms } = one(db, moved, { from }) ?? { bytes: 0, ms: 0 }
  return ms <= 0 || bytes < leastBytes ? null : Math.round((bytes / ms) * 1000)
}
