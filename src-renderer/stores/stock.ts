/** The list of batches: what is shown, in what order, and the pages that have come so far. */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { StockFilter, StockPage, StockRow, StockShow, StockSort } from '../../src-main/contract/stock.ts'
import type { Pager, Pages } from './paged-list.ts'
import { createPager } from './paged-list.ts'

export type StockState = {
  readonly filter: StockFilter
  readonly sort: StockSort
  readonly pages: Pages<StockRow>
  /** Batches that match; null until the first answer. */
  readonly matching: number | null
  readonly counts: Readonly<Partial<Record<StockShow, number>>>
  readonly refusal: AppError | null
  readonly active: number
  readonly scrollTop: number
  readonly show: Pager['show']
  readonly setFilter: (change: Partial<StockFilter>) => void
  /** Filter and order at once, as an address has them. */
  readonly begin: (change: Partial<StockFilter>, sort: StockSort) => void
  /** Sorts by this column; the same column again turns the order round. */
  readonly sortBy: (by: StockSort['by']) => void
  readonly setActive: (row: number) => void
  readonly setScroll: (scrollTop: number) => void
  readonly refresh: () => void
  /** Another store was opened, or another person came: nothing of before may be seen. */
  readonly reset: () => void
}

const empty = { pages: new Map(), matching: null, counts: {}, refusal: null, active: 0, scrollTop: 0 } as const
export const usualStock = { filter: { show: 'in_stock', search: '' }, sort: { by: 'item', descending: false } } as const

export const createStockStore = (client: Pick<Client, 'stock.list'>) =>
  create<StockState>()((set, get) => {
    const pager = createPager<StockRow, StockPage>(
      async (offset, limit) => {
        const { filter, sort } = get()
        const answer = await client['stock.list']({ filter, sort, offset, limit })
        if (answer.ok) return answer.value
        set({ refusal: answer.error })
        return null
      },
      (pages, { matching, counts }) =>
        set(({ active }) => ({ pages, matching, counts, refusal: null, active: Math.min(active, Math.max(matching - 1, 0)) })),
    )
    const restart = (change: Partial<StockState>) => {
      set({ ...change, active: 0, scrollTop: 0 })
      pager.restart()
    }
    return {
      ...empty,
      ...usualStock,
      show: pager.show,
      setFilter: (change) => restart({ filter: { ...get().filter, ...change } }),
      begin: (change, sort) => restart({ filter: { ...get().filter, ...change }, sort }),
      sortBy: (by) => {
        const { sort } = get()
        restart({ sort: { by, descending: sort.by === by ? !sort.descending : by === 'packs' } })
      },
      setActive: (active) => set({ active }),
      setScroll: (scrollTop) => set({ scrollTop }),
      refresh: () => {
        if (get().matching !== null) pager.refresh()
      },
      reset: () => {
        pager.forget()
        set({ ...empty, ...usualStock })
      },
    }
  })
