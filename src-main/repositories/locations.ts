/** Places of a store where batches lie. */
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

const byId = prepared((p: { storeId: string; id: string }) =>
  k.selectFrom('location').select(['id', 'code', 'name', 'on_hold']).where('id', '=', p.id).where('store_id', '=', p.storeId),
)
/** One place of that store, or undefined. */
export const readLocation = (db: ReadDb, storeId: string, id: string) => one(db, byId, { storeId, id })

const ofStore = prepared((p: { storeId: string }) =>
  k.selectFrom('location').select(['id', 'code', 'name', 'on_hold']).where('store_id', '=', p.storeId).orderBy('code').orderBy('id'),
)
/** The places of a store by their code. */
export const locationsOf = (db: ReadDb, storeId: string) => all(db, ofStore, { storeId })
