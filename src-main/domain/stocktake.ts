/**
 * Stocktakes (features 5I, 3F): what was counted against what was there, and what finalising does to the stock. Pure.
 * All quantities are packs. A line that was not counted says nothing; a line counted as 0 says that nothing is there.
 */
import type { AppError, Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StockSign } from '../contract/stock-work.ts'
import type { ReconcileWay } from '../contract/stocktakes.ts'
import type { Holding } from './adjustment.ts'
import { adjust } from './adjustment.ts'
import type { ReasonFacts } from './reasons.ts'
import { checkReason } from './reasons.ts'
import type { StockLevel } from './stock.ts'
import { tolerance } from './stock.ts'
import type { StocktakeState } from './stocktake-words.ts'

export type CountLine = {
  readonly id: string
  /** null where the count found a batch that the stock does not know. */
  readonly stockLineId: string | null
  readonly itemName: string
  readonly batch: string
  readonly isVaccine: boolean
  readonly snapshot: number
  /** null: not counted. */
  readonly counted: number | null
  readonly packSize: number
  readonly reasonId: string | null
  /** The batch as it is now; null where the count found a batch that the stock does not know. */
  readonly present: StockLevel | null
  readonly holdings: readonly Holding[]
  /** Of a stocktake that is dated back: the batch as it was at the end of that day; null: it counts as of now. */
  readonly past: PastStock | null
}

/** `free`: packs that could have left on that `day` without any balance since falling below nothing. */
export type PastStock = { readonly day: string; readonly total: number; readonly free: number }

export type StocktakeHead = { readonly state: StocktakeState; readonly isLocked: boolean; readonly isInitial: boolean }

/** Why it cannot be edited here, as a key under `refusal.`; null where it can (5E). `shut`: why nothing of its store can be. */
export function stocktakeLock({ state, isLocked }: Pick<StocktakeHead, 'state' | 'isLocked'>, shut: string | null): string | null {
  if (shut !== null) return shut
  if (state !== 'new') return state === 'finalised' ? 'stocktake_finalised' : 'kind_read_only'
  return isLocked ? 'stocktake_locked' : null
}

type Counting = Pick<CountLine, 'snapshot' | 'counted' | 'present' | 'past'>

/** Packs that the books hold against the count: those of its day, or of now. */
export const booked = ({ present, past }: Pick<CountLine, 'present' | 'past'>): number => (past ?? present)?.total ?? 0

/** Packs that the count found more (less where negative) than its snapshot; null where nothing was counted. */
export const difference = ({ snapshot, counted }: Pick<CountLine, 'snapshot' | 'counted'>): number | null =>
  counted === null ? null : movedBy(snapshot, counted)

/** From one quantity of packs to another: 0 where they are as good as the same. */
export const movedBy = (from: number, to: number): number => (Math.abs(to - from) < tolerance ? 0 : to - from)

/** Packs by which the stock moved since the snapshot: 0 while both agree. */
export const movedSince = (line: Pick<CountLine, 'snapshot' | 'present' | 'past'>): number => movedBy(line.snapshot, booked(line))

/** A count that the stock has moved away from: somebody has to say what it means (3F). */
export const needsReconciling = (line: Counting): boolean => line.counted !== null && movedSince(line) !== 0

/**
 * The three ways to go on after the stock moved (3F), each with a snapshot of what the books say now: the count stands for now (`keep`), the
 * difference that was found stands (`apply`), or the line is counted anew (`recount`). No count is ever wiped but by asking.
 */
export function reconcile(
  line: Counting & Pick<CountLine, 'itemName' | 'batch'>,
  way: ReconcileWay,
): Result<{ snapshot: number; counted: number | null }> {
  const snapshot = booked(line)
  const found = difference(line)
  if (way === 'recount' || line.counted === null || found === null) return ok({ snapshot, counted: null })
  if (way === 'keep') return ok({ snapshot, counted: line.counted })
  const counted = snapshot + found
  if (counted < -tolerance) return refuse('refused', 'difference_below_nothing', { ...named(line), now: snapshot, difference: -found })
  return ok({ snapshot, counted: Math.max(0, counted) })
}

export type StocktakeMove = { readonly lineId: string; readonly sign: StockSign; readonly packs: number; readonly level: StockLevel }
export type StocktakePlan = {
  /** Lines that were not counted: they go (5I). */
  readonly drop: readonly string[]
  readonly moves: readonly StocktakeMove[]
  /** Batches that the count found and the stock does not know; each comes by an addition. */
  readonly newBatches: readonly { readonly lineId: string; readonly packs: number }[]
  /** Counted lines of batches that are there: what they say of the batch beside its packs is written to it. */
  readonly describe: readonly string[]
}

/** What finalising does, or why it cannot be done yet; the first line that stands in the way is named (5I). */
export function planStocktake(head: StocktakeHead, lines: readonly CountLine[], reasons: readonly ReasonFacts[]): Result<StocktakePlan> {
  const locked = stocktakeLock(head, null)
  if (locked !== null) return refuse('refused', locked)
  const counted = lines.filter((line) => line.counted !== null)
  if (counted.length === 0) return refuse('refused', 'nothing_counted')
  const plan = { moves: [] as StocktakeMove[], newBatches: [] as { lineId: string; packs: number }[] }
  const twins = countedTwice(counted)
  for (const line of counted) {
    const allowed = checkLine(line, head, reasons, twins)
    if (!allowed.ok) return allowed
    if (allowed.value !== null && line.present !== null) plan.moves.push(allowed.value)
    if (line.present === null && (line.counted ?? 0) > tolerance) plan.newBatches.push({ lineId: line.id, packs: line.counted ?? 0 })
  }
  return ok({
    ...plan,
    drop: lines.filter((line) => line.counted === null).map(({ id }) => id),
    describe: counted.filter((line) => line.present !== null).map(({ id }) => id),
  })
}

/** A counted line, what it does to its batch (null: nothing), and why it cannot be done yet (null: it can). */
export type LineForecast = { readonly line: CountLine; readonly found: number; readonly refusal: AppError | null }

/** What finalising would do with each counted line, without stopping at the first that stands in the way. */
export function forecastStocktake(head: StocktakeHead, lines: readonly CountLine[], reasons: readonly ReasonFacts[]): LineForecast[] {
  const counted = lines.filter((line) => line.counted !== null)
  const twins = countedTwice(counted)
  return counted.map((line) => {
    const allowed = checkLine(line, head, reasons, twins)
    return { line, found: difference(line) ?? 0, refusal: allowed.ok ? null : allowed.error }
  })
}

type Twins = ReadonlyMap<string, CountLine>

/** A batch stands on one line here; other programs may send two. Each later one that was counted, with the one before it. */
function countedTwice(counted: readonly CountLine[]): Twins {
  const last = new Map<string, CountLine>()
  const twins = new Map<string, CountLine>()
  for (const line of counted) {
    if (line.stockLineId === null) continue
    const before = last.get(line.stockLineId)
    if (before !== undefined) twins.set(line.id, before)
    last.set(line.stockLineId, line)
  }
  return twins
}

/** What a counted line does to its batch; null where it agrees with what is there. */
function checkLine(line: CountLine, head: StocktakeHead, reasons: readonly ReasonFacts[], twins: Twins): Result<StocktakeMove | null> {
  const twin = twins.get(line.id)
  if (twin !== undefined) return refuse('refused', 'stocktake_counted_twice', twiceParams(line, twin))
  if (needsReconciling(line)) return refuse('conflict', 'stocktake_moved', movedParams(line))
  const found = difference(line) ?? 0
  if (found === 0) return ok(null)
  if (line.present === null && line.packSize < 1) return refuse('refused', 'pack_size_too_small', named(line))
  const reason = checkCountReason(line, head, reasons)
  if (!reason.ok) return reason
  const sign = signOf(found)
  const shortThen = checkPast(line, -found)
  if (!shortThen.ok) return shortThen
  const before = line.present ?? { available: 0, total: 0 }
  const level = adjust({ ...before, itemName: line.itemName, batch: line.batch }, sign, Math.abs(found), line.holdings)
  return level.ok ? ok({ lineId: line.id, sign, packs: Math.abs(found), level: level.value }) : level
}

/** Refuses to take off more than was there on the day of the count and has been ever since. */
const checkPast = ({ past, ...line }: CountLine, less: number): Result<null> =>
  past === null || less <= past.free + tolerance
    ? ok(null)
    : refuse('refused', 'stock_short_then', { ...named(line), available: past.free, day: past.day }, 'packs')

/** A line that moves stock says why, where central has reasons for its sign; the first stocktake of a store need not (5I). */
export function checkCountReason(
  line: CountLine,
  { isInitial }: Pick<StocktakeHead, 'isInitial'>,
  reasons: readonly ReasonFacts[],
): Result<null> {
  const found = difference(line) ?? 0
  if (found === 0 || isInitial) return ok(null)
  const reason = checkReason(reasons, line.reasonId, signOf(found), line.isVaccine)
  return reason.ok ? reason : refuse('refused', `stocktake_${reason.error.reason}`, named(line), 'reasonId')
}

const signOf = (found: number): StockSign => (found > 0 ? 'addition' : 'reduction')
const named = ({ itemName, batch }: Pick<CountLine, 'itemName' | 'batch'>) => ({ item: itemName, batch })
const twiceParams = (line: CountLine, twin: CountLine) => ({ ...named(line), counted: line.counted ?? 0, other: twin.counted ?? 0 })
const movedParams = (line: CountLine) => ({
  ...named(line),
  counted: line.counted ?? 0,
  snapshot: line.snapshot,
  now: booked(line),
})
