/** Places in the program and their texts; the place lies in the address after `#`. */
import { covers, reportNames } from '../../src-main/contract/reports.ts'
import type { Covers, ReportName } from '../../src-main/contract/reports.ts'
import type { ItemShow } from '../../src-main/contract/items.ts'
import { itemShows } from '../../src-main/contract/items.ts'
import type { StockShow } from '../../src-main/contract/stock.ts'
import { stockShows } from '../../src-main/contract/stock.ts'

export const syncTabs = ['now', 'waiting', 'problems', 'history', 'connection', 'rules'] as const
export type SyncTab = (typeof syncTabs)[number]

export const itemTabs = ['overview', 'batches', 'ledger', 'details'] as const
export type ItemTab = (typeof itemTabs)[number]

/** What of a document can be printed. */
export const documentPapers = ['invoice', 'picklist'] as const
export type DocumentPaper = (typeof documentPapers)[number]

/** The list of documents with a filter set: where the tiles of the home page lead (U-70). */
export const transactionViews = ['to_ship', 'to_receive', 'outbound_on_hold', 'inbound_on_hold'] as const
export type TransactionView = (typeof transactionViews)[number]

/** The documents that begin with whom they are for, asked over their list. */
export const newDocuments = ['invoice', 'supplier', 'return'] as const
export type NewDocument = (typeof newDocuments)[number]

/** What of a stocktake can be printed: to count with, without and with the stock, and the differences. */
export const stocktakePapers = ['count', 'stock', 'variance'] as const
export type StocktakePaper = (typeof stocktakePapers)[number]

/** A report with what it is asked of; `itemId` is empty as long as no item is chosen. */
type ReportPlace = { readonly report: ReportName; readonly itemId: string; readonly covers: Covers }

export type Route =
  | { readonly place: 'home' }
  | { readonly place: 'transactions'; readonly view: TransactionView | null }
  | { readonly place: 'items'; readonly show: ItemShow | null }
  | { readonly place: 'transaction'; readonly id: string }
  | { readonly place: 'new'; readonly of: NewDocument }
  | { readonly place: 'newStocktake' }
  | { readonly place: 'stores' }
  | { readonly place: 'users' }
  | { readonly place: 'sync'; readonly tab: SyncTab }
  | { readonly place: 'about' }
  | { readonly place: 'glossary' }
  | { readonly place: 'safety' }
  | { readonly place: 'site' }
  | { readonly place: 'checklist' }
  | { readonly place: 'backups' }
  | { readonly place: 'locations' }
  | { readonly place: 'stock'; readonly show: StockShow | null }
  | { readonly place: 'stocktakes' }
  | { readonly place: 'stocktake'; readonly id: string }
  | { readonly place: 'printStocktake'; readonly id: string; readonly paper: StocktakePaper }
  | { readonly place: 'batch'; readonly id: string }
  | { readonly place: 'print'; readonly paper: DocumentPaper; readonly id: string }
  | { readonly place: 'printStock'; readonly show: StockShow; readonly search: string }
  | { readonly place: 'printItems'; readonly show: ItemShow; readonly query: string }
  | { readonly place: 'printDocuments'; readonly query: string }
  | ({ readonly place: 'reports' } & ReportPlace)
  | ({ readonly place: 'printReport' } & ReportPlace)
  | { readonly place: 'certificate'; readonly storeId: string }
  | { readonly place: 'item'; readonly id: string; readonly tab: ItemTab }

/** `transaction/<id>`, `sync/waiting`, `stores`; anything else is the home page. What stands after `?` is the list's own. */
export function parseRoute(text: string): Route {
  const [path = '', query] = text.replace(/^#?\/?/, '').split('?')
  const [place, rest, more] = path.split('/')
  if (place === 'transaction' && rest !== undefined && rest !== '') return { place, id: decodeURIComponent(rest) }
  const paper = documentPapers.find((one) => one === rest)
  if (place === 'print' && paper !== undefined && more !== undefined && more !== '') return { place, paper, id: decodeURIComponent(more) }
  if (place === 'print' && rest === 'stock') {
    const show = stockShows.find((one) => one === more) ?? 'in_stock'
    return { place: 'printStock', show, search: new URLSearchParams(query).get('search') ?? '' }
  }
  if (place === 'print' && rest === 'items')
    return { place: 'printItems', show: itemShows.find((one) => one === more) ?? 'all', query: query ?? '' }
  if (place === 'print' && rest === 'store' && more !== undefined && more !== '')
    return { place: 'certificate', storeId: decodeURIComponent(more) }
  if (place === 'print' && rest === 'documents') return { place: 'printDocuments', query: query ?? '' }
  if (place === 'print' && rest === 'report') return { place: 'printReport', ...reportOf(more, query) }
  if (place === 'reports') return { place, ...reportOf(rest, query) }
  if (place === 'transactions') return { place, view: transactionViews.find((view) => view === rest) ?? null }
  if (place === 'items') return { place, show: itemShows.find((show) => show === rest) ?? null }
  if (place === 'stock') return { place, show: stockShows.find((show) => show === rest) ?? null }
  if (place === 'stocktakes' && rest === 'new') return { place: 'newStocktake' }
  if (place === 'stocktakes' || place === 'backups') return { place }
  if (place === 'stocktake' && rest !== undefined && rest !== '') {
    const of = stocktakePapers.find((one) => one === more)
    const id = decodeURIComponent(rest)
    return of === undefined ? { place, id } : { place: 'printStocktake', id, paper: of }
  }
  if (place === 'batch' && rest !== undefined && rest !== '') return { place, id: decodeURIComponent(rest) }
  if (place === 'item' && rest !== undefined && rest !== '')
    return { place, id: decodeURIComponent(rest), tab: itemTabs.find((tab) => tab === more) ?? 'overview' }
  if (place === 'new') return { place, of: newDocuments.find((of) => of === rest) ?? 'invoice' }
  if (place === 'sync') return { place, tab: syncTabs.find((tab) => tab === rest) ?? 'now' }
  if (
    place === 'stores' ||
    place === 'users' ||
    place === 'locations' ||
    place === 'about' ||
    place === 'glossary' ||
    place === 'safety' ||
    place === 'site' ||
    place === 'checklist'
  )
    return { place }
  return { place: 'home' }
}

function reportOf(name: string | undefined, query: string | undefined): ReportPlace {
  const asked = new URLSearchParams(query)
  return {
    report: reportNames.find((one) => one === name) ?? 'stock',
    itemId: asked.get('item') ?? '',
    covers: covers.find((one) => one === asked.get('covers')) ?? 'all',
  }
}

function reportQuery({ itemId, covers: covered }: ReportPlace): string {
  return new URLSearchParams({ ...(itemId !== '' && { item: itemId }), ...(covered !== 'all' && { covers: covered }) }).toString()
}

const withQuery = (path: string, query: string): string => (query === '' ? path : `${path}?${query}`)

/** The text of a route, as `parseRoute` reads it. */
export function routeText(route: Route): string {
  if (route.place === 'transaction') return `transaction/${encodeURIComponent(route.id)}`
  if (route.place === 'print') return `print/${route.paper}/${encodeURIComponent(route.id)}`
  if (route.place === 'printStock')
    return withQuery(`print/stock/${route.show}`, route.search === '' ? '' : new URLSearchParams({ search: route.search }).toString())
  if (route.place === 'printItems') return withQuery(`print/items/${route.show}`, route.query)
  if (route.place === 'certificate') return `print/store/${encodeURIComponent(route.storeId)}`
  if (route.place === 'printDocuments') return withQuery('print/documents', route.query)
  if (route.place === 'printReport') return withQuery(`print/report/${route.report}`, reportQuery(route))
  if (route.place === 'reports') return withQuery(`reports/${route.report}`, reportQuery(route))
  if (route.place === 'stock' && route.show !== null) return `stock/${route.show}`
  if (route.place === 'transactions' && route.view !== null) return `transactions/${route.view}`
  if (route.place === 'items' && route.show !== null) return `items/${route.show}`
  if (route.place === 'stocktake') return `stocktake/${encodeURIComponent(route.id)}`
  if (route.place === 'printStocktake') return `stocktake/${encodeURIComponent(route.id)}/${route.paper}`
  if (route.place === 'batch') return `batch/${encodeURIComponent(route.id)}`
  if (route.place === 'item') return `item/${encodeURIComponent(route.id)}${route.tab === 'overview' ? '' : `/${route.tab}`}`
  if (route.place === 'new' && route.of !== 'invoice') return `new/${route.of}`
  if (route.place === 'newStocktake') return 'stocktakes/new'
  if (route.place === 'sync' && route.tab !== 'now') return `sync/${route.tab}`
  return route.place
}
