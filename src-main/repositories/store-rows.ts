/** Which rows belong to a store: by their own column, or through the document or the patient that they are part of. */
import { statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { syncedTables, tableByLocal } from '../tables/registry.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'

/** The store that a row belongs to; null where it belongs to none or its parent is not here. */
export function ownerOf(db: ReadDb, { owner }: SyncedTable, row: WireRow): string | null {
  if (owner === null) return null
  const value = row[owner.column]
  if (typeof value !== 'string' || value === '') return null
  return owner.through === undefined ? value : ownerOfParent(db, owner.through, value)
}

function ownerOfParent(db: ReadDb, local: string, id: string): string | null {
  const parent = tableByLocal(local)
  const row = statement(db, `SELECT * FROM ${local} WHERE id = ?`).get(id) as WireRow | undefined
  return parent === undefined || row === undefined ? null : ownerOf(db, parent, row)
}

/** The SQL condition for rows `t` of a table that belong to the store `?`; null where a table's rows belong to none. */
function ownedBy({ owner }: SyncedTable, row: string): string | null {
  if (owner === null) return null
  if (owner.through === undefined) return `${row}.${owner.column} = ?`
  const parent = tableByLocal(owner.through)
  const condition = parent === undefined ? null : ownedBy(parent, `${row}p`)
  return condition === null ? null : `${row}.${owner.column} IN (SELECT ${row}p.id FROM ${owner.through} AS ${row}p WHERE ${condition})`
}

/** Tables of a store's own work, that only its site deletes; logs are never deleted, so what is here of them stays. */
const isStoresOwn = ({ class: rule, deletes, pushed, wire }: SyncedTable): boolean =>
  rule === 'store' && pushed && deletes === 'hard' && !logs.has(wire)
const logs: ReadonlySet<string> = new Set(['om_activity_log', 'location_movement', 'temperature_log', 'vaccine_vial_monitor_status_log'])

/** Children first, as deletes go; `owned` is the SQL condition for rows `t` of the store `?`. */
export const storeTables: readonly { readonly local: string; readonly wire: string; readonly owned: string }[] = syncedTables
  .filter(isStoresOwn)
  .toReversed()
  .flatMap((table) => {
    const owned = ownedBy(table, 't')
    return owned === null ? [] : [{ local: table.local, wire: table.wire, owned }]
  })
