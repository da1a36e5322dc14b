/**
 * Pulled rows about records whose own change central has accepted, but not yet said to have integrated: such a row may be
 * older than ours or newer, and only central knows. It must come again once that is known.
 */
import type { ReadDb } from '../db/open.ts'
import { cursorOf, documentCursor } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import { getSetting } from '../repositories/settings.ts'
import type { LocalName } from '../tables/registry.ts'
import { tableByWire } from '../tables/registry.ts'
import type { CentralRecord, PulledRecord } from './ports.ts'

/** Tells such rows; null while central owes nothing, which is nearly always. */
export function undecided(db: ReadDb): ((record: PulledRecord) => boolean) | null {
  const confirmed = journalCursor(db, 'confirmed')
  const accepted = journalCursor(db, 'accepted')
  if (accepted <= confirmed) return null
  const isPrimary = getSetting(db, 'is_primary') ?? false
  const isOpen = (cursor: number): boolean => cursor > confirmed && cursor <= accepted
  return ({ tableName, recordId, action }) => {
    const table = tableByWire(tableName)
    if (table === undefined || !(table.pushed || isPrimary)) return false
    return isOpen(cursorOf(db, table.local as LocalName, recordId)) || (action === 'delete' && isOpen(documentCursor(db, recordId)))
  }
}

/** How far central's cursor may move: to before the first undecided row since `reset`, though what follows it is placed too. */
export function createCursorLimit(db: ReadDb) {
  let from: bigint | null = null
  function reset(): void {
    from = null
  }
  function limited(records: readonly CentralRecord[], cursor: bigint): bigint {
    const isOpen = undecided(db)
    if (isOpen === null) reset()
    else from ??= records.find(isOpen)?.serial ?? null
    return from === null || cursor < from ? cursor : from - 1n
  }
  return { reset, limited }
}
