/** How far a document has come on the way of its kind (features 5A). */
import { lifeCycle } from '../../../src-main/contract/life-cycle.ts'
import type { InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'

/** How many dashes, and which one is now; a state outside the way (cancelled) has none. */
export function pips(kind: InvoiceKind, state: InvoiceState): { readonly count: number; readonly now: number } | null {
  const way = lifeCycle(kind, [state])
  const now = way.indexOf(state)
  return now === -1 ? null : { count: way.length, now }
}
