/** Reasons of adjustments (features 5I, 5J): central's options, of which each sign has its own. */
import type { StockSign } from '../contract/stock-work.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'

export type ReasonFacts = { readonly id: string; readonly type: string; readonly title: string; readonly isActive: boolean }

const wastage: readonly string[] = ['openVialWastage', 'closedVialWastage']

/** The reasons that may be given for stock of this item that goes up or down; wastage of vials is a loss of vaccines. */
export function reasonsFor<R extends ReasonFacts>(reasons: readonly R[], sign: StockSign, isVaccine: boolean): readonly R[] {
  const types = sign === 'addition' ? ['positiveInventoryAdjustment'] : ['negativeInventoryAdjustment', ...(isVaccine ? wastage : [])]
  return reasons.filter(({ isActive, type }) => isActive && types.includes(type))
}

/** The reasons why goods go back to where they came from (5J). */
export const returnReasons = <R extends ReasonFacts>(reasons: readonly R[]): readonly R[] =>
  reasons.filter(({ isActive, type }) => isActive && type === 'returnReason')

export type ReturnLine = { readonly itemName: string; readonly batch: string; readonly reasonId: string | null }

/** Each line of a return has its reason, where central has any; the first without one is named (5J). */
export function checkReturnReasons(reasons: readonly ReasonFacts[], lines: readonly ReturnLine[]): Result<null> {
  const possible = returnReasons(reasons)
  if (possible.length === 0) return ok(null)
  const open = lines.find(({ reasonId }) => !possible.some(({ id }) => id === reasonId))
  return open === undefined ? ok(null) : refuse('refused', 'return_reason_missing', { item: open.itemName, batch: open.batch }, 'reasonId')
}

/** One is needed where central has any for that sign, and it must be one of them. */
export function checkReason(reasons: readonly ReasonFacts[], chosen: string | null, sign: StockSign, isVaccine: boolean): Result<null> {
  const possible = reasonsFor(reasons, sign, isVaccine)
  if (chosen === null) return possible.length === 0 ? ok(null) : refuse('refused', 'reason_missing', {}, 'reasonId')
  return possible.some(({ id }) => id === chosen) ? ok(null) : refuse('refused', 'reason_of_other_sign', {}, 'reasonId')
}
