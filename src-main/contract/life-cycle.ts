/** The states of each kind of document in their order, forward only (features 5A). */
import type { InvoiceKind, InvoiceState } from './trade.ts'

const outbound: readonly InvoiceState[] = ['new', 'allocated', 'picked', 'shipped', 'delivered', 'received', 'verified']
const inboundByHand: readonly InvoiceState[] = ['new', 'delivered', 'received', 'verified']
const inboundOfOrder: readonly InvoiceState[] = ['new', 'shipped', 'delivered', 'received', 'verified']
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

/**
 * The way of a document. What arrived as a transfer and what was made by hand differ, and the states passed tell which;
 * what a purchase order brings is made by hand and shipped to us.
 */
export function lifeCycle(kind: InvoiceKind, passed: readonly InvoiceState[], isOrdered = false): readonly InvoiceState[] {
  if (kind === 'inbound_shipment' && isOrdered) return inboundOfOrder
  return ways[kind](passed.includes('shipped') || passed.includes('picked'))
}

/** From here on the other side moves the document, and this computer only learns of it. */
export function isTheirs(kind: InvoiceKind, state: InvoiceState): boolean {
  if (kind === 'outbound_shipment') return state === 'delivered' || state === 'received' || state === 'verified'
  return kind === 'supplier_return' && (state === 'received' || state === 'verified')
}

const nothingHidden: ReadonlySet<InvoiceState> = new Set()

/**
 * The states that may be chosen of a document now: any later one that is this side's to set and that central has not
 * hidden (5A). None while the supplier is still editing what is on its way.
 */
export function nextStates(
  kind: InvoiceKind,
  state: InvoiceState,
  hidden: ReadonlySet<InvoiceState> = nothingHidden,
  isOrdered = false,
): readonly InvoiceState[] {
  const way = lifeCycle(kind, [state], isOrdered)
  const at = way.indexOf(state)
  if (at === -1 || (kind === 'inbound_shipment' && state === 'picked')) return []
  return way.slice(at + 1).filter((later) => !isTheirs(kind, later) && !hidden.has(later))
}

/** The kinds whose goods come in: their lines make batches when they are received (5B). */
export const arrivingKinds: ReadonlySet<InvoiceKind> = new Set(['inbound_shipment', 'customer_return'])

/** Adjustments and repacks are finished as they are made (5A): nobody ever sees one of them New. */
export const bornFinished: ReadonlySet<InvoiceKind> = new Set(['inventory_addition', 'inventory_reduction', 'repack'])

const noted: ReadonlySet<string> = new Set(['already_shipped', 'return_sent', 'already_verified', 'finished_as_made'])

/** Comment, colour and their reference stay open after the lines are shut, in a document that people here work on (5E). */
export const isNoteOpen = (locked: string | null): boolean => locked === null || noted.has(locked)

/** Whether the lines of that kind say what the goods cost: what comes in, and what goes back to its supplier (5D, 5J). */
export const isAtCost = (kind: InvoiceKind): boolean => arrivingKinds.has(kind) || kind === 'supplier_return'
