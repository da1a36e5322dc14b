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
  /** What the monitors of its vials say; null or absent where it has none. */
  readonly vvm?: VvmFacts | null
}

/** `level` rises with what the vials have borne. */
export type VvmFacts = { readonly level: number; readonly isUnusable: boolean }

/** What central decides of giving out. */
export type IssueRules = {
  /** Vials that have borne most go first, then first expiry. */
  readonly byVvm: boolean
  /** What is expired, or will be within `refusedDays`, is not given out by hand either. */
  readonly expiredRefused: boolean
  readonly refusedDays: number
}
export const usualIssue: IssueRules = { byVvm: false, expiredRefused: false, refusedDays: 0 }

/** How one request is given out. */
export type Issuing = {
  readonly rules: IssueRules
  /** Packs of this size only; null: of any. */
  readonly packSize: number | null
  /** Packs may be opened, so that exactly what is wanted is taken (prescriptions). */
  readonly isSplit: boolean
}
const inWholePacks: Issuing = { rules: usualIssue, packSize: null, isSplit: false }

export const leftOutReasons = ['on_hold', 'location_on_hold', 'expired', 'near_expiry', 'vvm_unusable', 'other_pack_size'] as const
export type LeftOut = (typeof leftOutReasons)[number]
export type AllocatedBatch<B extends Batch> = {
  readonly batch: B
  readonly packs: number
  readonly leftOut: LeftOut | null
  readonly expiresSoon: boolean
}

export type AllocationNote = {
  readonly key: `left_out_${LeftOut}` | 'expired_taken' | 'expires_soon' | 'over' | 'short' | 'split'
  readonly params: Readonly<Record<string, string | number>>
}
export type Allocation<B extends Batch> = {
  /** Every batch, in the order in which they are given out. */
  readonly batches: readonly AllocatedBatch<B>[]
  readonly wantedUnits: number
  readonly allocatedUnits: number
  readonly notes: readonly AllocationNote[]
}

const soonDays = 42

/** Takes `wantedUnits` in whole packs by first expiry, unless `how` says otherwise; `today` is the clinic's calendar day. */
export function allocate<B extends Batch>(
  batches: readonly B[],
  wantedUnits: number,
  today: string,
  how: Partial<Issuing> = inWholePacks,
): Allocation<B> {
  const issuing = { ...inWholePacks, ...how }
  const ordered = inOrder(batches, issuing.rules)
  const usable = ordered.filter((batch) => leftOut(batch, today, issuing) === null && batch.packSize > 0 && batch.available > 0)
  const packs = issuing.isSplit ? takeExactly(usable, wantedUnits) : takeWholePacks(usable, wantedUnits)
  const taken = describe(ordered, (batch) => packs.get(batch.id) ?? 0, wantedUnits, today, issuing)
  return issuing.isSplit ? { ...taken, notes: [...taken.notes, ...adviceOn(usable, packs, wantedUnits)] } : taken
}

/** The same table for what a document takes already: nothing is allocated anew. */
export function asTaken<B extends Batch>(
  batches: readonly B[],
  packsOf: (batch: B) => number,
  today: string,
  how: Partial<Issuing> = inWholePacks,
): Allocation<B> {
  const issuing = { ...inWholePacks, ...how }
  const taken = batches.reduce((sum, batch) => sum + packsOf(batch) * batch.packSize, 0)
  return describe(inOrder(batches, issuing.rules), packsOf, taken, today, issuing)
}

/** Why a batch is not given out by itself, or null. Its last day still counts as good. */
export function reasonLeftOut(batch: Batch, today: string, rules: IssueRules = usualIssue): LeftOut | null {
  if (batch.onHold) return 'on_hold'
  if (batch.locationOnHold) return 'location_on_hold'
  if (batch.expiryDate !== null && batch.expiryDate < today) return 'expired'
  if (batch.vvm?.isUnusable === true) return 'vvm_unusable'
  const isNear = rules.expiredRefused && batch.expiryDate !== null && batch.expiryDate < addDays(today, rules.refusedDays)
  return isNear ? 'near_expiry' : null
}

function leftOut(batch: Batch, today: string, { rules, packSize }: Issuing): LeftOut | null {
  const reason = reasonLeftOut(batch, today, rules)
  if (reason !== null) return reason
  return packSize !== null && Math.abs(batch.packSize - packSize) > tolerance ? 'other_pack_size' : null
}

/** Expiry rising, none last; where central says so by the state of the vials first; then by id, so that two computers agree. */
function inOrder<B extends Batch>(batches: readonly B[], { byVvm }: IssueRules): readonly B[] {
  const borne = (batch: B): number => (byVvm ? (batch.vvm?.level ?? -Infinity) : 0)
  const key = (batch: B): string => `${batch.expiryDate ?? '9999-99-99'} ${batch.id}`
  return batches.toSorted((a, b) => (borne(a) === borne(b) ? (key(a) < key(b) ? -1 : 1) : borne(a) > borne(b) ? -1 : 1))
}

/** Down the list, packs opened where they must be. */
function takeExactly(batches: readonly Batch[], wantedUnits: number): ReadonlyMap<string, number> {
  let remaining = wantedUnits
  return new Map(
    batches.map((batch) => {
      const packs = Math.max(0, Math.min(batch.available, remaining / batch.packSize))
      remaining -= packs * batch.packSize
      return [batch.id, packs]
    }),
  )
}

/** Where a pack must be opened: the nearest amount that opens none. */
function adviceOn(batches: readonly Batch[], packs: ReadonlyMap<string, number>, wanted: number): readonly AllocationNote[] {
  const opened = batches.find(({ id }) => !isWhole(packs.get(id) ?? 0))
  if (opened === undefined) return []
  const beside = wanted - (packs.get(opened.id) ?? 0) * opened.packSize
  const whole = beside + Math.round(packs.get(opened.id) ?? 0) * opened.packSize
  return [{ key: 'split', params: { wanted, nearest: whole, packSize: opened.packSize } }]
}

const isWhole = (packs: number): boolean => Math.abs(packs - Math.round(packs)) < tolerance

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
  issuing: Issuing,
): Allocation<B> {
  const soon = addDays(today, soonDays)
  const batches = ordered.map((batch) => ({
    batch,
    packs: packsOf(batch),
    leftOut: leftOut(batch, today, issuing),
    expiresSoon: batch.expiryDate !== null && batch.expiryDate >= today && batch.expiryDate <= soon,
  }))
  const allocatedUnits = batches.reduce((sum, { batch, packs }) => sum + packs * batch.packSize, 0)
  return { batches, wantedUnits, allocatedUnits, notes: notesOn(batches, wantedUnits, allocatedUnits) }
}

function notesOn(batches: readonly AllocatedBatch<Batch>[], wanted: number, allocated: number): readonly AllocationNote[] {
  const notes: AllocationNote[] = []
  for (const reason of leftOutReasons) {
    const left = batches.filter((row) => row.leftOut === reason && row.packs === 0 && row.batch.available > 0)
    const units = left.reduce((sum, row) => sum + row.batch.available * row.batch.packSize, 0)
    if (left.length > 0) notes.push({ key: `left_out_${reason}`, params: { count: left.length, units } })
  }
  const expired = batches.filter((row) => row.leftOut === 'expired' && row.packs > 0)
  if (expired.length > 0) notes.push({ key: 'expired_taken', params: { count: expired.length } })
  const soon = batches.filter((row) => row.expiresSoon && row.packs > 0)
  if (soon.length > 0) notes.push({ key: 'expires_soon', params: { count: soon.length, date: soon[0]?.batch.expiryDate ?? '' } })
  if (allocated > wanted + tolerance) notes.push({ key: 'over', params: { wanted, allocated, units: allocated - wanted } })
  if (allocated < wanted - tolerance) notes.push({ key: 'short', params: { wanted, allocated, units: wanted - allocated } })
  return notes
}
