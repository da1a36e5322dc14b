/** Batches of a store. `available` and `total` are packs. */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { finite } from '../domain/stock.ts'
import { keysOf } from './rest-keys.ts'
import type { Row, RowPatch } from './synced-rows.ts'
import { removeRow, saveRow } from './synced-rows.ts'

const batches = () =>
  k
    .selectFrom('stock_line as s')
    .leftJoin('location as o', 'o.id', 's.location_id')
    .leftJoin('item as t', 't.id', 's.item_id')
    .leftJoin('vvm_status as v', (on) => on.on('v.id', '=', sql<string>`json_extract(s.rest, '$.vvm_status_id')`))
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
      't.name as item_name',
      'v.level as vvm_level',
      'v.is_unusable as vvm_unusable',
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
  saveBatch(tx, owner, { id: level.id, available: level.available, total: level.total })
}

type Owner = { readonly invoiceId: string; readonly storeId: string }

/** A new batch, or other facts of one that is there; the change belongs to the document that brings it. */
export function saveBatch(tx: Tx, { invoiceId, storeId }: Owner, patch: RowPatch<'stock_line'>): void {
  const following = (before: Row<'stock_line'> | undefined) => volumeAfter(before, patch)
  saveRow(tx, 'stock_line', patch, { documentId: invoiceId, storeId, following })
}

/** All packs of a batch take up what one does, times their number (protocol-v5.md 4.5); nothing is said where nobody knows of one. */
function volumeAfter(before: Row<'stock_line'> | undefined, { total, rest }: RowPatch<'stock_line'>): Pick<RowPatch<'stock_line'>, 'rest'> {
  if (total === undefined && rest?.['volume_per_pack'] === undefined) return {}
  const kept = keysOf(before?.rest ?? null)
  const ofPack = rest?.['volume_per_pack'] ?? kept['volume_per_pack']
  const volume = typeof ofPack === 'number' ? finite(ofPack * (total ?? before?.total ?? 0)) : undefined
  return volume === undefined || volume === kept['total_volume'] ? {} : { rest: { ...rest, total_volume: volume } }
}

const movements = prepared((p: { id: string }) => k.selectFrom('location_movement').select('id').where('stock_line_id', '=', p.id).limit(1))

/**
 * Takes a batch away that was made by mistake: nothing may have been taken from it. One that has a movement log is emptied and
 * stays: no site deletes records of that log (protocol-v5.md 4.1), and at central they would name a batch that is gone.
 */
export function removeBatch(tx: Tx, owner: Owner, id: string): void {
  if (one(tx, movements, { id }) === undefined) removeRow(tx, 'stock_line', id, { documentId: owner.invoiceId, storeId: owner.storeId })
  else saveStockLevel(tx, owner, { id, available: 0, total: 0 })
}

const users = prepared((p: { id: string; storeId: string; invoiceId: string }) =>
  k
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', 'i.id', 'l.invoice_id')
    .select(['i.kind', 'i.number'])
    .where('l.stock_line_id', '=', p.id)
    .where('i.store_id', '=', p.storeId)
    .where('l.invoice_id', '<>', p.invoiceId)
    .where(sql<boolean>`coalesce(l.packs, 0) <> 0`)
    .orderBy('i.created_at', 'desc')
    .limit(1),
)
/** The newest document of that store beside this one that has packs of the batch on its lines; undefined where there is none. */
export const batchUser = (db: ReadDb, storeId: string, id: string, invoiceId: string) => one(db, users, { id, storeId, invoiceId })
