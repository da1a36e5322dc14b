/** The stores of the trade screens over the page's one client, and what makes them ask again. */
import { useStore } from 'zustand'
import { api, onReconnect } from '../api.ts'
import { useApp } from './index.ts'
import type { InvoiceStoreState } from './invoice.ts'
import { createInvoiceStore } from './invoice.ts'
import type { StoresState } from './stores.ts'
import { createStoresStore } from './stores.ts'
import type { TransactionsState } from './transactions.ts'
import { createTransactionsStore } from './transactions.ts'

export const transactions = createTransactionsStore(api)
export const invoice = createInvoiceStore(api)
export const stores = createStoresStore(api)

export const useTransactions = <T>(select: (state: TransactionsState) => T): T => useStore(transactions, select)
export const useInvoice = <T>(select: (state: InvoiceStoreState) => T): T => useStore(invoice, select)
export const useStores = <T>(select: (state: StoresState) => T): T => useStore(stores, select)

/** Tables of which a change can show in the open document. */
const documentTables: ReadonlySet<string> = new Set(['invoice', 'invoice_line', 'stock_line', 'name', 'item', 'change_log'])

const askAgain = () => {
  transactions.getState().refresh()
  void invoice.getState().reload()
  void stores.getState().load()
}

api.on('data.changed', ({ tables }) => {
  transactions.getState().dataChanged(tables)
  stores.getState().dataChanged()
  if (tables.some((table) => documentTables.has(table))) void invoice.getState().reload()
})
api.on('sync.status', (status) => {
  transactions.getState().syncMoved(status)
  stores.getState().syncMoved(status)
  invoice.getState().syncMoved(status)
})
onReconnect(askAgain)

useApp.subscribe((now, before) => {
  if (now.state?.storeId === before.state?.storeId) return
  transactions.getState().reset()
  invoice.getState().close()
})
