/** The steps of a document that takes goods: which is meant most, and what it is called. */
import type { TFunction } from 'i18next'
import type { Input } from '../../../src-main/contract/operations.ts'
import type { Invoice, InvoiceState } from '../../../src-main/contract/trade.ts'

export type LeavingState = NonNullable<Input<'invoice.finalise'>['to']>
export const isLeavingState = (state: InvoiceState): state is LeavingState =>
  state === 'allocated' || state === 'picked' || state === 'shipped'

/** Who has begun to go step by step is led to the next one; all others send the goods at once (5A). */
export function mainLeavingStep({ state, next }: Pick<Invoice, 'state' | 'next'>): LeavingState | null {
  const steps = next.filter(isLeavingState)
  return state === 'new' && steps.includes('shipped') ? 'shipped' : (steps[0] ?? null)
}

export function leavingWords(kind: Invoice['kind'], to: LeavingState, t: TFunction): string {
  if (to !== 'shipped') return t(`outbound:step.do.${to}`)
  return t(kind === 'supplier_return' ? 'documents:return.do' : 'trade:invoice.ship')
}
