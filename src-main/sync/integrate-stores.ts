/** Stores that come and go while records are placed (F-225, F-227). Most sites have none: then nothing here is asked. */
import { statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { applyPulledDelete } from '../repositories/synced-rows.ts'
import { ownerOf } from '../repositories/store-rows.ts'
import type { Watched } from '../repositories/store-stays.ts'
import { noteMoves, noteSeen, openPrepared, watchedStores } from '../repositories/store-stays.ts'
import { tableByLocal } from '../tables/registry.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'

export type StorePart = Watched & { readonly isQuiet: boolean }

export function openStorePart(db: ReadDb): StorePart {
  const stores = watchedStores(db)
  return { ...stores, isQuiet: stores.preparing.size === 0 && stores.seen.size === 0 }
}

const lastStore = 'SELECT store_id AS id FROM change_log WHERE table_name = ? AND record_id = ? ORDER BY cursor DESC LIMIT 1'

/** While a store is on its way every row of it is taken, also over what was changed here before it left. */
export function isTakenAnyway(tx: Tx, { preparing }: StorePart, { local }: SyncedTable, id: string): boolean {
  if (preparing.size === 0) return false
  const store = (statement(tx, lastStore).get(local, id) as { id: string | null } | undefined)?.id
  return store !== null && store !== undefined && preparing.has(store)
}

/** Remembers that central has spoken of this row, where that will matter once its store is whole. */
export function noteArrival(tx: Tx, { seen }: StorePart, table: SyncedTable, row: WireRow): void {
  if (seen.size === 0) return
  const store = ownerOf(tx, table, row)
  if (store !== null && seen.has(store)) noteSeen(tx, table.local, String(row.id), store)
}

/** At the end of a chunk in which stores' own records changed. */
export const storesChanged = (tx: Tx): number => noteMoves(tx)

/** The queue is taken: stores are whole; what was deleted elsewhere while they were away goes. Gives the tables that changed. */
export function storesAreWhole(tx: Tx): ReadonlySet<string> {
  const { opened, leftovers } = openPrepared(tx)
  const changed = new Set<string>(opened > 0 ? ['store'] : [])
  for (const { local, id } of leftovers) {
    const table = tableByLocal(local)
    if (table !== undefined && applyPulledDelete(tx, table, id) === 'applied') changed.add(local)
  }
  return changed
}
