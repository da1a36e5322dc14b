/**
 * Today's words for a `transact` row (protocol-v5.md 4.6 and 4.13): its kind, its state, when it was made, and the
 * way back to the wire's fields. Pure; a value that nobody knows never fails, it becomes `other` and stays as it came.
 */
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'

type Text = string | null | undefined

/** Name code of the partner of inventory adjustments. */
export const adjustmentNameCode = 'invad'

const kindOfOmType: Readonly<Record<string, InvoiceKind>> = {
  OUTBOUND_SHIPMENT: 'outbound_shipment',
  INBOUND_SHIPMENT: 'inbound_shipment',
  PRESCRIPTION: 'prescription',
  INVENTORY_ADDITION: 'inventory_addition',
  INVENTORY_ADJUSTMENT: 'inventory_addition',
  INVENTORY_REDUCTION: 'inventory_reduction',
  REPACK: 'repack',
  SUPPLIER_RETURN: 'supplier_return',
  OUTBOUND_RETURN: 'supplier_return',
  CUSTOMER_RETURN: 'customer_return',
  INBOUND_RETURN: 'customer_return',
}

const kindOfType: Readonly<Record<string, InvoiceKind>> = {
  si: 'inbound_shipment',
  ci: 'outbound_shipment',
  sc: 'supplier_return',
  cc: 'customer_return',
  sr: 'repack',
}

const stateOfOmStatus: Readonly<Record<string, InvoiceState>> = {
  NEW: 'new',
  ALLOCATED: 'allocated',
  PICKED: 'picked',
  SHIPPED: 'shipped',
  DELIVERED_NO_STOCK: 'delivered',
  DELIVERED: 'received',
  VERIFIED: 'verified',
  CANCELLED: 'cancelled',
}

type WireStatus = 'nw' | 'sg' | 'cn' | 'fn'
type StatusColumn = 'sent' | 'received' | 'prescription' | 'stock'

/** The columns of the status tables of 4.13; a kind that we do not know reads like stock that was only counted. */
export const statusColumn: Readonly<Record<InvoiceKind, StatusColumn>> = {
  outbound_shipment: 'sent',
  supplier_return: 'sent',
  inbound_shipment: 'received',
  customer_return: 'received',
  prescription: 'prescription',
  inventory_addition: 'stock',
  inventory_reduction: 'stock',
  repack: 'stock',
  other: 'stock',
}

const stateOfStatus: Readonly<Record<StatusColumn, Readonly<Record<WireStatus, InvoiceState>>>> = {
  sent: { nw: 'new', sg: 'new', cn: 'picked', fn: 'shipped' },
  received: { nw: 'new', sg: 'new', cn: 'received', fn: 'verified' },
  prescription: { nw: 'new', sg: 'new', cn: 'picked', fn: 'verified' },
  stock: { nw: 'new', sg: 'new', cn: 'verified', fn: 'verified' },
}

export type KindFacts = {
  readonly type: Text
  readonly mode: Text
  readonly omType: Text
  readonly status: Text
  readonly omStatus: Text
  readonly nameCode: Text
}

/** The kind of a document. `other` where type or status is none of ours: such a document is shown and never edited. */
export function invoiceKind(facts: KindFacts): InvoiceKind {
  if (!hasKnownStatus(facts)) return 'other'
  if (isSet(facts.omType)) return known(kindOfOmType, facts.omType) ?? 'other'
  const type = facts.type?.toLowerCase() ?? ''
  if (facts.nameCode === adjustmentNameCode) return type === 'si' ? 'inventory_addition' : type === 'sc' ? 'inventory_reduction' : 'other'
  if (facts.mode === 'dispensary') return type === 'ci' ? 'prescription' : 'other'
  if (isSet(facts.mode) && facts.mode !== 'store') return 'other'
  const kind = known(kindOfType, type) ?? 'other'
  return kind === 'repack' && !isSet(facts.omStatus) && facts.status?.toLowerCase() !== 'fn' ? 'other' : kind
}

function hasKnownStatus({ status, omStatus }: Pick<KindFacts, 'status' | 'omStatus'>): boolean {
  return isSet(omStatus) ? Object.hasOwn(stateOfOmStatus, omStatus) : wireStatus(status) !== null
}

export type StateFacts = {
  readonly kind: InvoiceKind
  readonly status: Text
  readonly omStatus: Text
  /** The other party is a store: what comes from one has been shipped even where its status is new. */
  readonly partnerIsStore: boolean
}

/** The state of a document; `om_status` wins where it is known. */
export function invoiceState({ kind, status, omStatus, partnerIsStore }: StateFacts): InvoiceState {
  const told = isSet(omStatus) ? known(stateOfOmStatus, omStatus) : undefined
  if (told !== undefined) return told
  const wire = wireStatus(status)
  if (wire === null) return 'new'
  const column = statusColumn[kind]
  return column === 'received' && wire === 'nw' && partnerIsStore ? 'shipped' : stateOfStatus[column][wire]
}

function wireStatus(status: Text): WireStatus | null {
  const lower = status?.toLowerCase()
  return lower === 'nw' || lower === 'sg' || lower === 'cn' || lower === 'fn' ? lower : null
}

/**
 * Central copies `om_*` too when it makes the partner's half of a transfer: where they contradict the type they speak
 * of the other half. Gives the keys that must be dropped before reading.
 */
export function wipedKeys(data: Readonly<Record<string, unknown>>): readonly string[] {
  const { type, om_type: omType } = data
  const copied =
    (type === 'si' && omType === 'OUTBOUND_SHIPMENT') || (type === 'cc' && (omType === 'SUPPLIER_RETURN' || omType === 'OUTBOUND_RETURN'))
  return copied ? Object.keys(data).filter((key) => key.startsWith('om_')) : nothing
}

const nothing: readonly string[] = []

/** Kind of a `trans_line`; a negative quantity out is goods coming in (4.6). */
export function lineKind(type: Text, packs: number | null | undefined): 'stock_in' | 'stock_out' | 'unallocated' | 'service' | 'other' {
  if (type === 'stock_in' || (type === 'stock_out' && (packs ?? 0) < 0)) return 'stock_in'
  if (type === 'placeholder') return 'unallocated'
  return type === 'stock_out' || type === 'service' ? type : 'other'
}

/** Only own keys: the wire may hold any text, `constructor` too. */
const known = <T>(words: Readonly<Record<string, T>>, word: string): T | undefined => (Object.hasOwn(words, word) ? words[word] : undefined)

const isSet = (text: Text): text is string => text !== null && text !== undefined && text !== ''
