/** The states of each kind of document in their order (features 5A), and how far one has come. */
import type { InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'

const outbound: readonly InvoiceState[] = ['new', 'allocated', 'picked', 'shipped', 'delivered', 'received', 'verified']
const inboundByHand: readonly InvoiceState[] = ['new', 'delivered', 'received', 'verified']
const inboundTransfer: readonly InvoiceState[] = ['picked', 'shipped', 'delivered', 'received', 'verified']

const ways: Readonly<Record<InvoiceKind, (transferred: boolean) => readonly InvoiceState[]>> = {
  outbound_shipment: () => outbound,
  inbound_shipment: (transferred) => (transferred ? inboundTransfer : inboundByHand),
  prescription: () => ['new', 'picked', 'verified'],
  supplier_return: () => ['new', 'picked', 'shipped', 'received', 'verified'],
  customer_return: (transferred) => [transferred ? 'shipped' : 'new', 'received', 'verified'],
  inventory_addition: () => ['verified'],
  inventory_reduction: () => ['verified'],
  repack: () => ['verified'],
  other: () => [],
}

/** The way of a document. What arrived as a transfer and what was made by hand differ, and the states passed tell which. */
export function lifeCycle(kind: InvoiceKind, passed: readonly InvoiceState[]): readonly InvoiceState[] {
  return ways[kind](passed.includes('shipped') || passed.includes('picked'))
}

/** From here on the other side moves the document, and this computer only learns of it. */
export function isTheirs(kind: InvoiceKind, state: InvoiceState): boolean {
  if (kind === 'outbound_shipment') return state === 'delivered' || state === 'received' || state === 'verified'
  if (kind === 'supplier_return') return state === 'received' || state === 'verified'
  return false
}

/** How many dashes, and which one is now; a state outside the way (cancelled) has none. */
export function pips(kind: InvoiceKind, state: InvoiceState): { readonly count: number; readonly now: number } | null {
  const way = lifeCycle(kind, [state])
  const now = way.indexOf(state)
  return now === -1 ? null : { count: way.length, now }
}
