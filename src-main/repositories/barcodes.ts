/** Codes that stand on packs, and the batches of a store that they may stand on. */
import { sql } from 'kysely'
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { liesOnShelf } from './items.ts'
import { saveRow } from './synced-rows.ts'

/** Items in use that carry one of the codes, with the size of the pack that does; those in stock in the store first. */
export const itemsWithCode = (db: ReadDb, storeId: string, codes: readonly string[]) =>
  all(
    db,
    k
      .selectFrom('barcode as b')
      .innerJoin('item as t', 't.id', 'b.item_id')
      .select(['t.id', 't.name', 't.code', 'b.pack_size'])
      .select(
        sql<number>`EXISTS (SELECT 1 FROM stock_line s WHERE s.store_id = ${storeId} AND s.item_id = t.id AND s.total > 0)`.as('here'),
      )
      .where('b.barcode', 'in', codes)
      .where('t.status', '=', 'active')
      .where(liesOnShelf('t'))
      .orderBy('here', 'desc')
      .orderBy('t.name')
      .orderBy('t.id'),
  )

const batches = prepared((p: { storeId: string; itemId: string; batch: string | null }) =>
  k
    .selectFrom('stock_line')
    .select(['id', 'batch', 'expiry_date', 'pack_size', 'total', 'available'])
    .where('store_id', '=', p.storeId)
    .where('item_id', '=', p.itemId)
    .where(sql<boolean>`total > 0 AND (${p.batch} IS NULL OR batch = ${p.batch} COLLATE NOCASE)`)
    .orderBy(sql`expiry_date IS NULL`)
    .orderBy('expiry_date')
    .orderBy('id')
    .limit(100),
)
/** Batches of an item in stock, first expiry first; with `batch` only those of that number. */
export const batchesOfItem = (db: ReadDb, storeId: string, itemId: string, batch: string | null) =>
  all(db, batches, { storeId, itemId, batch })

/** A new code for an item: a record of central's list, which any site may add to (protocol-v5.md 4.1, class X). */
export const saveBarcode = (tx: Tx, row: { id: string; item_id: string; barcode: string }): void =>
  void saveRow(tx, 'barcode', row, { documentId: row.id, storeId: null })
