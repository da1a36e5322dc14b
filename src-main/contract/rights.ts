/**
 * Rights by name. The numbers are those of protocol-v5.md 4.14: entry n-1 of a user's `permissions` at a store.
 * Every operation names the right that it needs in `operations.ts`; the router checks it, the page only hides (U-04).
 */
import { z } from 'zod'

export const rightNumbers = {
  createCustomerInvoices: 42,
  viewCustomerInvoices: 43,
  editCustomerInvoices: 121,
  createSupplierInvoices: 38,
  viewSupplierInvoices: 39,
  editSupplierInvoices: 122,
  authoriseGoods: 139,
  returnToSuppliers: 168,
  returnFromCustomers: 165,
  viewStock: 156,
  adjustStock: 16,
  editStock: 147,
  repackStock: 49,
  manageLocations: 84,
  addStocktakeLines: 109,
  editStocktakeLines: 111,
  deleteStocktakeLines: 112,
  createStocktakes: 113,
  deleteStocktakes: 114,
  viewLog: 76,
  editUsers: 73,
  editSyncSites: 171,
  serverAdministration: 157,
} as const

export type Right = keyof typeof rightNumbers
export const rights = Object.keys(rightNumbers) as readonly Right[]
export const RightName = z.enum(rights as [Right, ...Right[]])
