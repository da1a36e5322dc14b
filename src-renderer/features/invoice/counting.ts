/** In what the quantity of an item is typed and read: in units, or in packs of one size of its batches (features 3E, 5C). */
import type { ItemAllocation } from '../../../src-main/contract/trade.ts'
import type { ItemRow } from './item-groups.ts'

/** null: in units, from packs of any size. */
export type PackSize = number | null

const tolerance = 1e-6

/** What the quantity is called among the drafts: a number that was typed as packs never comes back as units (U-36). */
export const quantityField = (itemId: string, packSize: PackSize): string =>
  packSize === null ? `units:${itemId}` : `units:${itemId}:${packSize}`

/** The item whose quantity was typed in packs, and their size; null where the field is another one. */
export function packsField(field: string): { readonly itemId: string; readonly packSize: number } | null {
  const [kind, itemId = '', size = ''] = field.split(':')
  const packSize = Number(size)
  return kind === 'units' && packSize > 0 ? { itemId, packSize } : null
}

/** The sizes that may be chosen, rising: those of the batches and the one that is chosen. None where every pack is one unit. */
export function packSizesOf(allocation: Pick<ItemAllocation, 'batches'> | null, chosen: PackSize): readonly number[] {
  const sizes = new Set(allocation?.batches.map((batch) => batch.packSize).filter((size) => size > 0))
  if (chosen !== null) sizes.add(chosen)
  return sizes.size === 1 && sizes.has(1) ? [] : [...sizes].toSorted((a, b) => a - b)
}

/** The choice after this one, or before it, in the order in which they are listed; behind the last comes the first. */
export function nextSize(sizes: readonly number[], now: PackSize, step: 1 | -1): PackSize {
  const choices = [null, ...sizes]
  return choices.at((choices.indexOf(now) + step) % choices.length) ?? null
}

/** The quantity of the item in units or in packs; null where it is not made of whole packs of that size. */
export function countedIn({ lines, units, missing }: Pick<ItemRow, 'lines' | 'units' | 'missing'>, packSize: PackSize): number | null {
  if (packSize === null) return units
  const isOfSize = lines.every((line) => line.stockLineId === null || Math.abs(line.packSize - packSize) < tolerance)
  const over = missing / packSize
  return isOfSize && Math.abs(over - Math.round(over)) < tolerance ? units / packSize : null
}

/** The same of what its batches cover. */
export const coveredIn = ({ lines, units, missing }: Pick<ItemRow, 'lines' | 'units' | 'missing'>, packSize: PackSize): number | null =>
  countedIn({ lines, units: units - missing, missing: 0 }, packSize)
