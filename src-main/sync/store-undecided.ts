/**
 * Queue rows about records whose own change central has accepted, but not yet said to have integrated: such a row may be
 * older than ours or newer, and only central knows.
 */
import type { ReadDb } from '../db/open.ts'
import { cursorOf, documentCursor } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import type { LocalName } from '../tables/registry.ts'
import { tableByWire } from '../tables/registry.ts'
import type { QueuedRecord } from './ports.ts'

/** Their syncOutIds; none while central owes nothing, which is nearly always. */
export function undecided(db: ReadDb, records: readonly QueuedRecord[]): ReadonlySet<string> {
  const confirmed = journalCursor(db, 'confirmed')
  const accepted = journalCursor(db, 'accepted')
  if (accepted <= confirmed) return new Set()
  const isOpen = (cursor: number): boolean => cursor > confirmed && cursor <= accepted
  const fits = ({ tableName, recordId, action }: QueuedRecord): boolean => {
    const table = tableByWire(tableName)
    if (table === undefined || !table.pushed) return false
    return isOpen(cursorOf(db, table.local as LocalName, recordId)) || (action === 'delete' && isOpen(documentCursor(db, recordId)))
  }
  return new Set(records.filter(fits).map(({ syncOutId }) => syncOutId))
}
