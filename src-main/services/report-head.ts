/** Which stores a report covers, and what it says of itself (F-200). */
import type { Covers, ReportHead, ReportItem } from '../contract/reports.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import { rightNumbers } from '../contract/rights.ts'
import type { ReadDb } from '../db/write.ts'
import { readItemDetails } from '../repositories/items.ts'
import { getSetting } from '../repositories/settings.ts'
import { allStoreFacts } from '../repositories/store-stays.ts'
import { readStore, storesOfSite } from '../repositories/stores.ts'
import { hasRight } from '../repositories/user-access.ts'
import { openStores } from './access.ts'
import type { StoreContext } from './context.ts'
import { nameOfUser } from './session-state.ts'

export type ReportContext = Pick<StoreContext, 'db' | 'storeId' | 'userId' | 'clock'>

/**
 * The stores that are active here, in which the user may work and whose stock they may see, by name. Refused where there
 * is none: the open store may be a copy, which is covered only where it is asked for by itself.
 */
export function reportHead({ db, storeId, userId, clock }: ReportContext, asked: Covers): Result<ReportHead> {
  const active = activeStores(db)
  const ids = asked === 'open' ? [storeId] : openStores(db, userId).filter((id) => active.has(id) && maySee(db, userId, id))
  if (ids.length === 0) return refuse('refused', 'no_store_to_report')
  const stores = ids.map((id) => {
    const store = readStore(db, id)
    return { id, code: store?.code ?? '', name: store?.name ?? '' }
  })
  const notCovered = asked === 'open' ? 0 : active.size - ids.length
  return ok({ at: clock().toISOString(), askedBy: nameOfUser(db, userId), stores, notCovered })
}

/** Active here and whole, and not switched off at central. */
function activeStores(db: ReadDb): ReadonlySet<string> {
  const active = new Set(allStoreFacts(db).flatMap(({ id, role }) => (role === 'active' ? [id] : [])))
  const site = getSetting(db, 'site')
  const here = site === undefined ? [] : storesOfSite(db, site.number)
  return new Set(here.flatMap(({ id, is_disabled: isDisabled }) => (isDisabled !== 1 && active.has(id) ? [id] : [])))
}

const maySee = (db: ReadDb, userId: string, storeId: string): boolean => hasRight(db, userId, storeId, rightNumbers.viewStock)

/** The item that a report is of; refused where it is not here. */
export function reportItem(db: ReadDb, id: string): Result<ReportItem> {
  const item = readItemDetails(db, id)
  if (item === undefined) return refuse('not_found', 'item_gone', {}, 'itemId')
  return ok({ id, code: item.code ?? '', name: item.name ?? '', unit: item.unit ?? '' })
}
