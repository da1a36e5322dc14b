/** Each kind of document has operations and rights of its own; what they do to its head is the same. */
import type { Client } from '../../src-main/contract/client.ts'
import type { Right } from '../../src-main/contract/rights.ts'
import type { InvoiceKind } from '../../src-main/contract/trade.ts'

const familyOf = (kind: InvoiceKind) => (kind === 'inbound_shipment' ? 'inbound' : 'invoice')

export type DocumentCalls = Pick<
  Client,
  'invoice.create' | 'invoice.edit' | 'invoice.remove' | 'inbound.create' | 'inbound.edit' | 'inbound.remove'
>

/** The operations that make, edit and remove a document of that kind. */
export function callsOf(client: DocumentCalls, kind: InvoiceKind) {
  const family = familyOf(kind)
  return { create: client[`${family}.create`], edit: client[`${family}.edit`], remove: client[`${family}.remove`] } as const
}

const rights: Readonly<Record<ReturnType<typeof familyOf>, { readonly create: Right; readonly edit: Right }>> = {
  invoice: { create: 'createCustomerInvoices', edit: 'editCustomerInvoices' },
  inbound: { create: 'createSupplierInvoices', edit: 'editSupplierInvoices' },
}

/** What the user must be allowed to make or edit documents of that kind (U-04). */
export const rightsOf = (kind: InvoiceKind) => rights[familyOf(kind)]
