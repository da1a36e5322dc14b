/** Which documents a person sees, by their rights (U-04): each kind is opened by any one of its rights. */
import type { Right } from './rights.ts'
import type { InvoiceKind } from './trade.ts'
import { invoiceKinds } from './trade.ts'

const ofCustomers = ['viewCustomerInvoices', 'returnFromCustomers'] as const
const ofSuppliers = ['viewSupplierInvoices', 'returnToSuppliers'] as const

/** Whoever has one of these sees documents. */
export const seeingDocuments = ['viewCustomerInvoices', 'viewSupplierInvoices', 'returnFromCustomers', 'returnToSuppliers'] as const

/** The right that a person without any is told of comes first. */
export const seenWith: Readonly<Record<InvoiceKind, readonly [Right, ...Right[]]>> = {
  outbound_shipment: ['viewCustomerInvoices'],
  prescription: ['viewCustomerInvoices'],
  customer_return: ofCustomers,
  inbound_shipment: ['viewSupplierInvoices'],
  supplier_return: ofSuppliers,
  inventory_addition: seeingDocuments,
  inventory_reduction: seeingDocuments,
  repack: seeingDocuments,
  other: seeingDocuments,
}

export const seenKinds = (rights: readonly Right[]): readonly InvoiceKind[] =>
  invoiceKinds.filter((kind) => seenWith[kind].some((right) => rights.includes(right)))
