import { useEffect, useLayoutEffect } from 'react'
import type { Addressed } from './filter-address.ts'
import { queryOf, queryText } from './filter-address.ts'
import { useRoute } from './route.ts'
import { parseRoute, routeText } from './route-text.ts'

/**
 * Keeps the list at `place` and the address at one; `text` is `queryText` of what the list shows. Without a place the list
 * only stands behind something else, whose address stays.
 */
export function useFilterInAddress(place: string | null, text: string, list: Addressed): void {
  useLayoutEffect(() => {
    const read = () => {
      const query = queryOf(location.hash)
      if (query !== null && queryText(query) !== queryText(list.query())) list.take(query)
    }
    read()
    window.addEventListener('popstate', read)
    return () => window.removeEventListener('popstate', read)
  }, [list])
  useEffect(() => {
    if (place === null) return
    const hash = `#/${place}${text === '' ? '' : `?${text}`}`
    if (location.hash === hash) return
    history.replaceState(null, '', hash)
    const route = parseRoute(place)
    if (routeText(useRoute.getState().route) !== routeText(route)) useRoute.setState({ route })
  }, [place, text])
}
