/** What a chip says of the states it lets through. */
import type { TFunction } from 'i18next'
import { invoiceStates } from '../../../src-main/contract/trade.ts'
import type { InvoiceState } from '../../../src-main/contract/trade.ts'

export const notYetVerified: readonly InvoiceState[] = invoiceStates.filter((state) => state !== 'verified' && state !== 'cancelled')

/** "Not yet verified", "New", "New, Shipped", "New and 3 more". */
export function statesWords(states: readonly InvoiceState[], t: TFunction<'trade'>): string {
  const ordered = invoiceStates.filter((state) => states.includes(state))
  if (ordered.length === notYetVerified.length && notYetVerified.every((state) => states.includes(state))) return t('filter.notVerified')
  const words = ordered.map((state) => t(`state.${state}`))
  return words.length <= 2 ? words.join(', ') : t('filter.more', { first: words[0] ?? '', count: words.length - 1 })
}
