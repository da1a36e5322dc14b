/** Who acts, where and on what: always from main's session, never from a message (design 8). */
import type { Result } from '../contract/result.ts'
import type { Db, ReadDb, Tx } from '../db/write.ts'
import { afterCommit, write } from '../db/write.ts'
import type { Moment } from '../domain/moment.ts'
import { momentOf } from '../domain/moment.ts'
import { writable } from '../domain/store-role.ts'
import { storeInTx, WriteRefused } from '../repositories/ownership.ts'
import { getSetting } from '../repositories/settings.ts'
import { readStoreFacts } from '../repositories/store-stays.ts'

/** Told after a local write is on disk: local names of the tables that changed. */
export type Changed = (tables: readonly string[]) => void

export type SiteContext = { readonly db: Db; readonly clock: () => Date; readonly changed: Changed }
export type StoreContext = SiteContext & { readonly storeId: string; readonly userId: string }

/** Why nothing may be written in the store now, as a key under `refusal.`; null where it may: it is active here and whole (F-010, F-227). */
export function shutReason(db: ReadDb, storeId: string): string | null {
  const allowed = writable(readStoreFacts(db, storeId, getSetting(db, 'site')?.number))
  return allowed.ok ? null : allowed.error.reason
}

/**
 * One action of a person in the open store: one durable transaction, which a refusal undoes as a whole. The owner is
 * checked inside it, so that a store which left with the last sync cannot be written to; the repository checks each row.
 */
export function act<T>(context: StoreContext, tables: readonly string[], fn: (tx: Tx, at: Moment) => Result<T>): Result<T> {
  const at = momentOf(context.clock())
  try {
    return write(context.db, { kind: 'local', userId: context.userId, at: at.iso }, (tx) => {
      const open = writable(storeInTx(tx, context.storeId))
      if (!open.ok) throw new WriteRefused(open)
      const result = fn(tx, at)
      if (!result.ok) throw new WriteRefused(result)
      afterCommit(tx, () => context.changed(tables))
      return result
    })
  } catch (error) {
    if (error instanceof WriteRefused) return error.result
    throw error
  }
}
