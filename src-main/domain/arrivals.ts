/** Goods that come in: what their lines must say, when they make batches, and when they can still be corrected (features 5B, 5D, 5E). */
import type { Params, Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceState } from '../contract/trade.ts'
import type { StockLevel } from './stock.ts'
import { afterArriving, tolerance } from './stock.ts'

export type ArrivalLine = {
  readonly id: string
  readonly itemName: string
  readonly batch: string
  readonly packs: number
  readonly packSize: number
  readonly costPrice: number
  /** The sender's line stands behind it: its cost is theirs, and it is corrected, not deleted (5D). */
  readonly isFromTransfer: boolean
  /** It stands on a purchase order, which says what it costs (5D). */
  readonly isOrdered: boolean
  /** Goods from outside may wait for approval or be turned down; such lines make no stock (5E). */
  readonly approval: 'pending' | 'rejected' | null
}

/** The batch that a line has made, and the document that has used it since. */
export type MadeBatch = StockLevel & { readonly usedBy: { readonly kind: string; readonly number: string } | null }

/** True from Received on: what the lines bring is in stock. */
export const isInStock = (state: InvoiceState): boolean => state === 'received' || state === 'verified'

export type Arriving<L> = { readonly remove: readonly L[]; readonly enter: readonly L[] }

/** What a step does with the lines: empty ones go when the document leaves New, the others enter the stock at Received. */
export function arrive<L extends ArrivalLine>(from: InvoiceState, to: InvoiceState, lines: readonly L[]): Result<Arriving<L>> {
  if (lines.length === 0) return refuse('refused', 'nothing_arrives')
  const full = lines.filter((line) => line.packs >= tolerance)
  if (full.length === 0) return refuse('refused', 'all_arrivals_empty')
  const pending = full.find((line) => line.approval === 'pending')
  if (isInStock(to) && pending !== undefined) return refuse('refused', 'line_pending', { item: pending.itemName, batch: pending.batch })
  const enters = isInStock(to) && !isInStock(from)
  return ok({
    remove: lines.filter((line) => line.packs < tolerance && !line.isFromTransfer),
    enter: enters ? full.filter((line) => line.approval === null) : [],
  })
}

/** Whether a line may say this; `before`: what it says now, null for a new one. */
export function checkArrival(line: ArrivalLine, before: ArrivalLine | null): Result<null> {
  const params = { item: line.itemName, batch: line.batch }
  if (line.packSize < 1) return refuse('refused', 'pack_size_too_small', params, 'packSize')
  const isSame = before === null || Math.abs(line.costPrice - before.costPrice) < tolerance
  if (isSame || !(line.isFromTransfer || line.isOrdered)) return ok(null)
  return refuse('refused', line.isFromTransfer ? 'cost_of_transfer' : 'cost_of_order', params, 'costPrice')
}

/** Whether a line may be accepted, turned down or left open: from Received on that is settled (5E). */
export const checkApproval = (line: Pick<ArrivalLine, 'itemName' | 'batch'>, state: InvoiceState): Result<null> =>
  isInStock(state) ? refuse('refused', 'approval_locked', { item: line.itemName, batch: line.batch }, 'approval') : ok(null)

/** A line that has made a batch is corrected or deleted only while the whole of the batch still lies there, and no other document has moved any of it (5E). */
export function checkUnused(line: ArrivalLine, made: MadeBatch): Result<null> {
  const whole = Math.abs(made.available - line.packs) < tolerance && Math.abs(made.total - line.packs) < tolerance
  return whole && made.usedBy === null
    ? ok(null)
    : refuse('refused', made.usedBy === null ? 'batch_used_unknown' : 'batch_used', usedParams(line, made))
}

const usedParams = (line: ArrivalLine, { usedBy }: MadeBatch): Params => ({ batch: line.batch, item: line.itemName, ...usedBy })

/** The level of a batch after its line went from so many packs to others. */
export function corrected(made: MadeBatch, line: ArrivalLine, packs: number): Result<StockLevel> {
  const level = afterArriving(made, packs - line.packs)
  return level === null ? refuse('refused', 'batch_used_unknown', usedParams(line, made)) : ok(level)
}

/** A line may be deleted unless the sender's stands behind it: of that one says that nothing came. */
export const checkLineRemoval = (line: ArrivalLine): Result<null> =>
  line.isFromTransfer ? refuse('refused', 'line_of_transfer', { item: line.itemName, batch: line.batch }) : ok(null)

/** At most what was issued and has not come back yet (5J). */
export function checkReturned(
  line: Pick<ArrivalLine, 'itemName' | 'batch'>,
  packs: number,
  issued: number,
  returned: number,
): Result<null> {
  const left = Math.max(0, issued - returned)
  if (packs <= left + tolerance) return ok(null)
  return refuse('refused', 'more_than_issued', { item: line.itemName, batch: line.batch, issued, returned, left }, 'packs')
}

/** The name of a batch that came without one (5D). */
export const unnamedBatch = (number: string): string => (number === '' ? '' : `supplierinvoice_${number}`)
