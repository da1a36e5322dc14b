/** The states of each kind of document in their order (features 5A), and how far one has come. */
import type { InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'

const outbound: readonly InvoiceState[] = ['new', 'allocated', 'picked', 'shipped', 'delivered', 'received', 'verified']
const inboundByHand: readonly InvoiceState[] = ['new', 'delivered', 'received', 'verified']
const inboundTransfer: readonly InvoiceState[] = ['picked', 'shipped', 'delivered', 'received', 'verified']

/** The way of a document. What arrived as a transfer and what was made by hand differ, and its state or dates tell which. */
export function lifeCycle(kind: InvoiceKind, passed: readonly InvoiceState[]): readonly InvoiceState[] {
  const transferred = passed.includes('shipped') || passed.includes('picked')
  switch (kind) {
    case 'outbound_shipment':
      return outbound
    case 'inbound_shipment':
      return transferred ? inboundTransfer : inboundByHand
    case 'prescription':
      return ['new', 'picked', 'verified']
    case 'supplier_return':
      return ['new', 'picked', 'shipped', 'received', 'verified']
    case 'customer_return':
      return transferred ? ['shipped', 'received', 'verified'] : ['new', 'received', 'verified']
    case 'inventory_addition':
    case 'inventory_reduction':
    case 'repack':
      return ['verified']
    case 'other':
      return []
  }
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
