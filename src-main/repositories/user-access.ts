/** Where a user may work and what they may do there (DT-62): what central said at the last sign-in over the line. */
import { sql } from 'kysely'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'

export type StoreAccess = { readonly storeId: string; readonly isDefault: boolean; readonly rights: readonly number[] }

const dropStores = prepared((p: { userId: string }) => k.deleteFrom('user_store').where('user_id', '=', p.userId))
const dropRights = prepared((p: { userId: string }) => k.deleteFrom('user_right').where('user_id', '=', p.userId))
const addStore = prepared((p: { userId: string; storeId: string; isDefault: number }) =>
  k.insertInto('user_store').values({ user_id: p.userId, store_id: p.storeId, is_default: p.isDefault }),
)
const addRights = prepared((p: { userId: string; storeId: string; numbers: string }) =>
  k
    .insertInto('user_right')
    .columns(['user_id', 'store_id', 'right_number'])
    .expression(
      k
        .selectFrom(sql<{ value: number }>`json_each(${p.numbers})`.as('n'))
        .select([sql<string>`${p.userId}`.as('u'), sql<string>`${p.storeId}`.as('s'), 'n.value']),
    ),
)

/** Replaces all stores and rights of a user; each store stands once in `stores`. */
export function replaceAccess(tx: Tx, userId: string, stores: readonly StoreAccess[]): void {
  run(tx, dropStores, { userId })
  run(tx, dropRights, { userId })
  for (const { storeId, isDefault, rights } of stores) {
    run(tx, addStore, { userId, storeId, isDefault: isDefault ? 1 : 0 })
    if (rights.length > 0) run(tx, addRights, { userId, storeId, numbers: JSON.stringify(rights) })
  }
}

const stores = prepared((p: { userId: string }) =>
  k
    .selectFrom('user_store as a')
    .leftJoin('store as s', 's.id', 'a.store_id')
    .leftJoin('name as n', 'n.id', 's.name_id')
    .select(['a.store_id', 'a.is_default', 's.code', 'n.name'])
    .where('a.user_id', '=', p.userId)
    .orderBy('n.name')
    .orderBy('a.store_id'),
)
/** The stores that a user may sign in to, wherever they are active, by name. */
export const storesOfUser = (db: ReadDb, userId: string) => all(db, stores, { userId })

const store = prepared((p: { userId: string; storeId: string }) =>
  k.selectFrom('user_store').select('store_id').where('user_id', '=', p.userId).where('store_id', '=', p.storeId),
)
export const hasStore = (db: ReadDb, userId: string, storeId: string): boolean => one(db, store, { userId, storeId }) !== undefined

const rights = prepared((p: { userId: string; storeId: string }) =>
  k.selectFrom('user_right').select('right_number').where('user_id', '=', p.userId).where('store_id', '=', p.storeId),
)
/** Permission numbers of protocol-v5.md 4.14 that a user has at a store. */
export const rightsAt = (db: ReadDb, userId: string, storeId: string): ReadonlySet<number> =>
  new Set(all(db, rights, { userId, storeId }).map((row) => row.right_number))

const right = prepared((p: { userId: string; storeId: string; number: number }) =>
  k
    .selectFrom('user_right')
    .select('right_number')
    .where('user_id', '=', p.userId)
    .where('store_id', '=', p.storeId)
    .where('right_number', '=', p.number),
)
export const hasRight = (db: ReadDb, userId: string, storeId: string, number: number): boolean =>
  one(db, right, { userId, storeId, number }) !== undefined

const holders = prepared((p: { storeId: string; number: number; limit: number }) =>
  k
    .selectFrom('user_right as r')
    .innerJoin('user as u', 'u.id', 'r.user_id')
    .select(['u.id', 'u.name', 'u.first_name', 'u.last_name'])
    .where('r.store_id', '=', p.storeId)
    .where('r.right_number', '=', p.number)
    .where(sql<boolean>`coalesce(u.is_active, 1) = 1 AND u.status = 'active'`)
    .orderBy('u.name')
    .limit(p.limit),
)
/** People who have a right at a store and may still use it, as far as they have signed in here. */
export const holdersOf = (db: ReadDb, storeId: string, number: number, limit: number) => all(db, holders, { storeId, number, limit })

const anywhere = prepared((p: { number: number; limit: number }) =>
  k
    .selectFrom('user as u')
    .select(['u.name', 'u.first_name', 'u.last_name'])
    .where('u.id', 'in', k.selectFrom('user_right').select('user_id').where('right_number', '=', p.number))
    .where(sql<boolean>`coalesce(u.is_active, 1) = 1`)
    .orderBy('u.name')
    .limit(p.limit),
)
/** People who have a right at any store, as far as they have signed in here. */
export const holdersAnywhere = (db: ReadDb, number: number, limit: number) => all(db, anywhere, { number, limit })
