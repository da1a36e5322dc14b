/** Who acts, where and on what: always from main's session, never from a message (design 8). */
import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'
import type { Db, ReadDb, Tx } from '../db/write.ts'
import { afterCommit, write } from '../db/write.ts'
import type { Moment } from '../domain/moment.ts'
import { momentOf } from '../domain/moment.ts'
import { getSetting } from '../repositories/settings.ts'
import { readStore } from '../repositories/stores.ts'

/** Told after a local write is on disk: local names of the tables that changed. */
export type Changed = (tables: readonly string[]) => void

export type SiteContext = { readonly db: Db; readonly clock: () => Date; readonly changed: Changed }
export type StoreContext = SiteContext & { readonly storeId: string; readonly userId: string }

/** True while this site owns the store: only then may its records be written here (F-010). */
export function storeIsActive(db: ReadDb, storeId: string): boolean {
  const site = getSetting(db, 'site')
  return site !== undefined && readStore(db, storeId)?.site_number === site.number
}

/**
 * One action of a person in the open store: one durable transaction, which a refusal undoes as a whole. The owner is
 * checked inside it, so that a store which left with the last sync cannot be written to.
 */
export function act<T>(context: StoreContext, tables: readonly string[], fn: (tx: Tx, at: Moment) => Result<T>): Result<T> {
  const at = momentOf(context.clock())
  try {
    return write(context.db, { kind: 'local', userId: context.userId, at: at.iso }, (tx) => {
      if (!storeIsActive(tx, context.storeId)) throw new Refused(refuse('forbidden', 'store_not_active'))
      const result = fn(tx, at)
      if (!result.ok) throw new Refused(result)
      afterCommit(tx, () => context.changed(tables))
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return error.result
    throw error
  }
}

/** Carries a refusal out of the transaction, so that nothing of it stays. */
class Refused extends Error {
  readonly result: Result<never>
  constructor(result: Result<never>) {
    super('refused')
    this.result = result
  }
}
