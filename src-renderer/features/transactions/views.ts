/** What a tile of the home page shows of the documents (U-70). */
import type { TransactionView } from '../../stores/route-text.ts'
import type { FilterChange } from '../../stores/transactions.ts'

const outbound = { kinds: ['outbound_shipment'], states: ['new', 'allocated', 'picked'] } as const
const inbound = { kinds: ['inbound_shipment'], states: ['new', 'picked', 'shipped', 'delivered'] } as const

export const filterOf: Readonly<Record<TransactionView, FilterChange>> = {
  to_ship: { kinds: [...outbound.kinds], states: [...outbound.states] },
  to_receive: { kinds: [...inbound.kinds], states: [...inbound.states] },
  outbound_on_hold: { kinds: [...outbound.kinds], states: [...outbound.states], onHold: true },
  inbound_on_hold: { kinds: [...inbound.kinds], states: [...inbound.states], onHold: true },
}
