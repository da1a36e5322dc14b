/** Stock that is put in by hand (U-17). */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import { tolerance } from './stock.ts'

export type NewBatch = {
  readonly packs: number
  readonly packSize: number
  readonly costPrice: number
  readonly sellPrice: number
}
export type NewBatchItem = { readonly status: string; readonly type: string | null } | undefined

/** Kinds of items that never lie on a shelf. */
export const notStocked = ['service', 'cross_reference', 'non_stock'] as const

/** Whether an item of that type can lie on a shelf. */
export const liesOnShelf = (type: string | null): boolean => !notStocked.some((one) => one === type)

/** Whether such a batch can be: an item that lies on shelves, packs of at least one unit, no price below nothing (5D). */
export function checkNewBatch(item: NewBatchItem, batch: NewBatch): Result<null> {
  if (item === undefined) return refuse('not_found', 'item_gone', {}, 'itemId')
  if (item.status !== 'active' || !liesOnShelf(item.type)) return refuse('refused', 'item_not_stocked', {}, 'itemId')
  if (!(batch.packs > tolerance)) return refuse('refused', 'amount_missing', {}, 'packs')
  if (batch.packSize < 1) return refuse('refused', 'pack_smaller_than_unit', {}, 'packSize')
  if (batch.costPrice < 0) return refuse('refused', 'price_below_nothing', {}, 'costPrice')
  return batch.sellPrice < 0 ? refuse('refused', 'price_below_nothing', {}, 'sellPrice') : ok(null)
}
