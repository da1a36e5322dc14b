import type { Invoice } from '../../../src-main/contract/trade.ts'
import type { ItemRow } from './item-groups.ts'

/** What may be done to several items at once (U-38). */
export type MarkedAction = 'allocate' | 'zero' | 'remove' | 'place'

/** What can be done to these rows of the document while it is open. */
export function actionsOn({ kind, state }: Pick<Invoice, 'kind' | 'state'>, rows: readonly ItemRow[]): readonly MarkedAction[] {
  const hasMissing = rows.some((row) => row.missing > 0)
  if (kind === 'inbound_shipment') return ['place', 'zero', 'remove']
  if (kind === 'customer_return') return ['zero', 'remove']
  if (kind === 'supplier_return') return ['remove']
  return [...(hasMissing ? (['allocate'] as const) : []), ...(state === 'new' ? (['zero'] as const) : []), 'remove']
}
