/** The lists as CSV files: long ones are made in main, those that the page holds whole are made here, in the same form (U-64). */
import i18next from 'i18next'
import { csvTime } from '../../../src-main/contract/csv.ts'
import { itemColumns, ItemStatus } from '../../../src-main/contract/items.ts'
import { stockColumns, transactionColumns } from '../../../src-main/contract/output.ts'
import type { ExportFile } from '../../../src-main/contract/output.ts'
import type { UserRow } from '../../../src-main/contract/people.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { BatchMark, stockBands } from '../../../src-main/contract/stock.ts'
import { DocumentSync } from '../../../src-main/contract/sync.ts'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import { invoiceKinds, invoiceStates } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useItems, useStock } from '../../stores/stock-pages.ts'
import { transactions } from '../../stores/trade.ts'
import { saveText } from '../../ui/save-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { fullName } from '../users/full-name.ts'
import type { ListColumns } from './save-list.ts'
import { saveList } from './save-list.ts'

const say = (key: string): string => i18next.t(key)

/** Every document that the list's filter lets through, in the order of the list. */
export async function exportTransactions(): Promise<void> {
  const { filter, sort } = transactions.getState()
  const words = {
    ...wordsFor('kind', 'trade:kind', invoiceKinds),
    ...wordsFor('state', 'trade:state', invoiceStates),
    ...wordsFor('sync', 'common:syncMark', DocumentSync.shape.state.options),
    onHold: say('trade:onHold'),
  }
  const heads = headsOf('transactions', transactionColumns)
  offer(await api['transactions.export']({ filter, sort, heads, words }))
}

/** Every batch that the list's filter lets through, in the order of the list. */
export async function exportStock(): Promise<void> {
  const { filter, sort } = useStock.getState()
  const words = wordsFor('mark', 'stock:mark', BatchMark.options)
  offer(await api['stock.export']({ filter, sort, heads: headsOf('stock', stockColumns), words }))
}

/** Every item that the list's filter lets through, in the order of the list. */
export async function exportItems(): Promise<void> {
  const { filter, sort } = useItems.getState()
  const words = { ...wordsFor('band', 'items:band', stockBands), ...wordsFor('status', 'items:status', ItemStatus.options) }
  offer(await api['items.export']({ filter, sort, heads: headsOf('items', itemColumns), words }))
}

const storeColumns: ListColumns<StoreRow> = [
  ['output:stores.code', (store) => store.code],
  ['output:stores.name', (store) => store.name],
  ['output:stores.place', (store) => say(store.disabled ? 'trade:stores.place.disabled' : `trade:stores.role.${store.role}`)],
  ['output:stores.documents', (store) => store.documents],
  ['output:stores.stockLines', (store) => store.stockLines],
  ['output:stores.items', (store) => store.items],
  ['output:stores.customers', (store) => store.customers],
  ['output:stores.suppliers', (store) => store.suppliers],
  ['output:stores.notSent', (store) => store.notSent],
  ['output:stores.lastChange', (store) => (store.lastChangeAt === null ? null : csvTime(store.lastChangeAt))],
]

export const exportStores = (rows: readonly StoreRow[]): void => saveList('stores', storeColumns, rows)

const userColumns: ListColumns<UserRow> = [
  ['output:users.name', fullName],
  ['output:users.username', (user) => user.username],
  ['output:users.jobTitle', (user) => user.jobTitle],
  ['output:users.active', (user) => say(user.active ? 'people:users.active' : 'people:users.shut')],
]

export const exportUsers = (rows: readonly UserRow[]): void => saveList('users', userColumns, rows)

const headsOf = <Column extends string>(list: string, columns: readonly Column[]): Record<Column, string> =>
  Object.fromEntries(columns.map((column) => [column, say(`output:${list}.${column}`)])) as Record<Column, string>

const wordsFor = (prefix: string, key: string, codes: readonly string[]): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [`${prefix}.${code}`, say(`${key}.${code}`)]))

function offer(answer: Result<ExportFile>): void {
  if (answer.ok) saveText(answer.value)
  else showToast(refusalSentence(answer.error), 'attention')
}
