import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StoreRow } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { notSentAfter } from '../domain/document-sync.ts'
import { openable } from '../domain/store-role.ts'
import { getSetting } from '../repositories/settings.ts'
import { keepsTransactions } from '../repositories/kept-stores.ts'
import type { KnownStore } from '../repositories/store-stays.ts'
import { allStoreFacts, readStoreFacts } from '../repositories/store-stays.ts'
import type { StoreFigures } from '../repositories/stores.ts'
import { allStores, readStore, storeFigures } from '../repositories/stores.ts'
import { syncCursors } from './invoice-view.ts'
import type { Remember } from './list-transactions.ts'

/** Every store that central told of: where it is active, what it is to this site, and what it holds here (F-004, F-010, F-227). */
export function listStores(db: ReadDb, remember: Remember): StoreRow[] {
  const site = getSetting(db, 'site')
  const figures = remember('stores', () => storeFigures(db, notSentAfter(syncCursors(db))))
  const facts = new Map(allStoreFacts(db).map((store) => [store.id, store]))
  return allStores(db).map((row) => ({
    id: row.id,
    code: row.code ?? '',
    name: row.name ?? '',
    place: placeOf(row.site_number, site?.number),
    ...standing(facts.get(row.id)),
    siteNumber: hasSite(row.site_number) ? row.site_number : null,
    mode: row.store_mode ?? '',
    disabled: row.is_disabled === 1,
    ...(figures.get(row.id) ?? noFigures),
  }))
}

const standing = (store: KnownStore | undefined): Pick<StoreRow, 'role' | 'progress' | 'keepsTransactions' | 'isFrozen'> => ({
  role: store?.role ?? 'nowhere',
  progress: store?.progress ?? null,
  keepsTransactions: store !== undefined && keepsTransactions(store),
  isFrozen: store?.isFrozen === true && store.role === 'active',
})

const noFigures: StoreFigures = { documents: 0, stockLines: 0, items: 0, customers: 0, suppliers: 0, notSent: 0, lastChangeAt: null }

/** Central writes 0 or nothing for a store that no site has. */
const hasSite = (siteNumber: number | null): siteNumber is number => siteNumber !== null && siteNumber > 0

function placeOf(siteNumber: number | null, own: number | undefined): StoreRow['place'] {
  if (!hasSite(siteNumber)) return 'nowhere'
  return siteNumber === own ? 'here' : 'elsewhere'
}

/** May this store be opened: it must be active here and whole, or a collector's copy to read, and not switched off. */
export function checkStore(db: ReadDb, storeId: string): Result<{ readonly id: string }> {
  const row = readStore(db, storeId)
  if (row === undefined) return refuse('not_found', 'store_gone', {}, 'storeId')
  const allowed = openable(readStoreFacts(db, storeId, getSetting(db, 'site')?.number))
  if (!allowed.ok) return allowed
  return row.is_disabled === 1 ? refuse('refused', 'store_disabled', { name: row.name ?? '' }, 'storeId') : ok({ id: row.id })
}
