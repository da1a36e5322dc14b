/** Arrivals of tables that this site does not take (F-259): acknowledged, kept whole, placed when the table is taken again. */
import type { HeldArrival } from '../repositories/held-arrivals.ts'
import { dropArrival, dropHeldOf, hasHeldArrivals, holdArrival, isOvertaken } from '../repositories/held-arrivals.ts'
import type { TableRules } from '../repositories/table-rules.ts'
import { readRules } from '../repositories/table-rules.ts'
import type { Tx } from '../db/write.ts'
import { parseExact, stringifyExact } from '../tables/exact-json.ts'
import type { Action, PulledRecord } from './ports.ts'
import { isKey } from './protocol.ts'

/** What the records of one transaction share of the rules. */
export type HeldPart = { readonly rules: TableRules; hasHeld: boolean }

export const openHeldPart = (tx: Tx): HeldPart => ({ rules: readRules(tx), hasHeld: hasHeldArrivals(tx) })

/** Keeps a record of a table that is not taken; false where the table is taken, and then an older one that was kept is void. */
export function heldBack(tx: Tx, held: HeldPart, { tableName: table, recordId, data }: PulledRecord, kind: Action): boolean {
  if (held.rules.takes(table)) {
    if (held.hasHeld && kind !== 'merge') dropHeldOf(tx, table, recordId)
    return false
  }
  const gone = data?.mergeIdToDelete
  const id = kind === 'merge' && isKey(gone) ? gone : recordId
  holdArrival(tx, { table, id, kind, data: stringifyExact(data ?? {}) })
  held.hasHeld = true
  return true
}

/** The record of an arrival that may be placed now; null where it was changed here since, for then central has ours. */
export function released(tx: Tx, row: HeldArrival): PulledRecord | null {
  const isVoid = isOvertaken(tx, row)
  dropArrival(tx, row)
  if (isVoid) return null
  const data = parseExact(row.data) as Readonly<Record<string, unknown>>
  return { tableName: row.table_name, recordId: row.record_id, action: row.kind, data }
}
