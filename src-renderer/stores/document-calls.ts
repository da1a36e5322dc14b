/** Each kind of document has operations and rights of its own; what they do to its head, or take from stock, is the same. */
import type { Client } from '../../src-main/contract/client.ts'
import type { Right } from '../../src-main/contract/rights.ts'
import type { InvoiceKind } from '../../src-main/contract/trade.ts'

type Family = 'invoice' | 'inbound' | 'supplierReturn' | 'customerReturn'
const families: Partial<Record<InvoiceKind, Family>> = {
  inbound_shipment: 'inbound',
  supplier_return: 'supplierReturn',
  customer_return: 'customerReturn',
}
type Finished = 'adjustment' | 'repack'
/** What is finished as it is made: only what is said of it is edited. */
const finished: Partial<Record<InvoiceKind, Finished>> = {
  inventory_addition: 'adjustment',
  inventory_reduction: 'adjustment',
  repack: 'repack',
}
const familyOf = (kind: InvoiceKind): Family => families[kind] ?? 'invoice'

type Taking = 'invoice' | 'supplierReturn'
export type DocumentCalls = Pick<
  Client,
  `${Family | Finished}.edit` | `${Family}.remove` | `${Family}.create` | `${Taking}.${'setItem' | 'setBatch' | 'finalise'}`
>

/** The operations that make, edit and remove a document of that kind. `originalId`: of what a return brings something back; `lines`: which of its lines. */
export function callsOf(client: DocumentCalls, kind: InvoiceKind) {
  const family = familyOf(kind)
  const create = (id: string, nameId: string, originalId: string | null, lines?: readonly string[]) => {
    const chosen = lines === undefined ? {} : { lineIds: [...lines] }
    if (family === 'customerReturn') return client['customerReturn.create']({ id, nameId, originalId: originalId ?? '', ...chosen })
    if (family === 'supplierReturn') return client['supplierReturn.create']({ id, nameId, originalId, ...chosen })
    return client[`${family}.create`]({ id, nameId })
  }
  return { create, edit: client[`${finished[kind] ?? family}.edit`], remove: client[`${family}.remove`] } as const
}

/** The operations that take batches from the stock for a document of that kind. */
export function takingCallsOf(client: DocumentCalls, kind: InvoiceKind) {
  const family: Taking = kind === 'supplier_return' ? 'supplierReturn' : 'invoice'
  return { setItem: client[`${family}.setItem`], setBatch: client[`${family}.setBatch`], finalise: client[`${family}.finalise`] } as const
}

const rights: Readonly<Record<Family | Finished, { readonly create: Right; readonly edit: Right }>> = {
  invoice: { create: 'createCustomerInvoices', edit: 'editCustomerInvoices' },
  inbound: { create: 'createSupplierInvoices', edit: 'editSupplierInvoices' },
  supplierReturn: { create: 'returnToSuppliers', edit: 'returnToSuppliers' },
  customerReturn: { create: 'returnFromCustomers', edit: 'returnFromCustomers' },
  adjustment: { create: 'adjustStock', edit: 'adjustStock' },
  repack: { create: 'repackStock', edit: 'repackStock' },
}

/** What the user must be allowed to make or edit documents of that kind (U-04). */
export const rightsOf = (kind: InvoiceKind) => rights[finished[kind] ?? familyOf(kind)]
