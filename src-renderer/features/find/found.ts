/** What *find anything* finds, in the order in which it is shown: what can be done here, then items, then documents. */
import type { TFunction } from 'i18next'
import type { LucideIcon } from 'lucide-react'
import { FileText, Keyboard, LogOut, Pill, Plus, RefreshCw, Store } from 'lucide-react'
import type { Client } from '../../../src-main/contract/client.ts'
import { foldForSearch } from '../../ui/fold.ts'
import type { ShortcutName } from '../../ui/keys.ts'
import type { Place } from '../shell/navigation.tsx'

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

type Words = TFunction<['entry', 'common', 'trade']>

const deeds: readonly { readonly name: Deed; readonly icon: LucideIcon }[] = [
  { name: 'syncNow', icon: RefreshCw },
  { name: 'switchStore', icon: Store },
  { name: 'allKeys', icon: Keyboard },
  { name: 'signOut', icon: LogOut },
]

/** Places and deeds whose words hold the text; without a text all of them. */
export function ofProgram(text: string, t: Words, places: readonly Place[], mayIssue: boolean): readonly Found[] {
  const make = { key: 'new', label: t('trade:transactions.new'), icon: Plus, more: '', keys: 'newDocument', goes: { to: 'new' } } as const
  const all: readonly Found[] = [
    ...(mayIssue ? [make] : []),
    ...places.map(({ to, label, icon }) => ({
      key: `place ${to}`,
      label: t(label as 'nav.stock', { ns: 'common' }),
      icon,
      more: '',
      keys: null,
      goes: { to },
    })),
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
