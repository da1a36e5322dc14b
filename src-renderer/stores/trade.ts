/** The stores of the trade screens over the page's one client, and what makes them ask again. */
import { useStore } from 'zustand'
import { api, onReconnect } from '../api.ts'
import { useSession } from './index.ts'
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

/** While the session is locked main answers nothing of this; once it is unlocked everything is asked for anew. */
const isLocked = () => useSession.getState().state?.locked === true

api.on('data.changed', ({ tables }) => {
  if (isLocked()) return
  transactions.getState().dataChanged(tables)
  stores.getState().dataChanged()
  if (tables.some((table) => documentTables.has(table))) void invoice.getState().reload()
})
api.on('sync.status', (status) => {
  if (isLocked()) return
  transactions.getState().syncMoved(status)
  stores.getState().syncMoved(status)
  invoice.getState().syncMoved(status)
})
onReconnect(askAgain)

useSession.subscribe(({ state: now }, { state: before }) => {
  if (now?.storeId !== before?.storeId || now?.user?.id !== before?.user?.id) {
    invoice.getState().close()
    // Nobody's list is asked for while nobody is there; the next one begins anew.
    if (now !== null && now.storeId !== null) transactions.getState().reset()
  } else if (before?.locked === true && now?.locked === false) askAgain()
})
