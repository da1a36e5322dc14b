import type { TFunction } from 'i18next'
import { ArrowLeftRight, Ban, Check, Minus } from 'lucide-react'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { Pill } from '../../ui/pill.tsx'

type T = TFunction<'trade'>
export type StoreColumnWords = { readonly t: T; readonly format: Formats; readonly openId: string | null }

/** The columns of the stores; which give way in a narrow window is in stores.css. */
export function storeColumns({ t, format, openId }: StoreColumnWords): readonly Column<StoreRow>[] {
  const head = (id: string) => t(`stores.column.${id}`)
  const isHere = (store: StoreRow) => store.place === 'here'
  const figure = (store: StoreRow, of: number) => (isHere(store) ? format.number(of) : null)
  return [
    { id: 'code', head: head('code'), className: 'code muted c-code', cell: (store) => store.code },
    { id: 'name', head: head('name'), cell: (store) => <StoreName store={store} isOpen={store.id === openId} t={t} /> },
    { id: 'place', head: head('place'), cell: (store) => <PlacePill store={store} t={t} /> },
    {
      id: 'documents',
      head: head('documents'),
      isNumber: true,
      className: 'muted c-documents',
      cell: (store) => figure(store, store.documents),
    },
    { id: 'items', head: head('items'), isNumber: true, className: 'muted c-items', cell: (store) => figure(store, store.items) },
    {
      id: 'lastChange',
      head: head('lastChange'),
      className: 'muted c-change',
      cell: (store) => (store.lastChangeAt === null ? null : format.when(store.lastChangeAt)),
    },
    {
      id: 'notSent',
      head: head('notSent'),
      isNumber: true,
      cell: (store) => <span className={store.notSent === 0 ? 'faint' : ''}>{figure(store, store.notSent)}</span>,
    },
  ]
}

function StoreName({ store, isOpen, t }: { store: StoreRow; isOpen: boolean; t: T }) {
  return (
    <>
      <span className={store.place === 'here' ? 'medium' : ''}>{store.name}</span>
      {isOpen && <span className="small muted opennow">{t('stores.openNow')}</span>}
    </>
  )
}

/** Where the store is edited, in a word and a shape. */
export function PlacePill({ store, t }: { store: StoreRow; t: T }) {
  if (store.place === 'here' && !store.disabled) {
    return (
      <Pill tone="ok" icon={Check}>
        {t('stores.place.here')}
      </Pill>
    )
  }
  if (store.place === 'here') return <Pill icon={Ban}>{t('stores.place.disabled')}</Pill>
  return (
    <Pill tone="plain" icon={store.place === 'nowhere' ? Minus : ArrowLeftRight}>
      {t(store.place === 'nowhere' ? 'stores.place.nowhere' : 'stores.place.transfers')}
    </Pill>
  )
}
