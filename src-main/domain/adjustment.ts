/** Stock that is put right without a stocktake, and the documents that are born finished (features 5A, 5B, 5J). */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StockSign } from '../contract/stock-work.ts'
import type { NewDocument } from './invoice.ts'
import { newDocument } from './invoice.ts'
import type { Moment } from './moment.ts'
import type { StockLevel } from './stock.ts'
import { afterArriving, tolerance } from './stock.ts'
import { wireWords } from './wire-words.ts'

export type Adjusted = StockLevel & { readonly itemName: string; readonly batch: string }
/** A document that holds packs of a batch. */
export type Holding = { readonly number: number | null; readonly packs: number }

/**
 * The level of a batch after `packs` were found (addition) or lost (reduction). A batch on hold is adjusted like any
 * other (5B). `holdings`: the documents that hold packs of it, named where they stand in the way.
 */
export function adjust(batch: Adjusted, sign: StockSign, packs: number, holdings: readonly Holding[]): Result<StockLevel> {
  if (!(packs > tolerance)) return refuse('refused', 'amount_missing', {}, 'packs')
  const level = afterArriving(batch, sign === 'addition' ? packs : -packs)
  return level === null ? refuseShort(batch, packs, holdings) : ok(level)
}

/** The refusal of taking more from a batch than is free: it says what is there, or which document holds the rest. */
export function refuseShort({ available, total, itemName, batch }: Adjusted, packs: number, holdings: readonly Holding[]): Result<never> {
  const params = { item: itemName, batch, available, total }
  const holding = holdings.find(({ number }) => number !== null)
  if (packs > total + tolerance || holding === undefined) return refuse('refused', 'packs_short', params, 'packs')
  return refuse('refused', 'packs_promised', { ...params, number: String(holding.number) }, 'packs')
}

/**
 * The wire's fields of a document that is finished as it is made at `at`: an adjustment or a repack (4.13). `day`: the
 * moment to which it is dated back.
 */
export function bornVerified(given: NewDocument, at: Moment, day: Moment = at) {
  return {
    ...newDocument(given, at),
    ...wireWords(given.kind, 'verified'),
    confirm_date: day.date,
    confirm_time: day.time,
    finalised_date: day.date,
    finalised_time: day.time,
    om_verified_datetime: day.utc,
    ...(day !== at && { rest: { om_backdated_datetime: day.utc } }),
  } as const
}
