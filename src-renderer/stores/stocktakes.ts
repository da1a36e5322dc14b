/** The list of stocktakes: what is shown, and the pages that have come so far. */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { StocktakePage, StocktakeRow } from '../../src-main/contract/stocktakes.ts'
import type { Pager, Pages } from './paged-list.ts'
import { createPager } from './paged-list.ts'

/** What is shown: those that are open, those that are finalised, or all. */
export const stocktakeShows = ['all', 'new', 'finalised'] as const
export type StocktakeShow = (typeof stocktakeShows)[number]

export type StocktakesState = {
  readonly show: StocktakeShow
  readonly search: string
  readonly pages: Pages<StocktakeRow>
  /** Stocktakes that match; null until the first answer. */
  readonly matching: number | null
  /** Stocktakes of the store. */
  readonly all: number
  readonly refusal: AppError | null
  readonly active: number
  readonly scrollTop: number
  readonly inSight: Pager['show']
  readonly setFilter: (change: { readonly show?: StocktakeShow; readonly search?: string }) => void
  readonly setActive: (row: number) => void
  readonly setScroll: (scrollTop: number) => void
  readonly refresh: () => void
  /** Another store was opened, or another person came: nothing of before may be seen. */
  readonly reset: () => void
}

const empty = { pages: new Map(), matching: null, all: 0, refusal: null, active: 0, scrollTop: 0 } as const
const start = { show: 'all', search: '' } as const

/** The filter that main is asked with. */
export const stocktakeFilter = ({ show, search }: Pick<StocktakesState, 'show' | 'search'>) => ({
  states: show === 'all' ? [] : [show],
  search,
})

export const createStocktakesStore = (client: Pick<Client, 'stocktakes.list'>) =>
  create<StocktakesState>()((set, get) => {
    const pager = createPager<StocktakeRow, StocktakePage>(
      async (offset, limit) => {
        const answer = await client['stocktakes.list']({ filter: stocktakeFilter(get()), offset, limit })
        if (answer.ok) return answer.value
        set({ refusal: answer.error })
        return null
      },
      (pages, { matching, all }) =>
        set(({ active }) => ({ pages, matching, all, refusal: null, active: Math.min(active, Math.max(matching - 1, 0)) })),
    )
    return {
      ...empty,
      ...start,
      inSight: pager.show,
      setFilter: (change) => {
        set({ ...change, active: 0, scrollTop: 0 })
        pager.restart()
      },
      setActive: (active) => set({ active }),
      setScroll: (scrollTop) => set({ scrollTop }),
      refresh: () => {
        if (get().matching !== null) pager.refresh()
      },
      reset: () => {
        pager.forget()
        set({ ...empty, ...start })
      },
    }
  })
