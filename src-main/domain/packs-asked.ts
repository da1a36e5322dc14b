/** A quantity that is asked for in packs of one size (features 5C: issuing "in packs of n"). It travels in units. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import { tolerance } from './stock.ts'

export type PacksAsked = { readonly units: number; /** null: packs of any size. */ readonly packSize: number | null }

/** Some batch of the item must have packs of that size, and the units must be whole packs of it; 0 units always may be asked for. */
export function checkPacks(
  batches: readonly { readonly packSize: number; readonly itemName: string }[],
  { units, packSize }: PacksAsked,
): Result<null> {
  if (packSize === null || units < tolerance) return ok(null)
  const item = batches[0]?.itemName ?? ''
  if (!batches.some((batch) => Math.abs(batch.packSize - packSize) <= tolerance))
    return refuse('refused', 'pack_size_gone', { item, packSize }, 'packSize')
  const packs = Math.round(units / packSize)
  if (Math.abs(units - packs * packSize) <= tolerance) return ok(null)
  const below = Math.floor(units / packSize)
  return refuse('refused', 'packs_not_whole', { item, packSize, units, below, above: below + 1 }, 'units')
}
