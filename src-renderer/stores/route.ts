/** Where in the program one is. A reload and "back" keep to it, because the place lies in the address after `#`. */
import { create } from 'zustand'
import type { Route } from './route-text.ts'
import { parseRoute, routeText } from './route-text.ts'

export const useRoute = create<{ route: Route }>(() => ({ route: { place: 'home' } }))

function enter(text: string, how: 'pushState' | 'replaceState'): void {
  const route = parseRoute(text)
  if (routeText(route) === routeText(useRoute.getState().route)) return
  history[how](null, '', `#/${routeText(route)}`)
  useRoute.setState({ route })
}

/** Goes to a place: `go('transaction/12')`, `go('sync')`. */
export const go = (text: string): void => enter(text, 'pushState')

/** Goes to a place instead of the present one: "back" does not lead to what was only asked there. */
export const goInstead = (text: string): void => enter(text, 'replaceState')

/** Reads the place from the address now and at every "back". */
export function followAddress(): void {
  const read = () => useRoute.setState({ route: parseRoute(location.hash) })
  window.addEventListener('popstate', read)
  read()
}
