/** Stores that come and go while records are placed (F-225, F-227). Most sites have none: then nothing here is asked. */
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { earliest } from '../domain/document-sync.ts'
import { cursorOf, storeOfChange } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import type { KeptStores } from '../repositories/kept-stores.ts'
import { noteKept, readKept } from '../repositories/kept-stores.ts'
import { applyPulledDelete } from '../repositories/synced-rows.ts'
import { ownerOf } from '../repositories/store-rows.ts'
import type { Watched } from '../repositories/store-stays.ts'
import { noteMoves, noteSeen, openPrepared, watchedStores } from '../repositories/store-stays.ts'
import { readRules } from '../repositories/table-rules.ts'
import type { LocalName } from '../tables/registry.ts'
import { tableByLocal } from '../tables/registry.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'

export type StorePart = Watched & { readonly kept: KeptStores }

export const openStorePart = (db: ReadDb): StorePart => ({ ...watchedStores(db), kept: readKept(db) })

/**
 * While a store is on its way every row of it is taken, also over what was changed here before it left; but not over what
 * central did not want of it, for then no site has sent anything newer.
 */
export function isTakenAnyway(tx: Tx, { preparing, kept }: StorePart, { local }: SyncedTable, id: string): boolean {
  if (preparing.size === 0) return false
  const store = storeOfChange(tx, local, id)
  if (store === null || !preparing.has(store)) return false
  const keptAfter = kept.after(local, store)
  return keptAfter === null || cursorOf(tx, local as LocalName, id) <= keptAfter
}

/** The cursor after which this record's changes are kept here because central does not want them (F-015), or null. */
export function keptAfter(tx: Tx, { kept }: StorePart, { local }: SyncedTable, id: string): number | null {
  return kept.key === '' ? null : kept.after(local, storeOfChange(tx, local, id))
}

/** Remembers that central has spoken of this row, where that will matter once its store is whole. */
export function noteArrival(tx: Tx, { seen }: StorePart, table: SyncedTable, row: WireRow): void {
  if (seen.size === 0) return
  const store = ownerOf(tx, table, row)
  if (store !== null && seen.has(store)) noteSeen(tx, table.local, String(row.id), store)
}

/** At the end of a chunk: stores' own records say who comes and goes, their preferences what they send. */
export function noteStores(tx: Tx, changed: ReadonlySet<string>): void {
  if (changed.has('store')) noteMoves(tx)
  if (changed.has('store') || changed.has('store_preference')) noteKept(tx)
}

/** The queue is taken: stores are whole; what was deleted elsewhere while they were away goes. Gives the tables that changed. */
export function storesAreWhole(tx: Tx): ReadonlySet<string> {
  const [confirmed, rules, kept] = [journalCursor(tx, 'confirmed'), readRules(tx), readKept(tx)]
  const { opened, leftovers } = openPrepared(
    tx,
    ({ local, wire }, storeId) => earliest(confirmed, rules.heldAfter(wire), kept.after(local, storeId)) ?? confirmed,
  )
  const changed = new Set<string>(opened > 0 ? ['store'] : [])
  for (const { local, id } of leftovers) {
    const table = tableByLocal(local)
    if (table !== undefined && applyPulledDelete(tx, table, id) === 'applied') changed.add(local)
  }
  return changed
}
