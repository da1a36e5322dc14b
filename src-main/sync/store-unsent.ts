/** What only this computer has: everything that central has not confirmed, as it would go over the wire (4-5). */
import type { Db, ReadDb } from '../db/open.ts'
import type { Change } from '../repositories/change-log.ts'
import { lastCursor, pendingAfter } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import { readKept } from '../repositories/kept-stores.ts'
import { refusedChanges } from '../repositories/refusals.ts'
import { readRules } from '../repositories/table-rules.ts'
import { tableByLocal } from '../tables/registry.ts'
import type { PushRecord } from './ports.ts'
import { recordsOfChanges } from './store-push.ts'

export type Unsent = { readonly upTo: number; readonly changes: readonly Change[] }

/**
 * Also what a rule of this site or a switch at central keeps here, and what central has refused: no cursor waits for
 * these, and still nobody else has them.
 */
export function unsentChanges(db: ReadDb): Unsent {
  const confirmed = journalCursor(db, 'confirmed')
  const rules = readRules(db)
  const kept = readKept(db)
  const refused = refusedChanges(db)
  const isOnlyHere = ({ cursor, tableName, recordId, storeId }: Change): boolean => {
    const wire = tableByLocal(tableName)?.wire ?? ''
    const held = [rules.heldAfter(wire), kept.after(tableName, storeId)]
    return (
      cursor > confirmed || held.some((after) => after !== null && cursor > after) || (refused.get(`${wire} ${recordId}`) ?? 0) >= cursor
    )
  }
  const upTo = lastCursor(db)
  return { upTo, changes: pendingAfter(db, 0, upTo).filter(isOnlyHere) }
}

/** The same with its records, journal and rows read in one read transaction. */
export const unsentRecords = (db: Db): Unsent & { readonly records: readonly PushRecord[] } =>
  db.sqlite.transaction(() => {
    const unsent = unsentChanges(db)
    return { ...unsent, records: recordsOfChanges(db, unsent.changes) }
  })()
