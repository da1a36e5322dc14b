/** The list of items: what is shown, in what order, how many stand under each tab, and the pages that have come so far. */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { ItemCounts, ItemFilter, ItemPage, ItemRow, ItemSort } from '../../src-main/contract/items.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { Pager, Pages } from './paged-list.ts'
import { createPager } from './paged-list.ts'

export type ItemsState = {
  readonly filter: ItemFilter
  readonly sort: ItemSort
  readonly pages: Pages<ItemRow>
  /** Items that match; null until the first answer. */
  readonly matching: number | null
  readonly counts: Partial<ItemCounts>
  readonly refusal: AppError | null
  readonly active: number
  readonly scrollTop: number
  readonly show: Pager['show']
  readonly setFilter: (change: Partial<ItemFilter>) => void
  /** Filter and order at once, as an address has them. */
  readonly begin: (change: Partial<ItemFilter>, sort: ItemSort) => void
  /** Sorts by this column; the same column again turns the order round. */
  readonly sortBy: (by: ItemSort['by']) => void
  readonly setActive: (row: number) => void
  readonly setScroll: (scrollTop: number) => void
  readonly loadCounts: () => Promise<void>
  readonly refresh: () => void
  /** Another store was opened, or another person came: nothing of before may be seen. */
  readonly reset: () => void
}

const empty = { pages: new Map(), matching: null, counts: {}, refusal: null, active: 0, scrollTop: 0 } as const
export const usualItems = { filter: { show: 'all', search: '', withInactive: false }, sort: { by: 'name', descending: false } } as const

export const createItemsStore = (client: Pick<Client, 'items.list' | 'items.counts'>) =>
  create<ItemsState>()((set, get) => {
    let newest = 0
    const pager = createPager<ItemRow, ItemPage>(
      async (offset, limit) => {
        const { filter, sort } = get()
        const answer = await client['items.list']({ filter, sort, offset, limit })
        if (answer.ok) return answer.value
        set({ refusal: answer.error })
        return null
      },
      (pages, { matching }) =>
        set(({ active }) => ({ pages, matching, refusal: null, active: Math.min(active, Math.max(matching - 1, 0)) })),
    )
    const restart = (change: Partial<ItemsState>) => {
      set({ ...change, active: 0, scrollTop: 0 })
      pager.restart()
    }
    return {
      ...empty,
      ...usualItems,
      show: pager.show,
      setFilter: (change) => restart({ filter: { ...get().filter, ...change } }),
      begin: (change, sort) => restart({ filter: { ...get().filter, ...change }, sort }),
      sortBy: (by) => {
        const { sort } = get()
        restart({ sort: { by, descending: sort.by === by ? !sort.descending : by === 'total' || by === 'use' } })
      },
      setActive: (active) => set({ active }),
      setScroll: (scrollTop) => set({ scrollTop }),
      loadCounts: async () => {
        const mine = (newest += 1)
        const answer = await client['items.counts']({})
        if (mine === newest && answer.ok) set({ counts: answer.value })
      },
      refresh: () => {
        if (get().matching === null) return
        pager.refresh()
        void get().loadCounts()
      },
      reset: () => {
        newest += 1
        pager.forget()
        set({ ...empty, ...usualItems })
      },
    }
  })
