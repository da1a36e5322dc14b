import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { StockWorkDone } from '../contract/stock-work.ts'
import type { Tx } from '../db/write.ts'
import type { Repacked } from '../domain/repack.ts'
import { repack } from '../domain/repack.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { saveBatch, saveStockLevel } from '../repositories/stock-lines.ts'
import type { WholeBatch } from '../repositories/stock-work.ts'
import { batchRest, wholeBatch, writeMovement } from '../repositories/stock-work.ts'
import { readRow } from '../repositories/synced-rows.ts'
import { adjustmentTables } from './adjust-stock.ts'
import { adjustedFacts, batchAsSeen, checkPlaceHere, holdings } from './batch-as-seen.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { madeBefore, makeStockDocument, volumePerPack, writeStockLine } from './stock-document.ts'

export type RepackAsked = {
  readonly id: string
  readonly newStockLineId: string
  readonly stockLineId: string
  readonly version: number
  readonly packs: number
  readonly packSize: number
  readonly locationId: string | null
}

type Owner = { readonly invoiceId: string; readonly storeId: string }

/** Packs of a batch into packs of another size: a batch of its own, and one document that holds both (U-15, 5D). */
export function repackStock(context: StoreContext, asked: RepackAsked): Result<StockWorkDone> {
  const { storeId } = context
  return act(context, [...adjustmentTables, 'location_movement'], (tx, at) => {
    const before = madeBefore(tx, storeId, asked.id, ['repack'])
    if (before !== null) return before
    const batch = batchAsSeen(tx, storeId, asked)
    if (!batch.ok) return batch
    const plan = checkRepack(tx, batch.value, asked)
    if (!plan.ok) return plan
    const number = makeStockDocument(tx, context, { id: asked.id, kind: 'repack' }, at)
    if (!number.ok) return number
    const owner = { invoiceId: asked.id, storeId }
    saveStockLevel(tx, owner, { id: batch.value.id, ...plan.value.left })
    const made = makeBatch(tx, owner, batch.value, asked, plan.value)
    writeStockLine(tx, owner, batch.value, { type: 'stock_out', packs: asked.packs })
    writeStockLine(tx, owner, made, { type: 'stock_in', packs: plan.value.packs })
    writeMovement(tx, storeId, { id: made.id, locationId: asked.locationId }, at)
    const sizes = { from: String(batch.value.pack_size ?? 0), to: String(asked.packSize) }
    for (const recordId of [batch.value.id, made.id]) logActivity(tx, { type: 'Repack', recordId, storeId, ...sizes })
    return ok({ documentId: asked.id, number: number.value, stockLineId: made.id })
  })
}

function checkRepack(tx: Tx, batch: WholeBatch, asked: RepackAsked): Result<Repacked> {
  if (readRow(tx, 'stock_line', asked.newStockLineId) !== undefined) return refuse('refused', 'id_in_use', {}, 'newStockLineId')
  const place = checkPlaceHere(tx, batch.store_id, asked.locationId)
  if (!place.ok) return place
  const facts = {
    ...adjustedFacts(tx, batch),
    packSize: batch.pack_size ?? 0,
    costPrice: batch.cost_price ?? 0,
    sellPrice: batch.sell_price ?? 0,
    volumePerPack: volumePerPack(batch),
  }
  return repack(facts, asked.packs, asked.packSize, holdings(tx, batch))
}

/** What the new batch has of the old one: all but its size, its prices, its place and its amounts. A hold goes with it. */
function makeBatch(tx: Tx, owner: Owner, old: WholeBatch, asked: RepackAsked, plan: Repacked): WholeBatch {
  saveBatch(tx, owner, {
    id: asked.newStockLineId,
    store_id: owner.storeId,
    item_id: old.item_id,
    batch: old.batch,
    expiry_date: old.expiry_date,
    on_hold: old.on_hold,
    location_id: asked.locationId,
    pack_size: plan.packSize,
    available: plan.packs,
    total: plan.packs,
    cost_price: plan.costPrice,
    sell_price: plan.sellPrice,
    note: old.note,
    supplier_id: old.supplier_id,
    donor_id: old.donor_id,
    manufacturer_id: old.manufacturer_id,
    oms_fields: old.oms_fields,
    rest: { ...copiedKeys(old), volume_per_pack: plan.volumePerPack },
  })
  return wholeBatch(tx, owner.storeId, asked.newStockLineId) as WholeBatch
}

const copied = ['om_item_variant_id', 'vvm_status_id', 'user_1', 'user_2', 'user_3', 'user_4']
const copiedKeys = (old: WholeBatch): Record<string, unknown> =>
  Object.fromEntries(Object.entries(batchRest(old)).filter(([key]) => copied.includes(key)))
