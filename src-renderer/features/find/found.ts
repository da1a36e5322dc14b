/** What *find anything* finds, in the order in which it is shown: what can be done here, then items, then documents. */
import type { TFunction } from 'i18next'
import type { LucideIcon } from 'lucide-react'
import { ChartColumn, FileText, Keyboard, LogOut, Pill, Plus, RefreshCw, Store } from 'lucide-react'
import type { Client } from '../../../src-main/contract/client.ts'
import { foldForSearch } from '../../ui/fold.ts'
import { reportNames } from '../../../src-main/contract/reports.ts'
import type { ShortcutName } from '../../ui/keys.ts'

export type Found = {
  readonly key: string
  readonly label: string
  readonly icon: LucideIcon
  /** Beside it, in second ink. */
  readonly more: string
  readonly keys: ShortcutName | null
  /** A place of the program, or what is done by its name. */
  readonly goes: { readonly to: string } | { readonly does: Deed }
}
export type Deed = 'syncNow' | 'switchStore' | 'allKeys' | 'signOut'

type Place = { readonly to: string; readonly label: string; readonly icon: LucideIcon }
type Words = TFunction<['entry', 'common', 'trade', 'documents', 'stocktakes', 'reports']>

const deeds: readonly { readonly name: Deed; readonly icon: LucideIcon }[] = [
  { name: 'syncNow', icon: RefreshCw },
  { name: 'switchStore', icon: Store },
  { name: 'allKeys', icon: Keyboard },
  { name: 'signOut', icon: LogOut },
]

/** What may be begun from anywhere, each by its right. */
export type Begins = { readonly invoice: boolean; readonly supplier: boolean; readonly return: boolean; readonly stocktake: boolean }

const makes = (t: Words, may: Begins): readonly Found[] => {
  const make = (to: string, label: string, keys: ShortcutName | null): Found => ({
    key: to,
    label,
    icon: Plus,
    more: '',
    keys,
    goes: { to },
  })
  return [
    ...(may.invoice ? [make('new', t('trade:transactions.new'), 'newDocument')] : []),
    ...(may.supplier ? [make('new/supplier', t('documents:supplier.new'), null)] : []),
    ...(may.return ? [make('new/return', t('documents:supplierReturn.new'), null)] : []),
    ...(may.stocktake ? [make('stocktakes/new', t('stocktakes:list.new'), null)] : []),
  ]
}

/** The reports by their names, for whoever looks for one: without a text their place is enough. */
const reports = (t: Words): readonly Found[] =>
  reportNames.map((name) => ({
    key: `report ${name}`,
    label: t(`reports:title.${name}`),
    icon: ChartColumn,
    more: t('common:nav.reports'),
    keys: null,
    goes: { to: `reports/${name}` },
  }))

/** Places and deeds whose words hold the text; without a text all of them. */
export function ofProgram(text: string, t: Words, places: readonly Place[], may: Begins): readonly Found[] {
  const all: readonly Found[] = [
    ...makes(t, may),
    ...places.map(({ to, label, icon }) => ({
      key: `place ${to}`,
      label: t(label as 'nav.stock', { ns: 'common' }),
      icon,
      more: '',
      keys: null,
      goes: { to },
    })),
    ...(text === '' ? [] : reports(t)),
    ...deeds.map(({ name, icon }) => ({ key: name, label: t(`common:keys.do.${name}`), icon, more: '', keys: name, goes: { does: name } })),
  ]
  const wanted = foldForSearch(text)
  return all.filter(({ label }) => foldForSearch(label).includes(wanted))
}

type Calls = Pick<Client, 'items.search' | 'transactions.list'>
const most = 8

/** Items by name or code. */
export async function itemsOf(client: Calls, text: string): Promise<readonly Found[]> {
  const answer = await client['items.search']({ search: text, limit: most })
  if (!answer.ok) return []
  return answer.value.map(({ id, name, code }) => ({
    key: `item ${id}`,
    label: name,
    icon: Pill,
    more: code,
    keys: null,
    goes: { to: `item/${encodeURIComponent(id)}` },
  }))
}

/** Documents by number, name or reference. */
export async function documentsOf(client: Calls, text: string, t: Words): Promise<readonly Found[]> {
  const answer = await client['transactions.list']({ filter: { search: text }, sort: {}, offset: 0, limit: most })
  if (!answer.ok) return []
  return answer.value.rows.map(({ id, kind, number, name }) => ({
    key: `document ${id}`,
    label: `${t(`trade:kind.${kind}`)} ${number ?? t('trade:numberPending')}`,
    icon: FileText,
    more: name,
    keys: null,
    goes: { to: `transaction/${encodeURIComponent(id)}` },
  }))
}
