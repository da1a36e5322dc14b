/** What of a document the store at its other end sees (features 5A, 5L). */
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'

/** From which state on a transfer is made: today's centrals from Picked, those that follow the seeds once it is finalised. */
export type TransferAt = 'picked' | 'finalised'

/** `on_its_way`: shown there, and still being changed here. `binding`: what is said in it stands. */
export type TransferStage = 'private' | 'on_its_way' | 'binding'

/** Shipped and all that follows is finalised (`fn`) on the wire. */
const shipped: ReadonlySet<InvoiceState> = new Set(['shipped', 'delivered', 'received', 'verified'])

export function transferStage(kind: InvoiceKind, state: InvoiceState, transferAt: TransferAt): TransferStage {
  if (kind !== 'outbound_shipment' && kind !== 'supplier_return') return 'private'
  if (shipped.has(state)) return 'binding'
  return state === 'picked' && transferAt === 'picked' ? 'on_its_way' : 'private'
}
