/**
 * Ids that were merged into others (DT-03). What arrives later may still carry the old id, so it is mapped on every
 * arrival, and rows that are here already are pointed at the kept record.
 */
import assert from 'node:assert'
import { all, k, prepared, run, statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { syncedTables } from '../tables/registry.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'

export type Aliases = { readonly isEmpty: boolean; keptId(wire: string, id: string): string }

const every = prepared(() => k.selectFrom('alias').selectAll())

/** All merges so far; make one for each chunk of work. */
export function loadAliases(db: ReadDb): Aliases {
  const kept = new Map(all(db, every, {}).map((row) => [`${row.table_name} ${row.id}`, row.kept_id]))
  return { isEmpty: kept.size === 0, keptId: (wire, id) => kept.get(`${wire} ${id}`) ?? id }
}

const add = prepared((p: { table: string; id: string; keptId: string }) =>
  k
    .insertInto('alias')
    .values({ table_name: p.table, id: p.id, kept_id: p.keptId })
    .onConflict((on) => on.columns(['table_name', 'id']).doUpdateSet({ kept_id: p.keptId })),
)
const followOn = prepared((p: { table: string; id: string; keptId: string }) =>
  k.updateTable('alias').set({ kept_id: p.keptId }).where('table_name', '=', p.table).where('kept_id', '=', p.id),
)

/** Remembers that `id` is now `keptId`. Chains are kept flat; a merge back to an id that was merged away is ignored. */
export function addAlias(tx: Tx, wire: string, id: string, keptId: string): void {
  const kept = loadAliases(tx).keptId(wire, keptId)
  if (kept === id) return
  run(tx, add, { table: wire, id, keptId: kept })
  run(tx, followOn, { table: wire, id, keptId: kept })
}

/** The row with every reference to a merged record pointed at the kept one; the same row where none is. */
export function withKeptIds(aliases: Aliases, table: SyncedTable, row: WireRow): WireRow {
  if (aliases.isEmpty) return row
  const changes = referencesOf(table).flatMap(({ column, target }) => {
    const id = row[column]
    if (typeof id !== 'string') return []
    const kept = aliases.keptId(target, id)
    return kept === id ? [] : [[column, kept] as const]
  })
  return changes.length === 0 ? row : { ...row, ...Object.fromEntries(changes) }
}

/** Points every row that names `id` of a wire table at `keptId`; gives the number of rows. No journal: every site does the same. */
export function repoint(tx: Tx, wire: string, id: string, keptId: string): number {
  assert(tx.origin.kind === 'sync', 'merges come from central')
  let rows = 0
  for (const table of syncedTables)
    for (const { column, target } of referencesOf(table))
      if (target === wire) rows += statement(tx, `UPDATE ${table.local} SET ${column} = ? WHERE ${column} = ?`).run(keptId, id).changes
  return rows
}

type Reference = { readonly column: string; readonly target: string }

function referencesOf(table: SyncedTable): readonly Reference[] {
  let found = references.get(table)
  if (found === undefined) {
    found = Object.entries(table.columns).flatMap(([column, { parent, refers }]) => {
      const target = parent ?? refers
      return target === undefined ? [] : [{ column, target }]
    })
    references.set(table, found)
  }
  return found
}

const references = new Map<SyncedTable, readonly Reference[]>()
