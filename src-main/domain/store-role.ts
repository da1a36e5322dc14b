/** What a store is to this site, and why it may not be written to or opened (F-010 to F-012, F-225, F-227, D4, D5). */
import type { Params, Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StoreRole } from '../contract/trade.ts'

export type StoreFacts = {
  readonly id: string
  readonly name: string
  /** null: no record of the store is here. */
  readonly role: StoreRole | null
  readonly isDispensary: boolean
  /** Of the records that are on their way to a preparing store, the share that is here: 0 to 100. */
  readonly percent: number
  /** It is about to be moved: somebody here has said that no more work is done in it (F-236). */
  readonly isFrozen: boolean
}

export type Whereabouts = {
  /** The site on which the store is active; central writes 0 or nothing where there is none. */
  readonly siteNumber: number | null
  readonly ownNumber: number | undefined
  /** How this site has known it so far; null where it was never active here. */
  readonly stay: 'active' | 'preparing' | 'left' | null
  /** Central's word for a store that is not active here; null where it has none (v5 has no such key: an older central's). */
  readonly syncType: string | null
}

/** The role of a store. What central says of a store that is not active here stands over what this site remembers. */
export function roleOf({ siteNumber, ownNumber, stay, syncType }: Whereabouts): StoreRole {
  if (ownNumber !== undefined && siteNumber === ownNumber) return stay === 'preparing' ? 'preparing' : 'active'
  const told = syncType?.toLowerCase()
  if (told === 'collector' || told === 'transfer') return told
  if (stay !== null) return 'left'
  return siteNumber !== null && siteNumber > 0 ? 'elsewhere' : 'nowhere'
}

/** `elsewhere` and `nowhere` are told in one word: for whoever works here it is the same. */
const reasons: Readonly<Record<Exclude<StoreRole, 'active'>, string>> = {
  preparing: 'store_preparing',
  left: 'store_left',
  collector: 'store_collector',
  transfer: 'store_transfer',
  elsewhere: 'store_not_active',
  nowhere: 'store_not_active',
}

/** May records of this store be written here: only where it is active, whole, and not frozen to be moved. */
export function writable(store: StoreFacts): Result<null> {
  const here = isWhole(store)
  return here.ok && store.isFrozen ? refuse('forbidden', 'store_frozen', { store: store.name }, 'storeId') : here
}

/** Is the store active here, and all of it here. */
export function isWhole({ role, name, percent }: StoreFacts): Result<null> {
  if (role === 'active') return ok(null)
  if (role === null) return refuse('not_found', 'store_gone', {}, 'storeId')
  const params: Params = role === 'preparing' ? { name, percent } : { name }
  return refuse('forbidden', reasons[role], params, 'storeId')
}

/** May this store be opened: to work in it, or, a collector's whole copy, to read it (F-011, F-236). */
export function openable(store: StoreFacts): Result<null> {
  if (store.role === 'collector') return ok(null)
  const isOther = store.role === 'elsewhere' || store.role === 'nowhere'
  return isOther ? refuse('forbidden', 'store_elsewhere', { name: store.name }, 'storeId') : isWhole(store)
}
