/** What a stocktake is counted against: the stock of now, or of the end of the day to which it is dated back (5E, 5I). */
import type { ReadDb } from '../db/write.ts'
import { backdatedMoment, ledgerTime, packsBefore } from '../domain/backdating.ts'
import type { Moment } from '../domain/moment.ts'
import { unitsSince } from '../repositories/ledger.ts'
import type { CountedBatch, Scope, StocktakeRecord } from '../repositories/stocktakes.ts'
import { batchesOfScope, isOfStock, keptHere } from '../repositories/stocktakes.ts'

/** The moment to which it is dated back, or null. */
export const datedBack = (row: Pick<StocktakeRecord, 'rest'>): Moment | null => backdatedMoment(keptHere(row).datedBack)

type Held = { readonly stock_line_id: string | null; readonly total: number | null; readonly pack_size: number | null }
export type Books = {
  /** The moment that they are of; null: now. */
  readonly at: Moment | null
  /** Packs of a batch. `total` are those of now. */
  readonly packs: (batch: Held) => number
}

/** `stockLineIds`: the batches that will be asked for; null: any of the store. */
export function booksAt(db: ReadDb, storeId: string, at: Moment | null, stockLineIds: readonly string[] | null = null): Books {
  if (at === null) return { at, packs: ({ total }) => total ?? 0 }
  const since = unitsSince(db, storeId, ledgerTime(at), stockLineIds)
  const packs = (batch: Held) => packsBefore(batch.total ?? 0, batch.pack_size ?? 0, since.get(batch.stock_line_id ?? '') ?? 0)
  return { at, packs }
}

/** The books that a stocktake is counted against. */
export const booksOf = (db: ReadDb, row: StocktakeRecord, stockLineIds: readonly string[] | null = null): Books =>
  booksAt(db, row.store_id, datedBack(row), stockLineIds)

/** The batches of a scope with what the books say of them; what came or went since makes none appear or vanish. */
export function batchesInBooks(db: ReadDb, storeId: string, scope: Scope, at: Moment | null): readonly CountedBatch[] {
  if (at === null) return batchesOfScope(db, storeId, scope)
  const books = booksAt(db, storeId, at)
  const then = batchesOfScope(db, storeId, scope, true).map((batch) => ({
    ...batch,
    total: books.packs({ ...batch, stock_line_id: batch.id }),
  }))
  return isOfStock(scope) ? then.filter(({ total }) => total > 0) : then
}
