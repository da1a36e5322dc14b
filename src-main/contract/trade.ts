/** Stores, documents and stock as the page sees them. Dates are ISO text, quantities numbers; ids are opaque text. */
import { z } from 'zod'
import { DocumentNumber, DocumentSync } from './sync.ts'

export const Id = z.string().min(1).max(64)

/**
 * What a store is to this site (F-010 to F-012, F-225, F-227). active: its work is done here. preparing: it has come and its
 * data are on their way. left: it was active here; its unsent work is still sent. collector: a whole copy to read.
 * transfer: only its transfers come. elsewhere: another site's. nowhere: no site's.
 */
export const storeRoles = ['active', 'preparing', 'left', 'collector', 'transfer', 'elsewhere', 'nowhere'] as const
export const StoreRole = z.enum(storeRoles)
export type StoreRole = z.infer<typeof StoreRole>

export const StoreRow = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  /** here = active on this site; elsewhere = another site's; nowhere = no site. */
  place: z.enum(['here', 'elsewhere', 'nowhere']),
  role: StoreRole,
  /** While preparing: records of the queue that are here, and of how many; `total` is null until central has said. */
  progress: z.strictObject({ done: z.int(), total: z.int().nullable() }).nullable(),
  /** Central has switched *include transactions* off for this dispensary (F-015): its documents and stock stay here. */
  keepsTransactions: z.boolean(),
  /** Nothing is written in it here any more, because it is to be moved to another site (F-236). */
  isFrozen: z.boolean(),
  siteNumber: z.number().nullable(),
  mode: z.string(),
  disabled: z.boolean(),
  documents: z.int(),
  stockLines: z.int(),
  items: z.int(),
  customers: z.int(),
  suppliers: z.int(),
  notSent: z.int(),
  lastChangeAt: z.string().nullable(),
})
export type StoreRow = z.infer<typeof StoreRow>

export const invoiceKinds = [
  'outbound_shipment',
  'inbound_shipment',
  'prescription',
  'inventory_addition',
  'inventory_reduction',
  'supplier_return',
  'customer_return',
  'repack',
  'other',
] as const
export const InvoiceKind = z.enum(invoiceKinds)
export type InvoiceKind = z.infer<typeof InvoiceKind>

export const invoiceStates = ['new', 'allocated', 'picked', 'shipped', 'delivered', 'received', 'verified', 'cancelled'] as const
export const InvoiceState = z.enum(invoiceStates)
export type InvoiceState = z.infer<typeof InvoiceState>

export const TransactionRow = z.strictObject({
  id: Id,
  /** null = number not given yet; the wire's -1 is never shown (F-152). */
  number: DocumentNumber.nullable(),
  kind: InvoiceKind,
  state: InvoiceState,
  nameId: Id,
  name: z.string(),
  createdAt: z.string(),
  theirRef: z.string(),
  comment: z.string(),
  onHold: z.boolean(),
  colour: z.string(),
  lines: z.int(),
  total: z.number(),
  sync: DocumentSync,
})
export type TransactionRow = z.infer<typeof TransactionRow>

export const TransactionFilter = z.strictObject({
  kinds: z.array(InvoiceKind).default([]),
  states: z.array(InvoiceState).default([]),
  /** ISO dates, both inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  search: z.string().max(200).default(''),
  notSent: z.boolean().default(false),
  onHold: z.boolean().default(false),
})
export type TransactionFilter = z.infer<typeof TransactionFilter>

export const TransactionSort = z.strictObject({
  by: z.enum(['createdAt', 'number', 'name', 'state', 'kind']).default('createdAt'),
  descending: z.boolean().default(true),
})

export const TransactionPage = z.strictObject({
  rows: z.array(TransactionRow),
  offset: z.int(),
  /** Rows that match the filter, and rows there are at all in this store. */
  matching: z.int(),
  all: z.int(),
  byKind: z.record(z.string(), z.int()),
})
export type TransactionPage = z.infer<typeof TransactionPage>

export const InvoiceLine = z.strictObject({
  id: Id,
  itemId: Id,
  itemCode: z.string(),
  itemName: z.string(),
  unit: z.string(),
  stockLineId: z.string().nullable(),
  batch: z.string(),
  expiryDate: z.string().nullable(),
  location: z.string(),
  packSize: z.number(),
  packs: z.number(),
  units: z.number(),
  sellPrice: z.number(),
  costPrice: z.number(),
  total: z.number(),
  locationId: z.string().nullable(),
  note: z.string(),
  /** Why it goes back; an id of `reasons.list`. */
  reasonId: z.string().nullable(),
  /** That reason in central's words, also of a document of an older program; empty where there is none. */
  reason: z.string(),
  /** It brings goods into the store; of the lines of a repack one does and one does not. */
  isIncoming: z.boolean(),
  /** Asked for on an open customer invoice, and no batch covers it yet (U-13). A service is nobody's stock and waits for none. */
  isWaiting: z.boolean(),
  /** The sender's line stands behind it: its cost is read only, and so is its being there. */
  isFromTransfer: z.boolean(),
  /** What an outside supplier brings may wait to be accepted, or be turned down (5E); null where nothing is to be said. */
  approval: z.enum(['pending', 'rejected']).nullable(),
  /** The cost is the sender's, or the purchase order's: it is read only (5D). */
  isCostFixed: z.boolean(),
  /** Packs that the sender gave on the way, where they said so. */
  sentPacks: z.number().nullable(),
})
export type InvoiceLine = z.infer<typeof InvoiceLine>

export const Invoice = z.strictObject({
  id: Id,
  /** Changes with every change to the document; sent back so that a stale page is told so (conflict). */
  version: z.int(),
  number: DocumentNumber.nullable(),
  kind: InvoiceKind,
  state: InvoiceState,
  storeId: Id,
  nameId: Id,
  name: z.string(),
  nameCode: z.string(),
  comment: z.string(),
  theirRef: z.string(),
  onHold: z.boolean(),
  colour: z.string(),
  createdAt: z.string(),
  dates: z.partialRecord(InvoiceState, z.string()),
  /** Why it cannot be edited here, or null. A key under `refusal.` */
  locked: z.string().nullable(),
  /** The states that may be chosen now, the nearest first (5A). */
  next: z.array(InvoiceState),
  /** States that central has switched off for this store: shown only where the document has passed them (5A). */
  hidden: z.array(InvoiceState),
  /** The day to which it is dated back, `YYYY-MM-DD`; null where it is not (5E). */
  datedBackTo: z.string().nullable(),
  /** How many days back its day can be moved now; 0 where it stays as it is (5E). */
  backdateDays: z.int(),
  /** The other party may still be changed: while New, and where no other document decides who it is (5E). */
  mayChangeParty: z.boolean(),
  /** It has another half, in the store of the other party. */
  isTransfer: z.boolean(),
  /** It brings what a purchase order asked for: it has one state more (5A), and the costs are the order's (5D). */
  isOrdered: z.boolean(),
  /** The day on which it is expected, ISO; null where nobody said. */
  expectedDelivery: z.string().nullable(),
  lines: z.array(InvoiceLine),
  total: z.number(),
  sync: DocumentSync,
})
export type Invoice = z.infer<typeof Invoice>

export const NameChoice = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  isStore: z.boolean(),
  onHold: z.boolean(),
})
export type NameChoice = z.infer<typeof NameChoice>

export const ItemChoice = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  /** Units in stock in this store, and how many of them can be issued today: not promised, not on hold, not expired. */
  total: z.number(),
  available: z.number(),
})
export type ItemChoice = z.infer<typeof ItemChoice>

/** In packs of this size only, the others are left out; null: in packs of any size. Quantities beside it are units all the same (5C). */
export const PackSize = z.number().positive().max(1e9).nullable().default(null)

/** A batch as the allocator sees it; `packs` is what this document takes from it. */
export const BatchChoice = z.strictObject({
  stockLineId: Id,
  batch: z.string(),
  expiryDate: z.string().nullable(),
  location: z.string(),
  packSize: z.number(),
  available: z.number(),
  packs: z.number(),
  /** What a pack costs whom the document is for (5D), and what `packs` of it come to with tax, as its line will say. */
  sellPrice: z.number(),
  total: z.number(),
  /** Why it is not given out by itself (5C). */
  leftOut: z.enum(['on_hold', 'location_on_hold', 'expired', 'near_expiry', 'vvm_unusable', 'other_pack_size']).nullable(),
  expiresSoon: z.boolean(),
})
export type BatchChoice = z.infer<typeof BatchChoice>

export const ItemAllocation = z.strictObject({
  itemId: Id,
  /** Asked for in packs of this size only; null: of any. */
  packSize: z.number().nullable(),
  batches: z.array(BatchChoice),
  wantedUnits: z.number(),
  allocatedUnits: z.number(),
  /** Said to the user beside the batches; keys under `allocation.` */
  notes: z.array(z.strictObject({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
})
export type ItemAllocation = z.infer<typeof ItemAllocation>
