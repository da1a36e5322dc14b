import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StockWorkDone } from '../contract/stock-work.ts'
import type { Tx } from '../db/write.ts'
import type { NewBatch } from '../domain/new-stock.ts'
import { checkNewBatch } from '../domain/new-stock.ts'
import { readItem } from '../repositories/items.ts'
import { saveBatch } from '../repositories/stock-lines.ts'
import type { WholeBatch } from '../repositories/stock-work.ts'
import { wholeBatch, writeMovement } from '../repositories/stock-work.ts'
import { readRow } from '../repositories/synced-rows.ts'
import { adjustmentTables, checkGivenReason, logAdjustment } from './adjust-stock.ts'
import { checkPlaceHere } from './batch-as-seen.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { madeBefore, makeStockDocument, writeStockLine } from './stock-document.ts'

export type NewStock = NewBatch & {
  readonly id: string
  readonly stockLineId: string
  readonly itemId: string
  readonly batch: string
  readonly expiryDate: string | null
  readonly locationId: string | null
  readonly reasonId: string | null
  readonly note: string
}

/** Stock that came without a document: a batch of its own and an inventory addition that brings it (U-17). */
export function newStock(context: StoreContext, asked: NewStock): Result<StockWorkDone> {
  const { storeId } = context
  return act(context, [...adjustmentTables, 'location_movement'], (tx, at) => {
    const before = madeBefore(tx, storeId, asked.id, ['inventory_addition'])
    if (before !== null) return before
    const allowed = checkNewStock(tx, storeId, asked)
    if (!allowed.ok) return allowed
    const number = makeStockDocument(tx, context, { id: asked.id, kind: 'inventory_addition' }, at)
    if (!number.ok) return number
    const owner = { invoiceId: asked.id, storeId }
    const batch = makeBatch(tx, owner, asked)
    writeStockLine(tx, owner, batch, { type: 'stock_in', packs: asked.packs, reasonId: asked.reasonId, note: asked.note })
    writeMovement(tx, storeId, { id: batch.id, locationId: asked.locationId }, at)
    logAdjustment(tx, storeId, batch.id, 0, asked.packs)
    return ok({ documentId: asked.id, number: number.value, stockLineId: batch.id })
  })
}

function checkNewStock(tx: Tx, storeId: string, asked: NewStock): Result<null> {
  if (readRow(tx, 'stock_line', asked.stockLineId) !== undefined) return refuse('refused', 'id_in_use', {}, 'stockLineId')
  const item = readItem(tx, asked.itemId)
  const allowed = checkNewBatch(item && { status: item.status ?? '', type: item.type }, asked)
  if (!allowed.ok) return allowed
  const place = checkPlaceHere(tx, storeId, asked.locationId)
  return place.ok ? checkGivenReason(tx, asked.itemId, 'addition', asked.reasonId) : place
}

function makeBatch(tx: Tx, owner: { invoiceId: string; storeId: string }, asked: NewStock): WholeBatch {
  saveBatch(tx, owner, {
    id: asked.stockLineId,
    store_id: owner.storeId,
    item_id: asked.itemId,
    batch: asked.batch.trim() === '' ? null : asked.batch.trim(),
    expiry_date: asked.expiryDate,
    on_hold: 0,
    location_id: asked.locationId,
    pack_size: asked.packSize,
    available: asked.packs,
    total: asked.packs,
    cost_price: asked.costPrice,
    sell_price: asked.sellPrice,
    rest: { volume_per_pack: 0 },
  })
  return wholeBatch(tx, owner.storeId, asked.stockLineId) as WholeBatch
}
