/**
 * Ids that were merged into others (DT-03). What arrives later may still carry the old id, so it is mapped on every
 * arrival. Written by the sync worker alone, which remembers them between its transactions.
 */
import { all, k, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import type { Reference } from '../tables/references.ts'
import { referencesOf } from '../tables/references.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'

export type Aliases = {
  readonly isEmpty: boolean
  /** The id that stands for this one now; its own where it was never merged. */
  readonly keptId: (wire: string, id: string) => string
  /** Others were merged into it. */
  readonly isKept: (wire: string, id: string) => boolean
  readonly add: (wire: string, id: string, keptId: string) => void
}

const every = prepared(() => k.selectFrom('alias').selectAll())
const known = new WeakMap<object, Aliases>()

/** All merges so far; one for each transaction. */
export function loadAliases(db: ReadDb): Aliases {
  let found = known.get(db.sqlite)
  if (found === undefined) known.set(db.sqlite, (found = aliasesOf(all(db, every, {}))))
  return found
}

function aliasesOf(rows: readonly { readonly table_name: string; readonly id: string; readonly kept_id: string }[]): Aliases {
  const kept = new Map<string, string>()
  const gone = new Map<string, Set<string>>()
  function add(wire: string, id: string, keptId: string): void {
    const target = `${wire} ${keptId}`
    const moved = gone.get(`${wire} ${id}`) ?? new Set()
    gone.delete(`${wire} ${id}`)
    for (const one of [...moved, id]) kept.set(`${wire} ${one}`, keptId)
    gone.set(target, new Set([...(gone.get(target) ?? []), ...moved, id]))
  }
  for (const row of rows) add(row.table_name, row.id, row.kept_id)
  return {
    get isEmpty() {
      return kept.size === 0
    },
    keptId: (wire, id) => kept.get(`${wire} ${id}`) ?? id,
    isKept: (wire, id) => gone.has(`${wire} ${id}`),
    add,
  }
}

const insert = prepared((p: { table: string; id: string; keptId: string }) =>
  k
    .insertInto('alias')
    .values({ table_name: p.table, id: p.id, kept_id: p.keptId })
    .onConflict((on) => on.columns(['table_name', 'id']).doUpdateSet({ kept_id: p.keptId })),
)
const followOn = prepared((p: { table: string; id: string; keptId: string }) =>
  k.updateTable('alias').set({ kept_id: p.keptId }).where('table_name', '=', p.table).where('kept_id', '=', p.id),
)

/**
 * Remembers that `id` is now `keptId`; chains are kept flat. False where that is known, or where it would close a circle:
 * the first word of central stands (F-161).
 */
export function addAlias(tx: Tx, aliases: Aliases, wire: string, id: string, keptId: string): boolean {
  const kept = aliases.keptId(wire, keptId)
  if (kept === id || aliases.keptId(wire, id) !== id) return false
  run(tx, insert, { table: wire, id, keptId: kept })
  run(tx, followOn, { table: wire, id, keptId: kept })
  // The next transaction reads them anew: this one may still be undone.
  known.delete(tx.sqlite)
  aliases.add(wire, id, kept)
  return true
}

/** The row with every reference to a merged record pointed at the kept one; the same row where none is. */
export function withKeptIds(aliases: Aliases, table: SyncedTable, row: WireRow): WireRow {
  if (aliases.isEmpty) return row
  const changes = referencesOf(table).flatMap(({ column, target }) => keptReference(aliases, row, { column, target }))
  return changes.length === 0 ? row : { ...row, ...Object.fromEntries(changes) }
}

function keptReference(aliases: Aliases, row: WireRow, { column, target }: Reference): (readonly [string, string])[] {
  const id = row[column]
  if (typeof id !== 'string') return []
  const kept = aliases.keptId(target, id)
  return kept === id ? [] : [[column, kept]]
}
