import { randomUUID } from 'node:crypto'
import { saveChange } from './changes.ts'
import type { Storage } from './store/storage.ts'
import { emptyRow } from './wire/columns.ts'

export type NewStore = {
  code: string
  name: string
  id?: string
  nameId?: string
  mode?: 'store' | 'dispensary'
  createdDate?: string
  disabled?: boolean
}

/** Makes a store and the name by which others see it; both are central data and go to all sites. */
export function createStore(storage: Storage, store: NewStore): { storeId: string; nameId: string } {
  const storeId = store.id ?? randomUUID()
  const nameId = store.nameId ?? randomUUID()
  saveChange(storage, 'name', nameId, {
    ...emptyRow('name'),
    ID: nameId,
    name: store.name,
    code: store.code,
    type: 'store',
    customer: true,
    supplier: true,
  })
  saveChange(storage, 'store', storeId, {
    ...emptyRow('store'),
    ID: storeId,
    name_ID: nameId,
    code: store.code,
    name: store.name,
    store_mode: store.mode ?? 'store',
    created_date: store.createdDate ?? '2020-01-01',
    disabled: store.disabled ?? false,
  })
  return { storeId, nameId }
}
