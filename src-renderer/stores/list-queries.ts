/** What stands in the address of each list: its search, its filter and its order (U-75). */
import { itemOrders } from '../../src-main/contract/items.ts'
import { stockOrders } from '../../src-main/contract/stock.ts'
import { invoiceKinds, invoiceStates } from '../../src-main/contract/trade.ts'
import type { TransactionFilter } from '../../src-main/contract/trade.ts'
import type { Query } from './filter-address.ts'
import { queryText, sortFrom, sortText, wordsFrom } from './filter-address.ts'
import type { ItemsState } from './items.ts'
import { usualItems } from './items.ts'
import type { StockState } from './stock.ts'
import { usualStock } from './stock.ts'
import type { StocktakesState } from './stocktakes.ts'
import { stocktakeShows } from './stocktakes.ts'
import type { SortBy, TransactionsState } from './transactions.ts'
import { newestFirst } from './transactions.ts'

const flag = (is: boolean): string => (is ? 'yes' : '')
const searchOf = (query: Query): string => (query['search'] ?? '').slice(0, 200)
const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

const transactionSorts: readonly SortBy[] = ['createdAt', 'number', 'name', 'state', 'kind']

export const transactionsQuery = ({ filter, sort }: Pick<TransactionsState, 'filter' | 'sort'>): Query => ({
  search: filter.search,
  kinds: filter.kinds.join(),
  states: filter.states.join(),
  from: filter.from ?? '',
  to: filter.to ?? '',
  notSent: flag(filter.notSent),
  onHold: flag(filter.onHold),
  sort: sortText(sort, newestFirst),
})

/** What cannot be read in an address is left out. */
export function transactionsAsked(query: Query): Pick<TransactionsState, 'filter' | 'sort'> {
  const { from, to } = query
  const filter: TransactionFilter = {
    search: searchOf(query),
    kinds: wordsFrom(query['kinds'], invoiceKinds),
    states: wordsFrom(query['states'], invoiceStates),
    notSent: query['notSent'] === 'yes',
    onHold: query['onHold'] === 'yes',
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  }
  return { filter, sort: sortFrom(query['sort'], transactionSorts, newestFirst) }
}

/** The tab of the list stands in the place itself. */
export const stockQuery = ({ filter, sort }: Pick<StockState, 'filter' | 'sort'>): Query => ({
  search: filter.search,
  sort: sortText(sort, usualStock.sort),
})
export const stockAsked = (query: Query) => ({
  search: searchOf(query),
  sort: sortFrom(query['sort'], stockOrders, usualStock.sort),
})

export const itemsQuery = ({ filter, sort }: Pick<ItemsState, 'filter' | 'sort'>): Query => ({
  search: filter.search,
  withInactive: flag(filter.withInactive),
  sort: sortText(sort, usualItems.sort),
})
export const itemsAsked = (query: Query) => ({
  search: searchOf(query),
  withInactive: query['withInactive'] === 'yes',
  sort: sortFrom(query['sort'], itemOrders, usualItems.sort),
})

export const stocktakesQuery = ({ show, search }: Pick<StocktakesState, 'show' | 'search'>): Query => ({
  search,
  show: show === 'all' ? '' : show,
})
export const stocktakesAsked = (query: Query) => ({
  search: searchOf(query),
  show: stocktakeShows.find((show) => show === query['show']) ?? ('all' as const),
})

/** The query of a list as the text in its address. */
export const inAddress =
  <State>(query: (state: State) => Query) =>
  (state: State): string =>
    queryText(query(state))
