/** Which columns of a table name records of which other table, from the declarations: followed by merges (F-161). */
import { syncedTables } from './registry.ts'
import type { SyncedTable } from './types.ts'

export type Reference = { readonly column: string; readonly target: string }

/** All references of a table; `target` is the wire's name. */
export function referencesOf(table: SyncedTable): readonly Reference[] {
  let found = references.get(table)
  if (found === undefined) references.set(table, (found = declaredReferences(table)))
  return found
}

const references = new Map<SyncedTable, readonly Reference[]>()

function declaredReferences({ columns }: SyncedTable): readonly Reference[] {
  return Object.entries(columns).flatMap(([column, { parent, refers }]) => {
    const target = parent ?? refers
    return target === undefined ? [] : [{ column, target }]
  })
}

/** The columns of all tables that name records of this one. */
export const referencesTo = (wire: string): readonly { readonly table: SyncedTable; readonly column: string }[] =>
  syncedTables.flatMap((table) => referencesOf(table).flatMap(({ column, target }) => (target === wire ? [{ table, column }] : [])))
