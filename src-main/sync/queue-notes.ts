/** Notes how much waits, for the queue's history (F-206): where it has changed, and at most every few minutes. */
import type { Db } from '../db/open.ts'
import { write } from '../db/write.ts'
import { dayOf, noteQueue } from '../repositories/queue-days.ts'
import { readSyncCounts } from '../repositories/sync-counts.ts'

export type QueueNotes = {
  tick(): void
  /** The last word of the day before the program ends. */
  stop(): void
}

const everyMs = 300_000

export function createQueueNotes({ db, now, onFault }: { db: Db; now: () => number; onFault: (error: unknown) => void }): QueueNotes {
  let noted = ''
  let notedAt = -Infinity

  function note(isEnd: boolean): void {
    try {
      const { waitingDocuments: documents, waitingRecords: records, lastCursor } = readSyncCounts(db)
      const word = [dayOf(now()), documents, records].join()
      if (lastCursor === 0 || word === noted || (!isEnd && now() - notedAt < everyMs)) return
      write(db, { kind: 'sync', at: new Date(now()).toISOString() }, (tx) => noteQueue(tx, now(), { documents, records }))
      noted = word
      notedAt = now()
    } catch (error) {
      onFault(error)
    }
  }
  return { tick: () => note(false), stop: () => note(true) }
}
