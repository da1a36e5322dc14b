import type { SyncRun, WaitingDocument, WaitingTable } from '../contract/sync.ts'
import type { ReadDb } from '../db/write.ts'
import { waitingByTable, waitingDocuments } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import { readKept } from '../repositories/kept-stores.ts'
import { listSyncRuns } from '../repositories/sync-runs.ts'
import { readRules } from '../repositories/table-rules.ts'

/** What central has not taken yet: by table with the age of the oldest, and by document (F-203). */
export function waiting(db: ReadDb): { tables: WaitingTable[]; documents: WaitingDocument[] } {
  const accepted = journalCursor(db, 'accepted')
  const { heldTables } = readRules(db)
  const kept = Object.keys(readKept(db).afterOf)
  return { tables: waitingByTable(db, accepted, heldTables, kept), documents: waitingDocuments(db, accepted, heldTables, kept) }
}

/** Cycles that began before an ISO time (null: the newest). */
export const syncHistory = (db: ReadDb, { before, limit }: { before: string | null; limit: number }): SyncRun[] =>
  listSyncRuns(db, before, limit)
