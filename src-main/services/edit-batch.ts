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
}

/** Puts a batch on hold or takes it off (U-14), and says where it lies; both stand in its history. */
export function editBatch(context: StoreContext, edit: BatchEdit): Result<{ version: number }> {
  const { storeId } = context
  return act(context, ['stock_line', 'location_movement', 'activity_log'], (tx, at) => {
    const found = batchAsSeen(tx, storeId, edit)
    if (!found.ok) return found
    const place = checkPlaceHere(tx, storeId, edit.locationId ?? null)
    if (!place.ok) return place
    if (edit.onHold !== undefined) holdBatch(tx, found.value, edit.onHold)
    if (edit.locationId !== undefined) moveBatch(tx, found.value, edit.locationId, at)
    return ok({ version: cursorOf(tx, 'stock_line', edit.stockLineId) })
  })
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
