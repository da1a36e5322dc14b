/** What only a customer invoice can be asked for. */
import { z } from 'zod'
import { op } from './operation.ts'
import { Id, Invoice } from './trade.ts'

const seen = { id: Id, version: z.int() }

/** A master list that may be added to a document: of its items, `present` are on it already. */
export const ListChoice = z.strictObject({ id: Id, code: z.string(), name: z.string(), items: z.int(), present: z.int() })
export type ListChoice = z.infer<typeof ListChoice>

export const ListAdded = z.strictObject({ invoice: Invoice, added: z.int(), present: z.int() })
export type ListAdded = z.infer<typeof ListAdded>

/**
 * What is done to several items of an invoice: they go; they stay and ask for nothing; what is missing of them is covered by
 * first expiry; what is missing of them is not sent (U-13, U-38).
 */
export const ItemsChange = z.enum(['remove', 'zero', 'allocate', 'trim'])
export type ItemsChange = z.infer<typeof ItemsChange>

export const outboundOperations = {
  /** Does the same to each of the items, or to none of them where one is refused (U-38). */
  'outbound.changeItems': op(
    'store',
    z.strictObject({ ...seen, itemIds: z.array(Id).min(1).max(5000), do: ItemsChange }),
    Invoice,
    'editCustomerInvoices',
  ),
  /** The master lists of this store and of the customer whose names hold the text. */
  'outbound.lists': op(
    'store',
    z.strictObject({ id: Id, search: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.array(ListChoice),
    'viewCustomerInvoices',
  ),
  /** Adds the items of a list that are not on the document, each asked for with the quantity 0 (U-32). */
  'outbound.addList': op('store', z.strictObject({ ...seen, listId: Id }), ListAdded, 'editCustomerInvoices'),
} as const
