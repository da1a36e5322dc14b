import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StoreRow } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { journalCursor } from '../repositories/cursors.ts'
import { getSetting } from '../repositories/settings.ts'
import type { StoreFigures } from '../repositories/stores.ts'
import { allStores, readStore, storeFigures } from '../repositories/stores.ts'
import type { Remember } from './list-transactions.ts'

/** Every store that central told of: where it is active, and what it holds here (F-004, F-010). */
export function listStores(db: ReadDb, remember: Remember): StoreRow[] {
  const site = getSetting(db, 'site')
  const figures = remember('stores', () => storeFigures(db, journalCursor(db, 'accepted')))
  return allStores(db).map((row) => ({
    id: row.id,
    code: row.code ?? '',
    name: row.name ?? '',
    place: placeOf(row.site_number, site?.number),
    siteNumber: hasSite(row.site_number) ? row.site_number : null,
    mode: row.store_mode ?? '',
    disabled: row.is_disabled === 1,
    ...(figures.get(row.id) ?? noFigures),
  }))
}

const noFigures: StoreFigures = { documents: 0, stockLines: 0, items: 0, customers: 0, suppliers: 0, notSent: 0, lastChangeAt: null }

/** Central writes 0 or nothing for a store that no site has. */
const hasSite = (siteNumber: number | null): siteNumber is number => siteNumber !== null && siteNumber > 0

function placeOf(siteNumber: number | null, own: number | undefined): StoreRow['place'] {
  if (!hasSite(siteNumber)) return 'nowhere'
  return siteNumber === own ? 'here' : 'elsewhere'
}

/** May this store be opened for work: it must be active here and not switched off. */
export function checkStore(db: ReadDb, storeId: string): Result<{ readonly id: string }> {
  const row = readStore(db, storeId)
  if (row === undefined) return refuse('not_found', 'store_gone', {}, 'storeId')
  const params = { name: row.name ?? '' }
  if (placeOf(row.site_number, getSetting(db, 'site')?.number) !== 'here') return refuse('forbidden', 'store_elsewhere', params, 'storeId')
  return row.is_disabled === 1 ? refuse('refused', 'store_disabled', params, 'storeId') : ok({ id: row.id })
}
