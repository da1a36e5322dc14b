/** The queue day by day with the advice of the seeds, and how long this site needs to be online (F-206, F-209). */
import type { QueueHistory } from '../contract/diagnosis.ts'
import type { SyncStatus } from '../contract/sync.ts'
import type { ReadDb } from '../db/write.ts'
import { queueTrend } from '../domain/queue-trend.ts'
import { carriedSince, dayOf, queueDaysFrom, speedSince } from '../repositories/queue-days.ts'

const dayMs = 86_400_000
const daysShown = 30
/** Of a record on the wire, where this site has sent none yet. */
const usualBytes = 1200

export function queueHistory(db: ReadDb, now: Date, waiting: Pick<SyncStatus, 'waitingDocuments' | 'waitingRecords'>): QueueHistory {
  const from = now.getTime() - (daysShown - 1) * dayMs
  const today = { day: dayOf(now.getTime()), documents: waiting.waitingDocuments, records: waiting.waitingRecords }
  const days = [...queueDaysFrom(db, dayOf(from)).filter(({ day }) => day < today.day), today]
  const since = new Date(from).toISOString()
  const { bytes, days: daysOnline, bytesSent, sent } = carriedSince(db, since)
  return {
    days,
    ...queueTrend(days),
    bytesPerSecond: speedSince(db, since),
    waitingBytes: Math.round(waiting.waitingRecords * (sent === 0 ? usualBytes : bytesSent / sent)),
    bytesPerDay: daysOnline === 0 ? null : Math.round(bytes / daysOnline),
  }
}
