/** What the home page asks: each part has the right of the list to which it leads, so that nobody is shown a shut door (U-04, U-70). */
import { HomeDocuments, HomeStock } from './home.ts'
import { nothing, op } from './operation.ts'

export const homeOperations = {
  /** Alerts of the stock, what expires by month, what runs out first, stocktakes that are not finished (U-19, U-70). */
  'home.stock': op('store', nothing, HomeStock, 'viewStock'),
  /** Customer invoices: not shipped, on hold, on the way (U-70). */
  'home.outbound': op('store', nothing, HomeDocuments, 'viewCustomerInvoices'),
  /** Supplier invoices: not received, on hold, on the way (U-70). */
  'home.inbound': op('store', nothing, HomeDocuments, 'viewSupplierInvoices'),
} as const
