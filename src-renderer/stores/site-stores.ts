/** The stores of this site, for the switcher and the Stores page; asked for again when stores change. */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { Output } from '../../src-main/contract/operations.ts'
import type { AppError } from '../../src-main/contract/result.ts'

export type SiteStores = {
  /** null until first known. */
  readonly rows: Output<'stores.list'> | null
  readonly error: AppError | null
  readonly load: () => Promise<void>
}

export function createSiteStores(client: Client) {
  const store = create<SiteStores>((set) => ({
    rows: null,
    error: null,
    load: async () => {
      const result = await client['stores.list']({})
      set(result.ok ? { rows: result.value, error: null } : { error: result.error })
    },
  }))
  client.on('data.changed', ({ tables }) => {
    if (store.getState().rows !== null && tables.includes('store')) void store.getState().load()
  })
  return store
}
