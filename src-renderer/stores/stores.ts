/** The stores this computer knows: this site's own first, then those it only sends to and gets from. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { SyncStatus } from '../../src-main/contract/sync.ts'
import type { StoreRow } from '../../src-main/contract/trade.ts'

export type StoresState = {
  /** null until the first answer. */
  readonly stores: readonly StoreRow[] | null
  readonly selectedId: string | null
  readonly refusal: AppError | null
  readonly load: () => Promise<void>
  readonly select: (id: string) => void
  readonly dataChanged: () => void
  readonly syncMoved: (status: SyncStatus) => void
}

export type StoresStore = StoreApi<StoresState>

const order = { active: 0, preparing: 1, left: 2, collector: 3, transfer: 4, elsewhere: 4, nowhere: 5 } as const

/** This site's active stores first, then those that come or have left, then the others; by name inside each. */
export function inOrder(stores: readonly StoreRow[]): readonly StoreRow[] {
  const rank = (store: StoreRow) => order[store.role] * 2 + (store.disabled ? 1 : 0)
  return stores.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

/** A collector's copy is opened to be read (F-011); a store that is still on its way is not opened (F-225). */
export const canOpen = (store: StoreRow): boolean => (store.role === 'active' || store.role === 'collector') && !store.disabled

/** Stores of which something lies on this computer. */
export const hasDataHere = ({ role }: StoreRow): boolean => role !== 'transfer' && role !== 'elsewhere' && role !== 'nowhere'

/** How much of a preparing store is here, 0 to 1; null where central has not said of how many. */
export function shareHere({ progress }: StoreRow): number | null {
  if (progress === null || progress.total === null) return null
  return progress.total === 0 ? 1 : Math.min(1, progress.done / progress.total)
}

/** The store that is looked at: the chosen one, else the open one, else the first. */
export const selectedStore = ({ stores, selectedId }: StoresState, openId: string | null): StoreRow | null =>
  stores?.find((store) => store.id === selectedId) ?? stores?.find((store) => store.id === openId) ?? stores?.[0] ?? null

export type Readiness = {
  readonly name: 'site' | 'data' | 'customers' | 'suppliers' | 'items'
  readonly count: number | null
  readonly ok: boolean
}

/** What a store needs before anybody can work in it (F-018), in the order in which central gives it. */
export function readiness(store: StoreRow): readonly Readiness[] {
  const coming: readonly Readiness[] = [
    { name: 'site', count: null, ok: store.place === 'here' },
    { name: 'data', count: null, ok: store.role !== 'preparing' },
  ]
  // What has not come yet is not missing.
  if (store.role === 'preparing') return coming
  return [
    ...coming,
    { name: 'customers', count: store.customers, ok: store.customers > 0 },
    { name: 'suppliers', count: store.suppliers, ok: store.suppliers > 0 },
    { name: 'items', count: store.items, ok: store.items > 0 },
  ]
}

export function createStoresStore(client: Pick<Client, 'stores.list'>): StoresStore {
  return createStore<StoresState>()((set, get) => {
    let latest = 0
    let waiting = ''
    return {
      stores: null,
      selectedId: null,
      refusal: null,
      load: async () => {
        const mine = (latest += 1)
        const answer = await client['stores.list']({})
        if (mine !== latest) return
        set(answer.ok ? { stores: inOrder(answer.value), refusal: null } : { refusal: answer.error })
      },
      select: (id) => set({ selectedId: id, refusal: null }),
      dataChanged: () => {
        if (get().stores !== null) void get().load()
      },
      syncMoved: (status) => {
        const now = [status.lastCursor, status.accepted, status.confirmed].join()
        if (now === waiting) return
        waiting = now
        get().dataChanged()
      },
    }
  })
}
