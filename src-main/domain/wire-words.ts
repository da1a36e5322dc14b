/** The way back: the wire's `type`, `mode`, `status` and `om_*` words for a document of ours (protocol-v5.md 4.13). */
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'

type Known = Exclude<InvoiceKind, 'other'>

const typeOf: Readonly<Record<Known, string>> = {
  outbound_shipment: 'ci',
  prescription: 'ci',
  inbound_shipment: 'si',
  inventory_addition: 'si',
  inventory_reduction: 'sc',
  supplier_return: 'sc',
  customer_return: 'cc',
  repack: 'sr',
}

const states = [
  'new',
  'allocated',
  'picked',
  'shipped',
  'delivered',
  'received',
  'verified',
  'cancelled',
] as const satisfies readonly InvoiceState[]
const sent = ['sg', 'sg', 'cn', 'fn', 'fn', 'fn', 'fn', 'fn'] as const
const received = ['nw', 'nw', 'nw', 'nw', 'nw', 'cn', 'fn', 'fn'] as const
const prescription = ['nw', 'cn', 'cn', 'fn', 'sg', 'fn', 'fn', 'fn'] as const
const stock = ['nw', 'nw', 'nw', 'nw', 'nw', 'nw', 'fn', 'fn'] as const

const statusesOf: Readonly<Record<Known, readonly string[]>> = {
  outbound_shipment: sent,
  supplier_return: sent,
  inbound_shipment: received,
  customer_return: received,
  prescription,
  inventory_addition: stock,
  inventory_reduction: stock,
  repack: stock,
}

const omStatusOf: Readonly<Record<InvoiceState, string>> = {
  new: 'NEW',
  allocated: 'ALLOCATED',
  picked: 'PICKED',
  shipped: 'SHIPPED',
  delivered: 'DELIVERED_NO_STOCK',
  received: 'DELIVERED',
  verified: 'VERIFIED',
  cancelled: 'CANCELLED',
}

/** The five columns of `invoice` that say kind and state; reading them gives the same kind and state again. */
export function wireWords(kind: Known, state: InvoiceState) {
  return {
    type: typeOf[kind],
    mode: kind === 'prescription' ? 'dispensary' : 'store',
    status: statusesOf[kind][states.indexOf(state)] ?? 'nw',
    om_type: kind.toUpperCase(),
    om_status: omStatusOf[state],
  }
}
