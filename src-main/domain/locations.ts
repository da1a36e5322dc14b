/** Places where batches lie (U-14), and two of them that are one (F-163). */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'

export type PlaceFacts = { readonly id: string; readonly code: string }

/** A place has a code of its own in its store, whatever the case of its letters. */
export function checkPlace(place: PlaceFacts, others: readonly PlaceFacts[]): Result<null> {
  const code = folded(place.code)
  if (code === '') return refuse('refused', 'place_code_missing', {}, 'code')
  const taken = others.some((other) => other.id !== place.id && folded(other.code) === code)
  return taken ? refuse('refused', 'place_code_taken', { code: place.code.trim() }, 'code') : ok(null)
}

const folded = (code: string): string => code.trim().toLocaleLowerCase('en')

export type MergedPlace = PlaceFacts & {
  /** Sensors hang there, or temperatures were written down there: proof of that very place, which is not rewritten. */
  readonly isMeasured: boolean
}

/** Whether `gone` may become one with `kept`. */
export function checkPlacesMerge(kept: MergedPlace | undefined, gone: MergedPlace | undefined): Result<null> {
  if (kept === undefined || gone === undefined) return refuse('not_found', 'location_gone')
  if (kept.id === gone.id) return refuse('refused', 'place_same', { code: kept.code }, 'keptId')
  return gone.isMeasured ? refuse('refused', 'place_measured', { code: gone.code, other: kept.code }, 'goneId') : ok(null)
}
