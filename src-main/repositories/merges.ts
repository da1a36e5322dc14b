/**
 * What a merge does to the rows that are here (F-161, protocol-v5.md 3.5). Nothing of it is journalled: every site and
 * central do the same, and a row of ours that names the kept record now was not edited by anybody here.
 */
import assert from 'node:assert'
import { statement } from '../db/query.ts'
import type { Tx } from '../db/write.ts'
import { referencesTo } from '../tables/references.ts'
import { syncedTables } from '../tables/registry.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'
import { loadAliases } from './aliases.ts'
import { joinsOfName, tidyJoins } from './name-joins.ts'
import { nameLookup } from './name-lookup.ts'
import { markMerged, takeOut } from './synced-rows.ts'

/**
 * From now on `keptId` stands for `goneId`: whatever names the one names the other, and the merged record keeps its row
 * under its old name, or, in a table without a status, goes. Gives the local tables that were written.
 */
export function mergeRows(tx: Tx, table: SyncedTable, goneId: string, keptId: string): Set<string> {
  assert(tx.origin.kind === 'sync', 'merges come from central')
  const written = new Set<string>([table.local])
  const joins = table.wire === 'name' ? joinsOfName(tx, keptId) : []
  for (const { table: other, column } of referencesTo(table.wire))
    if (repoint(tx, other, column, goneId, keptId) > 0) written.add(other.local)
  if (table.deletes === 'soft') markMerged(tx, table, goneId)
  else takeOut(tx, table, goneId)
  if (table.wire === 'name' && tidyJoins(tx, keptId, joins)) written.add('name_store_join')
  return written
}

/**
 * Points every row at the kept records of all merges so far. For a new version of the program: a table that it declares
 * has taken over rows which lay whole until now, under the ids that they came with. Gives the number of rows.
 */
export function repointAll(tx: Tx): number {
  const aliases = loadAliases(tx)
  if (aliases.isEmpty) return 0
  let rows = 0
  for (const { wire } of syncedTables.filter((table) => table.merges))
    for (const { table, column } of referencesTo(wire))
      for (const id of mergedIdsIn(tx, table, column, wire)) rows += repoint(tx, table, column, id, aliases.keptId(wire, id))
  return rows
}

const mergedIdsIn = (tx: Tx, { local }: SyncedTable, column: string, wire: string): string[] =>
  statement(tx, `SELECT DISTINCT ${column} FROM ${local} WHERE ${column} IN (SELECT id FROM alias WHERE table_name = ?)`)
    .pluck()
    .all(wire) as string[]

/** Derived words may depend on the record that is named, so they are derived anew. */
function repoint(tx: Tx, table: SyncedTable, column: string, from: string, to: string): number {
  const { derive, derived = [], local } = table
  if (derive === undefined) return statement(tx, `UPDATE ${local} SET ${column} = ? WHERE ${column} = ?`).run(to, from).changes
  const rows = statement(tx, `SELECT * FROM ${local} WHERE ${column} = ?`).all(from) as WireRow[]
  if (rows.length === 0) return 0
  const lookup = nameLookup(tx)
  const update = statement(tx, `UPDATE ${local} SET ${[column, ...derived].map((name) => `${name} = ?`).join(', ')} WHERE id = ?`)
  for (const row of rows) {
    const words = derive({ ...row, [column]: to }, lookup)
    update.run(to, ...derived.map((name) => words[name]), row.id)
  }
  return rows.length
}
