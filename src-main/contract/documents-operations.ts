/** Operations on documents that bring goods or send them back. Each kind has rights of its own (protocol-v5.md 4.14). */
import { z } from 'zod'
import { DocumentDay } from './days.ts'
import { nothing, op } from './operation.ts'
import { seeingDocuments } from './seen-kinds.ts'
import { DocumentNumber } from './sync.ts'
import { Id, Invoice, InvoiceKind, InvoiceState, NameChoice, PackSize } from './trade.ts'

/** What the page has in hand: a stale one is told so. */
const seen = { id: Id, version: z.int() }
const quantity = z.number().min(0).max(1e12)
const amount = z.number().min(0).max(1e9)

/** A colour as the wire has it, `#RRGGBB`; empty for none (U-33). */
export const Colour = z.string().regex(/^(#[0-9a-fA-F]{6})?$/)

/** What every document can be told, also when its lines are shut (5E). */
const note = {
  ...seen,
  colour: Colour.optional(),
  theirRef: z.string().max(200).optional(),
  comment: z.string().max(2000).optional(),
}

/** What the head of a document can be told that is not finished as it is made. */
export const head = {
  ...note,
  onHold: z.boolean().optional(),
  /** Not before the day of shipping (5E). */
  expectedDelivery: z.iso.date().nullable().optional(),
}

/** `liftHold`: a document on hold takes no step, unless the same one lifts the hold (5A). */
export const ArrivalStep = z.strictObject({ ...seen, to: z.enum(['shipped', 'delivered', 'received', 'verified']), liftHold: z.boolean() })

/** The day to which a document in New without lines is dated back, null for today; only where central allows it (5E). */
export const datedBack = { datedBackTo: DocumentDay.nullable().optional() }

/**
 * A step of what goes out, Shipped where none is named: with Picked the goods leave the stock, with Shipped the lines are
 * shut (5A, 5B). `liftHold` as above.
 */
export const LeavingStep = z.strictObject({
  ...seen,
  to: z.enum(['allocated', 'picked', 'shipped']).optional(),
  liftHold: z.boolean().optional(),
})

const lineIds = z.array(Id).min(1).max(5000)

/** What is done to several lines that bring goods: they go, nothing came of them, or they lie somewhere else (U-38). */
export const LinesChange = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('remove') }),
  z.strictObject({ do: z.literal('zero') }),
  z.strictObject({ do: z.literal('place'), locationId: Id.nullable() }),
])
export type LinesChange = z.infer<typeof LinesChange>

/** Whether goods of an outside supplier are taken: rejected ones make no stock. */
export const Approval = z.enum(['pending', 'accepted', 'rejected'])
export type Approval = z.infer<typeof Approval>

/** A place where goods may be put. */
export const PlaceChoice = z.strictObject({ id: Id, code: z.string(), name: z.string(), onHold: z.boolean() })
export type PlaceChoice = z.infer<typeof PlaceChoice>

export const ReasonChoice = z.strictObject({ id: Id, title: z.string() })
export type ReasonChoice = z.infer<typeof ReasonChoice>

/** `original`: what this one returns. `return`: a return of this one. `order`: it answers the same order. */
export const RelatedDocument = z.strictObject({
  id: Id,
  kind: z.union([InvoiceKind, z.literal('stocktake')]),
  state: z.union([InvoiceState, z.literal('finalised')]),
  number: DocumentNumber.nullable(),
  /** `stocktake`: the count that made this document. */
  relation: z.enum(['original', 'return', 'order', 'stocktake']),
  createdAt: z.string(),
})
export type RelatedDocument = z.infer<typeof RelatedDocument>

export const documentsOperations = {
  'documents.related': op('store', z.strictObject({ id: Id }), z.array(RelatedDocument), seeingDocuments),

  /** `id` is made by the form once, so that a double click makes one document (U-37, T13). */
  'inbound.create': op('store', z.strictObject({ id: z.uuid(), nameId: Id }), Invoice, 'createSupplierInvoices'),
  /** `receivedOn`: an earlier day on which the goods came, where central allows dating back (5E). */
  'inbound.edit': op(
    'store',
    z.strictObject({ ...head, nameId: Id.optional(), receivedOn: DocumentDay.optional() }),
    Invoice,
    'editSupplierInvoices',
  ),
  /** Adds a line under an id that the page makes, or changes what is named of one that is there. */
  'inbound.setLine': op(
    'store',
    z.strictObject({
      ...seen,
      lineId: z.uuid(),
      itemId: Id,
      batch: z.string().max(100).optional(),
      expiryDate: z.iso.date().nullable().optional(),
      packSize: amount.optional(),
      packs: amount.optional(),
      costPrice: amount.optional(),
      sellPrice: amount.optional(),
      locationId: Id.nullable().optional(),
      note: z.string().max(2000).optional(),
    }),
    Invoice,
    'editSupplierInvoices',
  ),
  /** Goods of an outside supplier are accepted or turned down line by line, until they are received (5E). */
  'inbound.approve': op('store', z.strictObject({ ...seen, lineId: Id, approval: Approval }), Invoice, 'authoriseGoods'),
  'inbound.removeLine': op('store', z.strictObject({ ...seen, lineId: Id }), Invoice, 'editSupplierInvoices'),
  /** Does the same to each of the lines, or to none of them where one is refused (U-38). */
  'inbound.changeLines': op('store', z.strictObject({ ...seen, lineIds, change: LinesChange }), Invoice, 'editSupplierInvoices'),
  /** Delivered, Received or Verified: from Received on the lines are batches in stock (5B). */
  'inbound.advance': op('store', ArrivalStep, Invoice, 'editSupplierInvoices'),
  'inbound.remove': op('store', z.strictObject(seen), nothing, 'editSupplierInvoices'),
  'inbound.places': op('store', nothing, z.array(PlaceChoice), 'viewSupplierInvoices'),

  /**
   * Goods that go back: lines and batches as of what goes out, each item with its reason (5J). `originalId`: the invoice
   * they came with; `lineIds`: the lines of it that go back, with what is still here of them (U-38).
   */
  'supplierReturn.create': op(
    'store',
    z.strictObject({ id: z.uuid(), nameId: Id, originalId: Id.nullable(), lineIds: lineIds.optional() }),
    Invoice,
    'returnToSuppliers',
  ),
  'supplierReturn.edit': op('store', z.strictObject({ ...head, nameId: Id.optional(), ...datedBack }), Invoice, 'returnToSuppliers'),
  'supplierReturn.setItem': op(
    'store',
    z.strictObject({ ...seen, itemId: Id, units: quantity, packSize: PackSize }),
    Invoice,
    'returnToSuppliers',
  ),
  'supplierReturn.setBatch': op('store', z.strictObject({ ...seen, stockLineId: Id, packs: quantity }), Invoice, 'returnToSuppliers'),
  /** Takes several items off at once (U-38). */
  'supplierReturn.removeItems': op('store', z.strictObject({ ...seen, itemIds: lineIds }), Invoice, 'returnToSuppliers'),
  'supplierReturn.setReason': op('store', z.strictObject({ ...seen, itemId: Id, reasonId: Id.nullable() }), Invoice, 'returnToSuppliers'),
  'supplierReturn.finalise': op('store', LeavingStep, Invoice, 'returnToSuppliers'),
  'supplierReturn.remove': op('store', z.strictObject(seen), nothing, 'returnToSuppliers'),
  /** Why goods may go back, by title; where there are none, none is asked for. */
  'supplierReturn.reasons': op('store', nothing, z.array(ReasonChoice), 'returnToSuppliers'),

  /** What a customer brings back of a shipment: a line for each of its batches or those of `lineIds`, with the packs that came (5J). */
  'customerReturn.create': op(
    'store',
    z.strictObject({ id: z.uuid(), nameId: Id, originalId: Id, lineIds: lineIds.optional() }),
    Invoice,
    'returnFromCustomers',
  ),
  'customerReturn.edit': op('store', z.strictObject(head), Invoice, 'returnFromCustomers'),
  'customerReturn.setLine': op('store', z.strictObject({ ...seen, lineId: Id, packs: amount }), Invoice, 'returnFromCustomers'),
  'customerReturn.removeLine': op('store', z.strictObject({ ...seen, lineId: Id }), Invoice, 'returnFromCustomers'),
  'customerReturn.changeLines': op(
    'store',
    z.strictObject({ ...seen, lineIds, do: z.enum(['remove', 'zero']) }),
    Invoice,
    'returnFromCustomers',
  ),
  'customerReturn.setReason': op('store', z.strictObject({ ...seen, itemId: Id, reasonId: Id.nullable() }), Invoice, 'returnFromCustomers'),
  'customerReturn.advance': op('store', ArrivalStep, Invoice, 'returnFromCustomers'),
  'customerReturn.remove': op('store', z.strictObject(seen), nothing, 'returnFromCustomers'),
  'customerReturn.reasons': op('store', nothing, z.array(ReasonChoice), 'returnFromCustomers'),

  /** What is said of an adjustment or a repack, each of which is finished as it is made (5A, 5E). */
  'adjustment.edit': op('store', z.strictObject(note), Invoice, 'adjustStock'),
  'repack.edit': op('store', z.strictObject(note), Invoice, 'repackStock'),

  /** Suppliers that the open store may see (F-020), best match first. */
  'names.suppliers': op(
    'store',
    z.strictObject({ search: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.array(NameChoice),
    'createSupplierInvoices',
  ),
} as const
