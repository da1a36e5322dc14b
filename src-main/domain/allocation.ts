/**
 * First expiry, first out (features 5C). One allocator for every screen. All comparisons are in units;
 * `available` and `packs` are packs of their own batch.
 */
import { addDays } from './moment.ts'
import { tolerance } from './stock.ts'

export type Batch = {
  readonly id: string
  readonly expiryDate: string | null
  readonly packSize: number
  /** What this document may take: not promised to others. */
  readonly available: number
  readonly onHold: boolean
  readonly locationOnHold: boolean
}

export type LeftOut = 'on_hold' | 'location_on_hold' | 'expired'
export type AllocatedBatch<B extends Batch> = {
  readonly batch: B
  readonly packs: number
  readonly leftOut: LeftOut | null
  readonly expiresSoon: boolean
}

export type AllocationNote = {
  readonly key: 'left_out_on_hold' | 'left_out_location_on_hold' | 'left_out_expired' | 'expires_soon' | 'over' | 'short'
  readonly params: Readonly<Record<string, string | number>>
}
export type Allocation<B extends Batch> = {
  /** Every batch, in the order of first expiry. */
  readonly batches: readonly AllocatedBatch<B>[]
  readonly wantedUnits: number
  readonly allocatedUnits: number
  readonly notes: readonly AllocationNote[]
}

const soonDays = 42

/** Takes `wantedUnits` in whole packs by first expiry; `today` is the clinic's calendar day. */
export function allocate<B extends Batch>(batches: readonly B[], wantedUnits: number, today: string): Allocation<B> {
  const ordered = byExpiry(batches)
  const usable = ordered.filter((batch) => reasonLeftOut(batch, today) === null && batch.packSize > 0 && batch.available > 0)
  const packs = takeWholePacks(usable, wantedUnits)
  return describe(ordered, (batch) => packs.get(batch.id) ?? 0, wantedUnits, today)
}

/** The same table for what a document takes already: nothing is allocated anew. */
export function asTaken<B extends Batch>(batches: readonly B[], packsOf: (batch: B) => number, today: string): Allocation<B> {
  const taken = batches.reduce((sum, batch) => sum + packsOf(batch) * batch.packSize, 0)
  return describe(byExpiry(batches), packsOf, taken, today)
}

/** Why a batch is not given out by itself, or null. Its last day still counts as good. */
export function reasonLeftOut(batch: Batch, today: string): LeftOut | null {
  if (batch.onHold) return 'on_hold'
  if (batch.locationOnHold) return 'location_on_hold'
  return batch.expiryDate !== null && batch.expiryDate < today ? 'expired' : null
}

/** Expiry rising, none last; then by id, so that two computers agree. */
function byExpiry<B extends Batch>(batches: readonly B[]): readonly B[] {
  const key = (batch: B): string => `${batch.expiryDate ?? '9999-99-99'} ${batch.id}`
  return [...batches].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

function takeWholePacks(batches: readonly Batch[], wantedUnits: number): ReadonlyMap<string, number> {
  const taken = new Map<string, number>()
  let remaining = wantedUnits
  const take = (batch: Batch, packs: number): void => {
    taken.set(batch.id, (taken.get(batch.id) ?? 0) + packs)
    remaining -= packs * batch.packSize
  }
  for (const batch of batches) take(batch, Math.min(batch.available, wholeBelow(remaining / batch.packSize)))
  for (const batch of batches) {
    if (remaining <= tolerance) break
    take(batch, Math.min(batch.available - (taken.get(batch.id) ?? 0), wholeAbove(remaining / batch.packSize)))
  }
  // One big pack of a later batch may have made small packs of an earlier one needless.
  for (const batch of batches.toReversed()) {
    if (remaining >= -tolerance) break
    take(batch, -Math.min(taken.get(batch.id) ?? 0, wholeBelow(-remaining / batch.packSize)))
  }
  return taken
}

const wholeBelow = (packs: number): number => Math.max(0, Math.floor(packs + tolerance))
const wholeAbove = (packs: number): number => Math.max(0, Math.ceil(packs - tolerance))

function describe<B extends Batch>(
  ordered: readonly B[],
  packsOf: (batch: B) => number,
  wantedUnits: number,
  today: string,
): Allocation<B> {
  const soon = addDays(today, soonDays)
  const batches = ordered.map((batch) => ({
    batch,
    packs: packsOf(batch),
    leftOut: reasonLeftOut(batch, today),
    expiresSoon: batch.expiryDate !== null && batch.expiryDate >= today && batch.expiryDate <= soon,
  }))
  const allocatedUnits = batches.reduce((sum, { batch, packs }) => sum + packs * batch.packSize, 0)
  return { batches, wantedUnits, allocatedUnits, notes: notesOn(batches, wantedUnits, allocatedUnits) }
}

function notesOn(batches: readonly AllocatedBatch<Batch>[], wanted: number, allocated: number): readonly AllocationNote[] {
  const notes: AllocationNote[] = []
  for (const reason of ['on_hold', 'location_on_hold', 'expired'] as const) {
    const left = batches.filter((row) => row.leftOut === reason && row.packs === 0 && row.batch.available > 0)
    const units = left.reduce((sum, row) => sum + row.batch.available * row.batch.packSize, 0)
    if (left.length > 0) notes.push({ key: `left_out_${reason}`, params: { count: left.length, units } })
  }
  const soon = batches.filter((row) => row.expiresSoon && row.packs > 0)
  if (soon.length > 0) notes.push({ key: 'expires_soon', params: { count: soon.length, date: soon[0]?.batch.expiryDate ?? '' } })
  if (allocated > wanted + tolerance) notes.push({ key: 'over', params: { wanted, allocated, units: allocated - wanted } })
  if (allocated < wanted - tolerance) notes.push({ key: 'short', params: { wanted, allocated, units: wanted - allocated } })
  return notes
}
