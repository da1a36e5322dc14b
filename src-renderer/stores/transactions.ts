/**
 * The list of documents: what is filtered, in what order, and the pages that have come so far.
 *
 * Pages are asked for as they come into sight. An *epoch* rises whenever filter, order or data change; an answer of
 * an earlier epoch is dropped. After a change of data the old rows stay on the screen until their page has come anew,
 * so that nothing jumps under the reader.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { SyncStatus } from '../../src-main/contract/sync.ts'
import type { TransactionFilter, TransactionPage, TransactionRow } from '../../src-main/contract/trade.ts'

export const pageSize = 50
/** Tables whose change can be seen in a row of the list. */
const shownTables: ReadonlySet<string> = new Set(['invoice', 'invoice_line', 'name', 'change_log', 'inbox'])

export type SortBy = 'createdAt' | 'number' | 'name' | 'state' | 'kind'
export type Sort = { readonly by: SortBy; readonly descending: boolean }

export const noFilter: TransactionFilter = { kinds: [], states: [], search: '', notSent: false, onHold: false }
export const newestFirst: Sort = { by: 'createdAt', descending: true }

export type FilterChange = { readonly [K in keyof TransactionFilter]?: TransactionFilter[K] | undefined }

export type TransactionsState = {
  readonly filter: TransactionFilter
  readonly sort: Sort
  readonly pages: ReadonlyMap<number, readonly TransactionRow[]>
  /** Rows that match; null until the first answer. */
  readonly matching: number | null
  readonly all: number
  readonly byKind: Readonly<Record<string, number>>
  readonly refusal: AppError | null
  /** The row the keyboard is on, and how far the list is scrolled, for the way back from a document. */
  readonly active: { readonly row: number; readonly id: string | null }
  readonly scrollTop: number

  /** These rows (both inclusive) are in sight: asks for what is missing of them. */
  readonly show: (first: number, last: number) => void
  /** A key set to undefined takes that part of the filter away. */
  readonly setFilter: (change: FilterChange) => void
  readonly resetFilter: () => void
  /** Filter and order at once, as an address has them. */
  readonly begin: (asked: Pick<TransactionsState, 'filter' | 'sort'>) => void
  /** Sorts by this column; the same column again turns the order round. */
  readonly sortBy: (by: SortBy) => void
  readonly setActive: (row: number) => void
  /** The keyboard goes to this document when it comes into the list. */
  readonly follow: (id: string) => void
  readonly setScroll: (scrollTop: number) => void
  /** Asks again for what is in sight. */
  readonly refresh: () => void
  readonly dataChanged: (tables: readonly string[]) => void
  readonly syncMoved: (status: SyncStatus) => void
  /** Another store was opened: nothing of the old one may be seen. */
  readonly reset: () => void
}

export type TransactionsStore = StoreApi<TransactionsState>

export const rowAt = (state: Pick<TransactionsState, 'pages'>, index: number): TransactionRow | undefined =>
  state.pages.get(Math.floor(index / pageSize))?.[index % pageSize]

/** True when something besides the tab hides rows, so that *Reset filters* must be seen. */
export const isFiltered = ({ filter }: Pick<TransactionsState, 'filter'>): boolean =>
  filter.search !== '' ||
  filter.states.length > 0 ||
  filter.notSent ||
  filter.onHold ||
  filter.from !== undefined ||
  filter.to !== undefined

/** The sum of all rows that match, once all of them are here; null before. */
export function shownTotal(state: Pick<TransactionsState, 'pages' | 'matching'>): number | null {
  if (state.matching === null || state.matching > state.pages.size * pageSize) return null
  const rows = [...state.pages.values()].flat()
  return rows.length === state.matching ? rows.reduce((sum, row) => sum + row.total, 0) : null
}

const emptyList = {
  pages: new Map<number, readonly TransactionRow[]>(),
  matching: null,
  all: 0,
  byKind: {},
  refusal: null,
  active: { row: 0, id: null },
  scrollTop: 0,
} as const

export function createTransactionsStore(client: Pick<Client, 'transactions.list'>): TransactionsStore {
  return createStore<TransactionsState>()((set, get) => {
    let epoch = 0
    let asked = new Set<number>()
    let startsAnew = true
    let inSight = { first: 0, last: pageSize - 1 }
    let cursors = ''

    const ask = async (page: number) => {
      const mine = epoch
      asked.add(page)
      const { filter, sort } = get()
      const answer = await client['transactions.list']({ filter, sort, offset: page * pageSize, limit: pageSize })
      if (mine !== epoch) return
      if (!answer.ok) return set({ refusal: answer.error })
      const kept = startsAnew ? [] : get().pages
      startsAnew = false
      set((state) => taken(state, answer.value, page, kept))
    }
    const askInSight = () => {
      for (let page = Math.floor(inSight.first / pageSize); page <= Math.floor(inSight.last / pageSize); page += 1) {
        if (!asked.has(page)) void ask(page)
      }
    }
    const nextEpoch = () => {
      epoch += 1
      asked = new Set()
    }
    const restart = (change: Partial<TransactionsState>) => {
      nextEpoch()
      startsAnew = true
      inSight = { first: 0, last: pageSize - 1 }
      set({ ...change, active: { row: 0, id: null }, scrollTop: 0 })
      askInSight()
    }

    return {
      ...emptyList,
      filter: noFilter,
      sort: newestFirst,
      show: (first, last) => {
        inSight = { first: Math.max(first, 0), last: Math.max(last, first, 0) }
        askInSight()
      },
      setFilter: (change) => restart({ filter: withoutUndefined({ ...get().filter, ...change }) }),
      begin: ({ filter, sort }) => restart({ filter, sort }),
      resetFilter: () => restart({ filter: { ...noFilter, kinds: get().filter.kinds } }),
      sortBy: (by) => {
        const { sort } = get()
        restart({ sort: sort.by === by ? { by, descending: !sort.descending } : { by, descending: by === 'createdAt' || by === 'number' } })
      },
      setActive: (row) => set((state) => ({ active: { row, id: rowAt(state, row)?.id ?? null } })),
      follow: (id) => set(({ active }) => ({ active: { row: active.row, id } })),
      setScroll: (scrollTop) => set({ scrollTop }),
      refresh: () => {
        if (get().matching === null && asked.size === 0) return
        nextEpoch()
        askInSight()
      },
      dataChanged: (tables) => {
        if (tables.some((table) => shownTables.has(table))) get().refresh()
      },
      syncMoved: (status) => {
        const now = [status.accepted, status.confirmed, status.lastCursor, status.problems].join()
        const isFirst = cursors === ''
        if (now === cursors) return
        cursors = now
        if (!isFirst) get().refresh()
      },
      reset: () => restart({ ...emptyList, filter: noFilter, sort: newestFirst }),
    }
  })
}

/** The state with one more page: rows past the end go, and the keyboard stays on its document though it moved. */
function taken(
  state: TransactionsState,
  answer: TransactionPage,
  page: number,
  kept: Iterable<readonly [number, readonly TransactionRow[]]>,
): Partial<TransactionsState> {
  const pages = new Map([...kept].filter(([index]) => index * pageSize < answer.matching))
  if (answer.rows.length > 0 || page === 0) pages.set(page, answer.rows)
  const counts = { matching: answer.matching, all: answer.all, byKind: answer.byKind }
  return { pages, ...counts, refusal: null, active: followed(state.active, pages, answer.matching) }
}

function followed(active: TransactionsState['active'], pages: TransactionsState['pages'], matching: number): TransactionsState['active'] {
  const row = Math.min(active.row, matching - 1)
  const here = rowAt({ pages }, row)
  if (active.id === null || here?.id === active.id) return { row, id: here?.id ?? active.id }
  for (const [page, rows] of pages) {
    const at = rows.findIndex((one) => one.id === active.id)
    if (at !== -1) return { row: page * pageSize + at, id: active.id }
  }
  return { row, id: here?.id ?? null }
}

/** A filter whose date was taken away must not carry the key at all: the contract knows a date or nothing. */
function withoutUndefined(filter: FilterChange): TransactionFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as TransactionFilter
}
