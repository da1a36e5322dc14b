/** Where a user may work and what they may do there (U-04, F-023). Asked at every question: sync may have changed the answer. */
import type { SessionState } from '../contract/people.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { RightNeeded } from '../contract/operation.ts'
import type { Right } from '../contract/rights.ts'
import { rightNumbers, rights } from '../contract/rights.ts'
import { seenKinds } from '../contract/seen-kinds.ts'
import type { InvoiceKind } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { fullName } from '../domain/people.ts'
import { getSetting } from '../repositories/settings.ts'
import { readStore, storesOfSite } from '../repositories/stores.ts'
import { hasRight, hasStore, holdersOf, rightsAt, storesOfUser } from '../repositories/user-access.ts'
import { readUser } from '../repositories/users.ts'
import { checkStore } from './stores.ts'

/** Central has switched this user off, or taken them away. */
export function isShutOut(db: ReadDb, userId: string): boolean {
  const row = readUser(db, userId)
  return row !== undefined && (row.is_active === 0 || row.status === 'deleted' || row.status === 'merged')
}

/** May this user work in this store: it must be active here, and one of theirs. */
export function checkMyStore(db: ReadDb, userId: string, storeId: string): Result<{ readonly id: string }> {
  if (!hasStore(db, userId, storeId)) return refuse('forbidden', 'store_not_yours', { name: readStore(db, storeId)?.name ?? '' }, 'storeId')
  return checkStore(db, storeId)
}

/** What this user may do at a store. */
export function rightsOf(db: ReadDb, userId: string, storeId: string): Right[] {
  const numbers = rightsAt(db, userId, storeId)
  return rights.filter((right) => numbers.has(rightNumbers[right]))
}

/**
 * The right at a store, or any one of several; where no store is open, at any in which the user may work. A refusal names
 * the first of them, and who can give it.
 */
export function checkRight(db: ReadDb, userId: string, storeId: string | null, needed: RightNeeded): Result<null> {
  const places = storeId === null ? openStores(db, userId) : [storeId]
  const [right, ...others] = typeof needed === 'string' ? [needed] : needed
  if (places.some((place) => [right, ...others].some((one) => hasRight(db, userId, place, rightNumbers[one])))) return ok(null)
  return refuse('forbidden', 'right_missing', { right, who: whoGivesRights(db, userId, places) })
}

const namesShown = 3

/**
 * Rights are given at central, by whoever may edit users there: the names of those who work in these stores and can be
 * asked. Nobody is told to ask themselves.
 */
export function whoGivesRights(db: ReadDb, userId: string, storeIds: readonly string[]): string {
  const holders = storeIds
    .flatMap((storeId) => holdersOf(db, storeId, rightNumbers.editUsers, namesShown + 1))
    .filter((row) => row.id !== userId)
  const names = new Map(
    holders.map((row) => [row.id, fullName({ username: row.name ?? '', firstName: row.first_name ?? '', lastName: row.last_name ?? '' })]),
  )
  return [...names.values()].slice(0, namesShown).join(', ')
}

/** The kinds of documents that this user sees in a store (U-04). */
export const kindsSeen = (db: ReadDb, userId: string, storeId: string): readonly InvoiceKind[] => seenKinds(rightsOf(db, userId, storeId))

/** The stores in which a user may work now, by name. */
export const openStores = (db: ReadDb, userId: string): string[] =>
  storesOfUser(db, userId)
    .map((row) => row.store_id)
    .filter((id) => checkStore(db, id).ok)

/** The store that opens at sign-in: the one that was open last on this computer (U-07), else the user's own, else the first. */
export function storeToOpen(db: ReadDb, userId: string): string | null {
  const open = openStores(db, userId)
  const last = getSetting(db, 'store_id')
  if (last !== undefined && open.includes(last)) return last
  const own = storesOfUser(db, userId).find((row) => row.is_default === 1)?.store_id
  return own !== undefined && open.includes(own) ? own : (open[0] ?? null)
}

/** The user's stores and the site's, those that can be opened first; of the others the reason why not (F-023). */
export function myStores(db: ReadDb, userId: string): SessionState['stores'] {
  const theirs = storesOfUser(db, userId).map((row) => ({ id: row.store_id, code: row.code ?? '', name: row.name ?? '' }))
  const site = getSetting(db, 'site')
  const others = (site === undefined ? [] : storesOfSite(db, site.number))
    .filter((row) => !theirs.some((one) => one.id === row.id))
    .map((row) => ({ id: row.id, code: row.code ?? '', name: row.name ?? '' }))
  const stores = [...theirs, ...others].map((store) => ({ ...store, shut: shutReason(db, userId, store.id) }))
  return stores.sort((a, b) => Number(a.shut !== null) - Number(b.shut !== null))
}

function shutReason(db: ReadDb, userId: string, storeId: string): string | null {
  const allowed = checkMyStore(db, userId, storeId)
  return allowed.ok ? null : allowed.error.reason
}
