/** The sites that this one knows of (F-220): central, itself, and whatever site a store is active on. */
import type { KnownSite } from '../contract/site-settings.ts'

type OwnSite = { readonly number: number; readonly name: string }
type PlacedStore = { readonly code: string | null; readonly name: string | null; readonly site_number: number | null }

/**
 * Central first, then this site, then the others by their number. `central` is its own number, null where it has not told it.
 * v5 tells a site neither names nor types of others: the stores that are active there are what people know them by.
 */
export function knownSites(own: OwnSite | null, central: number | null, stores: readonly PlacedStore[]): KnownSite[] {
  const placed = storesBySite(stores)
  const at = (number: number | null): string[] => (number === null ? [] : (placed.get(number) ?? []))
  const others = [...placed.keys()].filter((number) => number !== own?.number && number !== central).toSorted((a, b) => a - b)
  return [
    { role: 'central', number: central, name: '', type: 'central', stores: at(central) },
    ...(own === null ? [] : [{ role: 'here', number: own.number, name: own.name, type: 'standalone', stores: at(own.number) } as const]),
    ...others.map((number) => ({ role: 'other', number, name: '', type: null, stores: at(number) }) as const),
  ]
}

function storesBySite(stores: readonly PlacedStore[]): Map<number, string[]> {
  const placed = new Map<number, string[]>()
  for (const { site_number: number, name, code } of stores) {
    // Central writes 0 or nothing for a store that no site has.
    if (number === null || number <= 0) continue
    const names = placed.get(number) ?? []
    names.push(name ?? code ?? '')
    placed.set(number, names)
  }
  return placed
}
