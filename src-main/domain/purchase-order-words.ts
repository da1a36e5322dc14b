/** Today's word for the state of a `purchase_order` (protocol-v5.md 4.10). Pure. */
export const purchaseOrderStates = ['new', 'request_approval', 'confirmed', 'sent', 'finalised'] as const
export type PurchaseOrderState = (typeof purchaseOrderStates)[number]

type Text = string | null | undefined

export type PurchaseOrderFacts = {
  readonly status: Text
  readonly sentDate: Text
  /** `status` in `oms_fields`: wins where it is known. */
  readonly omStatus: unknown
}

/** The state of a purchase order; a status that nobody knows reads as new. */
export function purchaseOrderState({ status, sentDate, omStatus }: PurchaseOrderFacts): PurchaseOrderState {
  const told = typeof omStatus === 'string' ? purchaseOrderStates.find((state) => state.toUpperCase() === omStatus) : undefined
  if (told !== undefined) return told
  const wire = status?.toLowerCase()
  if (wire === 'sg') return 'request_approval'
  if (wire === 'cn') return isSet(sentDate) ? 'sent' : 'confirmed'
  return wire === 'fn' ? 'finalised' : 'new'
}

const isSet = (text: Text): boolean => text !== null && text !== undefined && text !== ''
