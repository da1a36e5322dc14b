/** Stores in which no more work is done here, because they are about to be moved to another site (F-236). */
import { all, k, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'

export type Freeze = { readonly storeId: string; readonly at: string; readonly by: string }

const put = prepared((p: Freeze) =>
  k
    .insertInto('store_freeze')
    .values({ store_id: p.storeId, frozen_at: p.at, frozen_by: p.by })
    .onConflict((on) => on.doNothing()),
)
/** Freezes a store; one that is frozen stays so since then. `by` is a name to show. */
export const freeze = (tx: Tx, storeId: string, by: string): number => run(tx, put, { storeId, at: tx.origin.at, by })

const drop = prepared((p: { storeId: string }) => k.deleteFrom('store_freeze').where('store_id', '=', p.storeId))
/** Work in the store goes on; gives how many freezes that ended. */
export const thaw = (tx: Tx, storeId: string): number => run(tx, drop, { storeId })

const every = prepared(() => k.selectFrom('store_freeze').select(['store_id as storeId', 'frozen_at as at', 'frozen_by as by']))
export const allFreezes = (db: ReadDb): Freeze[] => all(db, every, {})

/** Puts freezes into a file that takes the place of the one they were in: a store stays frozen over a restore and a loading anew. */
export function carryFreezes(tx: Tx, freezes: readonly Freeze[]): void {
  for (const one of freezes) run(tx, put, one)
}
