/**
 * The two numbers of a batch (features 5B), both in packs: `total` is in the building, `available` is not promised.
 * Always total ≥ available ≥ 0. Lines reserve while a document is new or allocated; the goods leave at Picked.
 */
import type { InvoiceState } from '../contract/trade.ts'

export type StockLevel = { readonly available: number; readonly total: number }

/** Repeated divisions leave dust; less than this of a pack is nothing. */
const dust = 0.001

/** Comparison of quantities (5D). */
export const tolerance = 1e-6

/** Products and sums of whatever numbers central sent: a page takes no infinity. */
export const finite = (quantity: number): number => Math.max(-Number.MAX_VALUE, Math.min(quantity, Number.MAX_VALUE))

export const unitsOf = (packs: number, packSize: number): number => finite(packs * packSize)

/** Doses of a vaccine in so many units (5D); an item that is not counted in doses has one a unit. */
export const dosesOf = (units: number, perUnit: number | null): number => finite(units * (perUnit !== null && perUnit > 0 ? perUnit : 1))

/** True while the lines of an outbound document only reserve: the goods are still in the building. */
export const reservesOnly = (state: InvoiceState): boolean => state === 'new' || state === 'allocated'

/**
 * The level after an outbound line went up by `packs` (down where negative) in a document of `state`;
 * null where the batch has not enough that is not promised. Giving back is never refused, whatever central sent.
 */
export function afterTaking(level: StockLevel, packs: number, state: InvoiceState): StockLevel | null {
  const total = reservesOnly(state) ? level.total : level.total - packs
  const available = level.available - packs
  return packs > 0 ? settled(available, total) : { available: Math.min(available, total), total }
}

/** The level after reserved packs have left the building; null where they are not there. */
export const afterLeaving = (level: StockLevel, packs: number): StockLevel | null => settled(level.available, level.total - packs)

/**
 * The level after `packs` came into the building (went again where negative, because the line that brought them was
 * corrected); null where they are promised or gone.
 */
export const afterArriving = (level: StockLevel, packs: number): StockLevel | null => settled(level.available + packs, level.total + packs)

function settled(available: number, total: number): StockLevel | null {
  if (available < -tolerance || total < available - tolerance) return null
  const roundedTotal = Math.abs(total) < dust ? 0 : total
  const roundedAvailable = available < dust ? 0 : roundedTotal - available < dust ? roundedTotal : available
  return { available: roundedAvailable, total: roundedTotal }
}
