/** F-206, F-209: the queue day by day, and how long the site needs to be online. */
import { expect, test } from 'vitest'
import { write } from '../../../src-main/db/write.ts'
import { noteQueue, queueDaysFrom } from '../../../src-main/repositories/queue-days.ts'
import { saveSyncRun } from '../../../src-main/repositories/sync-runs.ts'
import { queueHistory } from '../../../src-main/services/queue-history.ts'
import { createQueueNotes } from '../../../src-main/sync/queue-notes.ts'
import * as data from '../../support/fake-data.ts'
import { locally, makeDb } from '../../support/make-db.ts'
import { appendChange } from '../../../src-main/repositories/change-log.ts'

const day = 86_400_000
const now = new Date('2026-03-20T12:00:00')
const none = { waitingDocuments: 0, waitingRecords: 0 }
const at = (daysAgo: number) => now.getTime() - daysAgo * day

test('F-206: the last word of each of thirty days, today as it is now; older than two months goes', () => {
  const db = makeDb()
  for (const [ago, records] of [
    [70, 1],
    [40, 5],
    [3, 30],
    [2, 40],
    [2, 50],
    [1, 60],
  ] as const)
    write(db, { kind: 'sync', at: new Date(at(ago)).toISOString() }, (tx) => noteQueue(tx, at(ago), { documents: 1, records }))
  expect(queueDaysFrom(db, '2026-01-01').map(({ records }) => records)).toEqual([5, 30, 50, 60])
  const history = queueHistory(db, now, { waitingDocuments: 9, waitingRecords: 80 })
  expect(history.days.map(({ records }) => records)).toEqual([30, 50, 60, 80])
  expect(history.days.at(-1)).toEqual({ day: '2026-03-20', documents: 9, records: 80 })
  expect(history).toMatchObject({ trend: 'growing', growingDays: 3 })
})

test('F-209: the speed of the syncs, the bytes that wait at what a record takes, and the bytes of a day', () => {
  const db = makeDb()
  expect(queueHistory(db, now, none)).toMatchObject({ bytesPerSecond: null, waitingBytes: 0, bytesPerDay: null })
  const step = { name: 'send', state: 'done', done: 100, total: 100, bytes: 60_000, ms: 3000, note: '' } as const
  for (const ago of [1, 2]) {
    const startedAt = new Date(at(ago)).toISOString()
    const run = data.run({ id: startedAt, startedAt, finishedAt: startedAt, sent: 100, bytesOut: 50_000, bytesIn: 10_000, steps: [step] })
    write(db, { kind: 'sync', at: startedAt }, (tx) => saveSyncRun(tx, run))
  }
  expect(queueHistory(db, now, { waitingDocuments: 1, waitingRecords: 20 })).toMatchObject({
    bytesPerSecond: 20_000,
    waitingBytes: 10_000,
    bytesPerDay: 60_000,
  })
})

test('F-206: the queue is noted where it has changed, every few minutes at most, and once more at the end', () => {
  const db = makeDb()
  let time = at(0)
  const notes = createQueueNotes({ db, now: () => time, onFault: (error) => expect(error).toBeUndefined() })
  const changed = (id: string) =>
    locally(db, (tx) => appendChange(tx, { tableName: 'invoice', recordId: id, action: 'upsert', documentId: id, storeId: null }))
  const noted = () => queueDaysFrom(db, '').map(({ records }) => records)
  notes.tick()
  expect(noted()).toEqual([])
  changed('a')
  notes.tick()
  changed('b')
  notes.tick()
  expect(noted()).toEqual([1])
  time += 300_000
  notes.tick()
  expect(noted()).toEqual([2])
  changed('c')
  notes.stop()
  expect(noted()).toEqual([3])
  time += day
  notes.tick()
  expect(noted()).toEqual([3, 3])
})
