/**
 * The ledger (features 5B, U-18): what moved a batch or an item, with the running balance, in units. It is derived from
 * documents; stock that came without them gets one opening entry, and stock that went without them a closing one, so
 * that the balance is never negative and ends at what is in the building.
 */
import { tolerance } from './stock.ts'

export type Movement = { readonly at: string; readonly units: number }
export type Ledger<M extends Movement> = {
  /** Units that were here before the first document that we know of; 0 for none. */
  readonly opening: number
  readonly entries: readonly (M & { readonly balance: number })[]
  /** Units that are no longer here although no document says so: 0, or negative. */
  readonly missing: number
}

/** Movements in their order, oldest first; `total` is what is in the building now. */
export function ledgerOf<M extends Movement>(movements: readonly M[], total: number): Ledger<M> {
  let sum = 0
  let lowest = 0
  for (const { units } of movements) {
    sum += units
    lowest = Math.min(lowest, sum)
  }
  const opening = settled(Math.max(0, total - sum, -lowest))
  let balance = opening
  const entries = movements.map((movement) => {
    balance = settled(balance + movement.units)
    return { ...movement, balance }
  })
  return { opening, entries, missing: settled(total - opening - sum) }
}

/** Sums of divided packs leave dust. */
const settled = (units: number): number => (Math.abs(units) < tolerance ? 0 : units)

export type Day = { readonly day: string; readonly in: number; readonly out: number }
export type DayLevel = Day & {
  /** Units at the end of the day. */
  readonly balance: number
}

/** Stock at the end of each day that moved something, counted back from `total` (5G); days rise, none after today. */
export function levelsOf(days: readonly Day[], total: number): readonly DayLevel[] {
  const levels: DayLevel[] = []
  let balance = total
  for (const day of days.toReversed()) {
    levels.push({ ...day, balance: Math.max(0, settled(balance)) })
    balance -= day.in - day.out
  }
  return levels.toReversed()
}

/** Stock at the end of `day`: what is here now less all that moved later (5G). */
export const stockAt = (days: readonly Day[], total: number, day: string): number =>
  Math.max(0, settled(days.reduce((units, one) => (one.day > day ? units - one.in + one.out : units), total)))
