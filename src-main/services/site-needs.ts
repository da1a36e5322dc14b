/** What a site lacks before work can begin there, and who can give it (F-018). */
import type { SiteNeeds } from '../contract/site.ts'
import { rightNumbers } from '../contract/rights.ts'
import type { ReadDb } from '../db/write.ts'
import { fullName } from '../domain/people.ts'
import { getSetting } from '../repositories/settings.ts'
import { readStoreFacts } from '../repositories/store-stays.ts'
import { hasItems, seesNames, storesOfSite } from '../repositories/stores.ts'
import { holdersAnywhere } from '../repositories/user-access.ts'

type Need = SiteNeeds['needs'][number]
type Store = NonNullable<Need['store']>

/** The list in the order in which it is mended. A store has its items by itself or by a master list that it sees. */
export function siteNeeds(db: ReadDb): SiteNeeds {
  const number = getSetting(db, 'site')?.number
  const stores =
    number === undefined ? [] : storesOfSite(db, number).map(({ id, code, name }) => ({ id, code: code ?? '', name: name ?? '' }))
  const isReady = ({ id }: Store): boolean => readStoreFacts(db, id, number).role === 'active'
  const needs: Need[] = [
    { name: 'store', ok: stores.length > 0, store: null },
    ...stores.flatMap((store): Need[] => [
      { name: 'ready', ok: isReady(store), store },
      { name: 'names', ok: seesNames(db, store.id), store },
      { name: 'items', ok: hasItems(db, store.id), store },
    ]),
  ]
  return { needs, ask: whoChangesSites(db) }
}

const namesShown = 3

function whoChangesSites(db: ReadDb): string[] {
  return holdersAnywhere(db, rightNumbers.editSyncSites, namesShown).map((row) =>
    fullName({ username: row.name ?? '', firstName: row.first_name ?? '', lastName: row.last_name ?? '' }),
  )
}
