/** Operations on documents and what they are made of, in the open store. */
import { z } from 'zod'
import { datedBack, head, LeavingStep } from './documents-operations.ts'
import { nothing, op } from './operation.ts'
import { seeingDocuments } from './seen-kinds.ts'
import { outboundOperations } from './outbound-operations.ts'
import {
  Id,
  Invoice,
  ItemAllocation,
  ItemChoice,
  NameChoice,
  PackSize,
  TransactionFilter,
  TransactionPage,
  TransactionSort,
} from './trade.ts'

export const tradeOperations = {
  ...outboundOperations,
  'transactions.list': op(
    'store',
    z.strictObject({
      filter: TransactionFilter,
      sort: TransactionSort,
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    TransactionPage,
    seeingDocuments,
  ),
  /** Of a kind that the user may not see it is refused by the right that is missing (U-04). */
  'invoice.get': op('store', z.strictObject({ id: Id }), Invoice, seeingDocuments),
  /** `id` is made by the form once, so that a double click makes one document (U-37, T13). */
  'invoice.create': op('store', z.strictObject({ id: z.uuid(), nameId: Id }), Invoice, 'createCustomerInvoices'),
  /** Changes what is named of the head; the hold, the customer only while the lines are open (5E, U-33). */
  'invoice.edit': op('store', z.strictObject({ ...head, nameId: Id.optional(), ...datedBack }), Invoice, 'editCustomerInvoices'),
  /**
   * Asks for so many units of an item; batches are taken by first expiry (5C). 0 removes the item. With a `packSize` the units
   * must be whole packs of it, and some batch must have it.
   */
  'invoice.setItem': op(
    'store',
    z.strictObject({ id: Id, version: z.int(), itemId: Id, units: z.number().min(0).max(1e12), packSize: PackSize }),
    Invoice,
    'editCustomerInvoices',
  ),
  /** Takes exactly so many packs of one batch; 0 removes the line. */
  'invoice.setBatch': op(
    'store',
    z.strictObject({ id: Id, version: z.int(), stockLineId: Id, packs: z.number().min(0).max(1e12) }),
    Invoice,
    'editCustomerInvoices',
  ),
  /** What first expiry would take, for the batch table of an item; writes nothing. */
  'invoice.allocation': op(
    'store',
    z.strictObject({ id: Id, itemId: Id, units: z.number().min(0).max(1e12).nullable(), packSize: PackSize }),
    ItemAllocation,
    'viewStock',
  ),
  'invoice.finalise': op('store', LeavingStep, Invoice, 'editCustomerInvoices'),
  'invoice.remove': op('store', z.strictObject({ id: Id, version: z.int() }), nothing, 'editCustomerInvoices'),

  /** Customers that the open store may see (F-020), best match first. */
  'names.customers': op(
    'store',
    z.strictObject({ search: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.array(NameChoice),
    'createCustomerInvoices',
  ),
  'items.search': op(
    'store',
    z.strictObject({ search: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.array(ItemChoice),
    'viewStock',
  ),
} as const
