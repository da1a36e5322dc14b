import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { StockSign, StockWorkDone, StockWorkFacts } from '../contract/stock-work.ts'
import type { Tx } from '../db/write.ts'
import { adjust } from '../domain/adjustment.ts'
import { checkReason, reasonsFor } from '../domain/reasons.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { readItem } from '../repositories/items.ts'
import { locationsOf } from '../repositories/locations.ts'
import { saveStockLevel } from '../repositories/stock-lines.ts'
import { allReasons, isVaccine } from '../repositories/stock-work.ts'
import { adjustedFacts, batchAsSeen, holdings } from './batch-as-seen.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { madeBefore, makeStockDocument, writeStockLine } from './stock-document.ts'

export type Adjustment = {
  readonly id: string
  readonly stockLineId: string
  readonly version: number
  readonly sign: StockSign
  readonly packs: number
  readonly reasonId: string | null
  readonly note: string
}

export const adjustmentTables = ['invoice', 'invoice_line', 'stock_line', 'activity_log'] as const
const kinds = { addition: 'inventory_addition', reduction: 'inventory_reduction' } as const

/** Puts the stock of one batch right, as a document that is finished at once (U-16, 5J). */
export function adjustStock(context: StoreContext, asked: Adjustment): Result<StockWorkDone> {
  const { storeId } = context
  return act(context, adjustmentTables, (tx, at) => {
    const before = madeBefore(tx, storeId, asked.id, [kinds[asked.sign]])
    if (before !== null) return before
    const batch = batchAsSeen(tx, storeId, asked)
    if (!batch.ok) return batch
    const level = adjust(adjustedFacts(tx, batch.value), asked.sign, asked.packs, holdings(tx, batch.value))
    if (!level.ok) return level
    const reason = checkGivenReason(tx, batch.value.item_id, asked.sign, asked.reasonId)
    if (!reason.ok) return reason
    const number = makeStockDocument(tx, context, { id: asked.id, kind: kinds[asked.sign] }, at)
    if (!number.ok) return number
    const owner = { invoiceId: asked.id, storeId }
    saveStockLevel(tx, owner, { id: batch.value.id, ...level.value })
    const type = asked.sign === 'addition' ? 'stock_in' : 'stock_out'
    writeStockLine(tx, owner, batch.value, { type, packs: asked.packs, reasonId: asked.reasonId, note: asked.note })
    logAdjustment(tx, storeId, batch.value.id, batch.value.total ?? 0, level.value.total)
    return ok({ documentId: asked.id, number: number.value, stockLineId: batch.value.id })
  })
}

export const checkGivenReason = (tx: Tx, itemId: string, sign: StockSign, reasonId: string | null): Result<null> =>
  checkReason(allReasons(tx), reasonId, sign, isVaccine(tx, itemId))

/** The history of the batch: packs before and after. */
export const logAdjustment = (tx: Tx, storeId: string, recordId: string, from: number, to: number): void =>
  logActivity(tx, { type: 'InventoryAdjustment', recordId, storeId, from: String(from), to: String(to) })

/** What the forms about batches of an item offer. */
export function stockWorkFacts({ db, storeId }: Pick<StoreContext, 'db' | 'storeId'>, itemId: string): StockWorkFacts {
  const reasons = allReasons(db)
  const offered = (sign: StockSign) => reasonsFor(reasons, sign, isVaccine(db, itemId)).map(({ id, title }) => ({ id, title }))
  return {
    reasons: { addition: offered('addition'), reduction: offered('reduction') },
    places: locationsOf(db, storeId).map((row) => ({ id: row.id, code: row.code ?? '', name: row.name ?? '', onHold: row.on_hold === 1 })),
    defaultPackSize: Math.max(1, readItem(db, itemId)?.default_pack_size ?? 1),
  }
}
