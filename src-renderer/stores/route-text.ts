/** Places in the program and their texts; the place lies in the address after `#`. */

export const syncTabs = ['now', 'waiting', 'problems', 'history', 'rules'] as const
export type SyncTab = (typeof syncTabs)[number]

export type Route =
  | { readonly place: 'transactions' }
  | { readonly place: 'transaction'; readonly id: string }
  | { readonly place: 'new' }
  | { readonly place: 'stores' }
  | { readonly place: 'users' }
  | { readonly place: 'sync'; readonly tab: SyncTab }
  | { readonly place: 'about' }

/** `transaction/<id>`, `sync/waiting`, `stores`; anything else is the home of the program, Transactions. */
export function parseRoute(text: string): Route {
  const [place, rest] = text.replace(/^#?\/?/, '').split('/')
  if (place === 'transaction' && rest !== undefined && rest !== '') return { place, id: decodeURIComponent(rest) }
  if (place === 'sync') return { place, tab: syncTabs.find((tab) => tab === rest) ?? 'now' }
  if (place === 'new' || place === 'stores' || place === 'users' || place === 'about') return { place }
  return { place: 'transactions' }
}

/** The text of a route, as `parseRoute` reads it. */
export function routeText(route: Route): string {
  if (route.place === 'transaction') return `transaction/${encodeURIComponent(route.id)}`
  if (route.place === 'sync' && route.tab !== 'now') return `sync/${route.tab}`
  return route.place
}
