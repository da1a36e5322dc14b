import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Tx } from '../db/write.ts'
import type { Moment } from '../domain/moment.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { cursorOf } from '../repositories/change-log.ts'
import { readLocation } from '../repositories/locations.ts'
import { saveBatch } from '../repositories/stock-lines.ts'
import type { WholeBatch } from '../repositories/stock-work.ts'
import { writeMovement } from '../repositories/stock-work.ts'
import { batchAsSeen, checkPlaceHere } from './batch-as-seen.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'

export type BatchEdit = {
  readonly stockLineId: string
  readonly version: number
  readonly onHold?: boolean | undefined
  readonly locationId?: string | null | undefined
  /** Of a pack. */
  readonly costPrice?: number | undefined
  readonly sellPrice?: number | undefined
}

/** Puts a batch on hold or takes it off (U-14), says where it lies and what a pack costs; all of it stands in its history, old → new (5D). */
export function editBatch(context: StoreContext, edit: BatchEdit): Result<{ version: number }> {
  const { storeId } = context
  return act(context, ['stock_line', 'location_movement', 'activity_log'], (tx, at) => {
    const found = batchAsSeen(tx, storeId, edit)
    if (!found.ok) return found
    const place = checkPlaceHere(tx, storeId, edit.locationId ?? null)
    if (!place.ok) return place
    if (edit.onHold !== undefined) holdBatch(tx, found.value, edit.onHold)
    if (edit.locationId !== undefined) moveBatch(tx, found.value, edit.locationId, at)
    priceBatch(tx, found.value, edit)
    return ok({ version: cursorOf(tx, 'stock_line', edit.stockLineId) })
  })
}

type Prices = Pick<BatchEdit, 'costPrice' | 'sellPrice'>

function priceBatch(tx: Tx, batch: WholeBatch, { costPrice, sellPrice }: Prices): void {
  const { id, store_id: storeId } = batch
  const now = { cost_price: costPrice ?? batch.cost_price, sell_price: sellPrice ?? batch.sell_price }
  if (!logPrices(tx, batch, now)) return
  saveBatch(tx, { invoiceId: id, storeId }, { id, ...now })
}

type Priced = Pick<WholeBatch, 'cost_price' | 'sell_price'>

/** Writes down what of a batch's prices is another one now; true where any is. */
export function logPrices(tx: Tx, { id, store_id: storeId, ...was }: Priced & Pick<WholeBatch, 'id' | 'store_id'>, now: Priced): boolean {
  const changes = [
    { type: 'StockCostPriceChange', from: was.cost_price ?? 0, to: now.cost_price ?? 0 },
    { type: 'StockSellPriceChange', from: was.sell_price ?? 0, to: now.sell_price ?? 0 },
  ] as const
  const others = changes.filter(({ from, to }) => from !== to)
  for (const { type, from, to } of others) logActivity(tx, { type, recordId: id, storeId, from: String(from), to: String(to) })
  return others.length > 0
}

type Named = Pick<WholeBatch, 'batch' | 'expiry_date'>

/** The same of its name and its expiry. */
export function logNames(tx: Tx, { id, store_id: storeId, ...was }: Named & Pick<WholeBatch, 'id' | 'store_id'>, now: Named): void {
  const renamed = { type: 'StockBatchChange', from: was.batch ?? '', to: now.batch ?? '' } as const
  const dated = { type: 'StockExpiryDateChange', from: was.expiry_date ?? '', to: now.expiry_date ?? '' } as const
  for (const change of [renamed, dated]) if (change.from !== change.to) logActivity(tx, { ...change, recordId: id, storeId })
}

function holdBatch(tx: Tx, { id, store_id: storeId, on_hold }: WholeBatch, onHold: boolean): void {
  if ((on_hold === 1) === onHold) return
  saveBatch(tx, { invoiceId: id, storeId }, { id, on_hold: onHold ? 1 : 0 })
  logActivity(tx, { type: onHold ? 'StockOnHold' : 'StockOffHold', recordId: id, storeId })
}

/** From now on the batch lies there: its row, its movement log and its history say so. */
export function moveBatch(tx: Tx, batch: Pick<WholeBatch, 'id' | 'store_id' | 'location_id'>, locationId: string | null, at: Moment): void {
  const { id, store_id: storeId, location_id: from } = batch
  if (from === locationId) return
  saveBatch(tx, { invoiceId: id, storeId }, { id, location_id: locationId })
  writeMovement(tx, storeId, { id, locationId }, at)
  logActivity(tx, {
    type: 'StockLocationChange',
    recordId: id,
    storeId,
    from: codeOf(tx, storeId, from),
    to: codeOf(tx, storeId, locationId),
  })
}

const codeOf = (tx: Tx, storeId: string, id: string | null): string => (id === null ? '' : (readLocation(tx, storeId, id)?.code ?? ''))
