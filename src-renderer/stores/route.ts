/** Where in the program one is. A reload and "back" keep to it, because the place lies in the address after `#`. */
import { create } from 'zustand'
import type { Route } from './route-text.ts'
import { parseRoute, routeText } from './route-text.ts'

export const useRoute = create<{ route: Route }>(() => ({ route: { place: 'home' } }))

/** Goes to a place: `go('transaction/12')`, `go('sync')`. */
export function go(text: string): void {
  const route = parseRoute(text)
  if (routeText(route) === routeText(useRoute.getState().route)) return
  history.pushState(null, '', `#/${routeText(route)}`)
  useRoute.setState({ route })
}

/** Reads the place from the address now and at every "back". */
export function followAddress(): void {
  const read = () => useRoute.setState({ route: parseRoute(location.hash) })
  window.addEventListener('popstate', read)
  read()
}
