import type { JournalState } from '../contract/rules.ts'
import type { ReadDb } from '../db/write.ts'
import { cleaningDueAt, everyDays, journalExtent, keepDays } from '../repositories/journal-cleaning.ts'
import { getSetting } from '../repositories/settings.ts'
import { countSyncRuns } from '../repositories/sync-runs.ts'

/** What the journal holds, when it was cleaned last and when it will be again (F-257). */
export function journalState(db: ReadDb, now: Date): JournalState {
  const due = cleaningDueAt(db, now.getTime())
  return {
    ...journalExtent(db),
    runs: countSyncRuns(db),
    keepDays,
    everyDays,
    last: getSetting(db, 'last_cleaning') ?? null,
    isCleaning: getSetting(db, 'cleaning') !== undefined,
    nextAt: due > 0 && Number.isFinite(due) ? new Date(due).toISOString() : null,
  }
}
