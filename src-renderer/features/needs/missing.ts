import type { SiteNeeds } from '../../../src-main/contract/site.ts'

type Need = SiteNeeds['needs'][number]

/** What one store lacks; without one, what the site lacks where there is no store in which somebody could work. */
export function missingFor({ needs }: SiteNeeds, storeId: string | null): readonly Need[] {
  const missing = needs.filter(({ ok }) => !ok)
  if (storeId !== null) return whatCounts(missing.filter(({ store }) => store?.id === storeId))
  const stores = new Set(needs.flatMap(({ store }) => (store === null ? [] : [store.id])))
  const lacking = new Set(missing.map(({ store }) => store?.id))
  const canWork = [...stores].some((id) => !lacking.has(id))
  return canWork ? [] : whatCounts(missing)
}

/** While a store is on its way the rest of it is not missed yet. */
function whatCounts(missing: readonly Need[]): readonly Need[] {
  const coming = new Set(missing.filter(({ name }) => name === 'ready').map(({ store }) => store?.id))
  return missing.filter(({ name, store }) => name === 'ready' || store === null || !coming.has(store.id))
}
