import type { SyncStatus } from '../contract/sync.ts'
import type { ReadDb } from '../db/open.ts'
import { lastCursor } from './change-log.ts'
import { countWaiting } from './waiting-count.ts'
import { journalCursor } from './cursors.ts'
import { countProblems } from './inbox.ts'
import { countKept, readKept } from './kept-stores.ts'
import { countAllHeldBack, readRules } from './table-rules.ts'

export type SyncCounts = Pick<
  SyncStatus,
  'waitingDocuments' | 'waitingRecords' | 'oldestWaitingAt' | 'lastCursor' | 'accepted' | 'confirmed' | 'problems' | 'heldBack'
>

/** What waits for the line, how far central has it, and what needs a person: the counted part of the sync status. */
export function readSyncCounts(db: ReadDb): SyncCounts {
  const accepted = journalCursor(db, 'accepted')
  const rules = readRules(db)
  const kept = readKept(db)
  const { documents, records, oldestAt } = countWaiting(db, accepted, rules.heldTables, kept)
  return {
    waitingDocuments: documents,
    waitingRecords: records,
    oldestWaitingAt: oldestAt,
    lastCursor: lastCursor(db),
    accepted,
    confirmed: journalCursor(db, 'confirmed'),
    problems: countProblems(db),
    heldBack: countAllHeldBack(db, rules) + countKept(db, kept),
  }
}
