/** Batches of a store. `available` and `total` are packs. */
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { saveRow } from './synced-rows.ts'

const batches = () =>
  k
    .selectFrom('stock_line as s')
    .leftJoin('location as o', 'o.id', 's.location_id')
    .select([
      's.id',
      's.item_id',
      's.batch',
      's.expiry_date',
      's.pack_size',
      's.available',
      's.total',
      's.on_hold',
      's.cost_price',
      's.sell_price',
      's.location_id',
      'o.code as location_code',
      'o.on_hold as location_on_hold',
    ])

const ofItem = prepared((p: { storeId: string; itemId: string }) =>
  batches().where('s.store_id', '=', p.storeId).where('s.item_id', '=', p.itemId).orderBy('s.expiry_date').orderBy('s.id'),
)
/** All batches of an item in a store, empty ones too. */
export const batchesOfItem = (db: ReadDb, storeId: string, itemId: string) => all(db, ofItem, { storeId, itemId })
export type BatchRecord = ReturnType<typeof batchesOfItem>[number]

const byId = prepared((p: { storeId: string; id: string }) => batches().where('s.id', '=', p.id).where('s.store_id', '=', p.storeId))
/** One batch of that store, or undefined. */
export const readBatch = (db: ReadDb, storeId: string, id: string): BatchRecord | undefined => one(db, byId, { storeId, id })

/** Writes both numbers of a batch; the change belongs to the document that moved the goods. */
export function saveStockLevel(
  tx: Tx,
  owner: { readonly invoiceId: string; readonly storeId: string },
  level: { readonly id: string; readonly available: number; readonly total: number },
): void {
  saveRow(
    tx,
    'stock_line',
    { id: level.id, available: level.available, total: level.total },
    { documentId: owner.invoiceId, storeId: owner.storeId },
  )
}
