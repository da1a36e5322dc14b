/** What lines of an outbound document take from batches, and what shipping does to them (features 5B, 5C, 5E). */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceState } from '../contract/trade.ts'
import type { Holding } from './adjustment.ts'
import type { IssueRules, LeftOut, VvmFacts } from './allocation.ts'
import { reasonLeftOut, usualIssue } from './allocation.ts'
import type { StockLevel } from './stock.ts'
import { afterLeaving, afterTaking, reservesOnly, tolerance } from './stock.ts'

export type LineFacts = {
  readonly id: string
  readonly kind: string
  readonly itemId: string
  readonly itemName: string
  readonly stockLineId: string | null
  readonly packs: number
}

export type StockFacts = StockLevel & {
  readonly id: string
  readonly itemId: string
  readonly itemName: string
  readonly batch: string
  readonly expiryDate: string | null
  readonly packSize: number
  readonly onHold: boolean
  readonly locationOnHold: boolean
  /** Code of the place where it lies; empty where nobody said. */
  readonly place: string
  readonly vvm: VvmFacts | null
}

export type StockChange = StockLevel & { readonly id: string }
export type LinePlan = {
  /** Lines to write: `lineId` null = a new one; `stockLineId` null = asked for, but not in stock. */
  readonly save: readonly { readonly lineId: string | null; readonly stockLineId: string | null; readonly packs: number }[]
  readonly remove: readonly string[]
  readonly stock: readonly StockChange[]
}

export type Wanted = {
  readonly state: InvoiceState
  /** The document's lines of one item. */
  readonly lines: readonly LineFacts[]
  readonly stock: ReadonlyMap<string, StockFacts>
  /** Packs by batch; a batch that is not named keeps nothing. */
  readonly packs: ReadonlyMap<string, number>
  /** Units asked for that no batch covers; a document in New keeps them as a line without a batch. */
  readonly unallocatedUnits: number
  /** Other documents that hold packs of a batch: asked for where they stand in the way. */
  readonly holdings: (stockLineId: string) => readonly Holding[]
}

/** From what lines take now to what they shall take: one line a batch, stock moved by the difference. */
export function planLines(wanted: Wanted): Result<LinePlan> {
  const stock: StockChange[] = []
  for (const id of new Set([...wanted.packs.keys(), ...batchesOf(wanted.lines)])) {
    const change = stockChange(wanted, id)
    if (!change.ok) return change
    if (change.value !== null) stock.push(change.value)
  }
  return ok({ ...lineChanges(wanted), stock })
}

function stockChange({ state, lines, stock, packs, holdings }: Wanted, id: string): Result<StockChange | null> {
  const difference = (packs.get(id) ?? 0) - taken(lines, id)
  if (Math.abs(difference) < tolerance) return ok(null)
  const batch = stock.get(id)
  if (batch === undefined)
    return difference < 0 ? ok(null) : refuse('refused', 'batch_missing', { item: lines[0]?.itemName ?? '' }, 'stockLineId')
  const after = afterTaking(batch, difference, state)
  return after === null ? refuseTaking(batch, packs.get(id) ?? 0, taken(lines, id), holdings(id)) : ok({ id, ...after })
}

function lineChanges({ state, lines, packs, unallocatedUnits }: Wanted): Pick<LinePlan, 'save' | 'remove'> {
  const rows = [...packs].map(([stockLineId, count]): { stockLineId: string | null; packs: number } => ({ stockLineId, packs: count }))
  if (state === 'new') rows.push({ stockLineId: null, packs: unallocatedUnits })
  const save = rows.flatMap((row) => {
    const line = lines.find((one) => one.stockLineId === row.stockLineId)
    const same = line !== undefined && Math.abs(line.packs - row.packs) < tolerance
    return row.packs < tolerance || same ? [] : [{ lineId: line?.id ?? null, ...row }]
  })
  const kept = new Set(rows.flatMap((row) => (row.packs < tolerance ? [] : [lines.find((one) => one.stockLineId === row.stockLineId)?.id])))
  return { save, remove: lines.filter((line) => !kept.has(line.id)).map((line) => line.id) }
}

/** Packs that the document's lines take from a batch. */
export const taken = (lines: readonly LineFacts[], stockLineId: string): number =>
  lines.reduce((sum, line) => (line.stockLineId === stockLineId ? sum + line.packs : sum), 0)

/** What the lines take, packs by batch. */
export const packsTaken = (lines: readonly LineFacts[]): ReadonlyMap<string, number> =>
  new Map(batchesOf(lines).map((id) => [id, taken(lines, id)]))

/** Units asked for that no batch covers (U-13). */
export const unallocatedUnits = (lines: readonly LineFacts[]): number =>
  lines.reduce((sum, line) => (line.stockLineId === null ? sum + line.packs : sum), 0)

const batchesOf = (lines: readonly LineFacts[]): string[] => lines.flatMap((line) => line.stockLineId ?? [])

/** More than is free: what may be taken is said, and the document that holds the rest. */
function refuseTaking(batch: StockFacts, packs: number, own: number, holdings: readonly Holding[]): Result<never> {
  const available = own + batch.available
  const holding = holdings.find(({ number }) => number !== null)
  const isAll = holding === undefined || packs > batch.total + tolerance
  if (isAll) return refuse('refused', 'stock_short', shortParams(batch, packs, available), 'packs')
  return refuse('refused', 'packs_promised', { ...shortParams(batch, packs, available), number: String(holding.number) }, 'packs')
}

/** Taking more of a batch by hand (5B): on hold is refused, expired is the user's own decision unless central refuses that too. */
export function checkByHand(batch: StockFacts, packsMore: number, today: string, rules: IssueRules = usualIssue): Result<null> {
  return packsMore <= tolerance ? ok(null) : checkIssue(batch, today, rules)
}

const refusalOf = {
  on_hold: 'batch_on_hold',
  location_on_hold: 'location_on_hold',
  expired: 'batch_expired',
  near_expiry: 'batch_near_expiry',
  vvm_unusable: 'batch_unusable',
  other_pack_size: null,
} as const satisfies Readonly<Record<LeftOut, string | null>>

/** Whether a batch may leave, whoever chose it. */
function checkIssue(batch: StockFacts, today: string, rules: IssueRules): Result<null> {
  const reason = reasonLeftOut(batch, today, rules)
  const refusal = reason === null || (reason === 'expired' && !rules.expiredRefused) ? null : refusalOf[reason]
  if (refusal === null) return ok(null)
  const { batch: name, itemName: item, place, expiryDate } = batch
  return refuse('refused', refusal, { batch: name, item, place, day: expiryDate ?? '', days: rules.refusedDays }, 'stockLineId')
}

export type Shipping = Pick<LinePlan, 'remove' | 'stock'>

export type Leaving = {
  readonly state: InvoiceState
  readonly to: InvoiceState
  readonly lines: readonly LineFacts[]
  readonly stock: ReadonlyMap<string, StockFacts>
  readonly today: string
  readonly rules: IssueRules
}

/**
 * Everything that must hold of the lines before a document takes a step, and what the step does to stock: the goods leave
 * with the first that passes Picked (5B). A line that no batch covers blocks (5E).
 */
export function shipLines(leaving: Leaving): Result<Shipping> {
  const { state, to, lines } = leaving
  const empty = lines.filter((line) => line.packs < tolerance)
  const full = lines.filter((line) => line.packs >= tolerance)
  const goods = full.filter((line) => line.kind !== 'service')
  const open = goods.filter((line) => line.kind === 'unallocated')
  if (lines.length === 0) return refuse('refused', 'no_lines')
  if (full.length === 0) return refuse('refused', 'all_lines_empty')
  if (open.length > 0) return refuse('refused', 'not_all_allocated', missingParams(open))
  const moved = reservesOnly(state) && !reservesOnly(to) ? leave(goods, leaving) : ok([])
  return moved.ok ? ok({ remove: empty.map((line) => line.id), stock: moved.value }) : moved
}

/** The first of the lines by its name, and how many items wait with it. */
const missingParams = (open: readonly LineFacts[]) => ({
  item: open[0]?.itemName ?? '',
  units: open[0]?.packs ?? 0,
  count: new Set(open.map((line) => line.itemId)).size,
})

function leave(lines: readonly LineFacts[], { stock, today, rules }: Leaving): Result<StockChange[]> {
  const changes: StockChange[] = []
  for (const id of new Set(lines.map((line) => line.stockLineId))) {
    const line = lines.find((one) => one.stockLineId === id)
    const batch = id === null ? undefined : stock.get(id)
    if (batch === undefined) return refuse('refused', 'batch_missing', { item: line?.itemName ?? '' })
    const allowed = checkIssue(batch, today, rules)
    if (!allowed.ok) return allowed
    const packs = taken(lines, batch.id)
    const after = afterLeaving(batch, packs)
    if (after === null) return refuse('refused', 'stock_short', shortParams(batch, packs, batch.total - batch.available))
    changes.push({ id: batch.id, ...after })
  }
  return ok(changes)
}

const shortParams = (batch: StockFacts, packs: number, available: number) => ({
  batch: batch.batch,
  item: batch.itemName,
  packs,
  available,
})

/** A list may be added while the document is New: only then it keeps lines that no batch covers (5C, 5E). */
export const checkListAddition = (state: InvoiceState): Result<null> =>
  state === 'new' ? ok(null) : refuse('refused', 'list_only_while_new')

/** Items of a list that the document has not, in the order of the list, each once (U-32). */
export function missingOfList(items: readonly string[], present: readonly string[]): string[] {
  const there = new Set(present)
  return [...new Set(items)].filter((item) => !there.has(item))
}
