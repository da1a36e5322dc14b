import type { TFunction } from 'i18next'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { hasDataHere } from '../../stores/stores.ts'
import { RolePill } from './role-pill.tsx'

type T = TFunction<'trade'>
export type StoreColumnWords = { readonly t: T; readonly format: Formats; readonly openId: string | null }

/** The columns of the stores; which give way in a narrow window is in stores.css. */
export function storeColumns({ t, format, openId }: StoreColumnWords): readonly Column<StoreRow>[] {
  const head = (id: string) => t(`stores.column.${id}`)
  const figure = (store: StoreRow, of: number) => (hasDataHere(store) ? format.number(of) : null)
  return [
    { id: 'code', head: head('code'), className: 'code muted c-code', cell: (store) => store.code },
    { id: 'name', head: head('name'), cell: (store) => <StoreName store={store} isOpen={store.id === openId} t={t} /> },
    { id: 'place', head: head('place'), cell: (store) => <RolePill store={store} t={t} format={format} /> },
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
      <span className={hasDataHere(store) ? 'medium' : ''}>{store.name}</span>
      {isOpen && <span className="small muted opennow">{t('stores.openNow')}</span>}
    </>
  )
}
