/** Counting: what people do to the lines of an open stocktake. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ReconcileWay, StocktakeChange } from '../contract/stocktakes.ts'
import type { Tx } from '../db/write.ts'
import { needsReconciling, reconcile, stocktakeLock } from '../domain/stocktake.ts'
import { countedWire } from '../domain/stocktake-words.ts'
import { readItem } from '../repositories/items.ts'
import { wholeBatch } from '../repositories/stock-work.ts'
import type { StocktakeRecord } from '../repositories/stocktakes.ts'
import {
  lineOfBatch,
  removeStocktake as removeRows,
  removeStocktakeLine,
  saveStocktake,
  saveStocktakeLine,
  someLines,
  stocktakeLines,
} from '../repositories/stocktakes.ts'
import { readRow } from '../repositories/synced-rows.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { checkPlaceHere } from './batch-as-seen.ts'
import { checkGoods } from './check-item.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { emptyLine, snapshotOf } from './create-stocktake.ts'
import { booksOf } from './stocktake-books.ts'
import type { Seen } from './stocktake-facts.ts'
import { countLine, stocktakeAsSeen, stocktakeHead, stocktakeToEdit } from './stocktake-facts.ts'
import { stocktakeChange } from './stocktake-view.ts'

const tables = ['stocktake', 'stocktake_line']
type Owner = { readonly stocktakeId: string; readonly storeId: string }

/** The ids of the lines that changed. */
type Changed = Result<readonly string[]>

/** One change of an open stocktake that the page has seen as it is. */
function change(context: StoreContext, seen: Seen, fn: (tx: Tx, owner: Owner, row: StocktakeRecord) => Changed): Result<StocktakeChange> {
  const { storeId } = context
  return act(context, tables, (tx) => {
    const found = stocktakeToEdit(tx, storeId, seen)
    if (!found.ok) return found
    const done = fn(tx, { stocktakeId: seen.id, storeId }, found.value)
    return done.ok ? stocktakeChange(tx, storeId, seen.id, done.value) : done
  })
}

export type StocktakeEdit = Seen & {
  readonly description?: string | undefined
  readonly comment?: string | undefined
  readonly countedBy?: string | undefined
  readonly verifiedBy?: string | undefined
  readonly isLocked?: boolean | undefined
}

/** Its words, and the lock: a locked one can only be unlocked; a finalised one keeps its comment open (5E). */
export function editStocktake(context: StoreContext, edit: StocktakeEdit): Result<StocktakeChange> {
  const { storeId } = context
  return act(context, tables, (tx) => {
    const found = stocktakeAsSeen(tx, storeId, edit)
    if (!found.ok) return found
    const allowed = checkEdit(found.value, edit)
    if (!allowed.ok) return allowed
    saveStocktake(tx, storeId, {
      id: edit.id,
      ...(edit.description !== undefined && { description: text(edit.description) }),
      ...(edit.comment !== undefined && { comment: text(edit.comment) }),
      ...(edit.isLocked !== undefined && { is_locked: edit.isLocked ? 1 : 0 }),
      rest: {
        ...(edit.countedBy !== undefined && { om_counted_by: text(edit.countedBy) }),
        ...(edit.verifiedBy !== undefined && { om_verified_by: text(edit.verifiedBy) }),
      },
    })
    return stocktakeChange(tx, storeId, edit.id, [])
  })
}

function checkEdit(row: StocktakeRecord, { description, countedBy, verifiedBy, isLocked: lock }: StocktakeEdit): Result<null> {
  const { state, isLocked } = stocktakeHead(row)
  const locked = stocktakeLock({ state, isLocked: isLocked && lock !== false }, null)
  const isOnlyComment = [description, countedBy, verifiedBy, lock].every((value) => value === undefined)
  if (locked === null || (locked === 'stocktake_finalised' && isOnlyComment)) return ok(null)
  return refuse('refused', locked)
}

const text = (given: string): string | null => (given.trim() === '' ? null : given.trim())

type LinePatch = {
  readonly counted?: number | null | undefined
  readonly reasonId?: string | null | undefined
  readonly comment?: string | undefined
  readonly batch?: string | undefined
  readonly expiryDate?: string | null | undefined
  readonly locationId?: string | null | undefined
  readonly costPrice?: number | undefined
  readonly sellPrice?: number | undefined
}
export type LineEdit = Seen & LinePatch & { readonly lineId: string }

/** What was counted on a line, why it differs, and what the batch says of itself. */
export const setCount = (context: StoreContext, { lineId, ...edit }: LineEdit): Result<StocktakeChange> =>
  change(context, edit, (tx, owner) => {
    if (someLines(tx, owner.storeId, owner.stocktakeId, [lineId]).length === 0) return refuse('not_found', 'line_gone', {}, 'lineId')
    const place = checkPlaceHere(tx, owner.storeId, edit.locationId ?? null)
    if (!place.ok) return place
    saveStocktakeLine(tx, owner, { id: lineId, ...linePatch(edit) })
    return ok([lineId])
  })

const linePatch = (edit: LinePatch) => ({
  ...(edit.counted !== undefined && countedWire(edit.counted)),
  ...(edit.reasonId !== undefined && { option_id: edit.reasonId }),
  ...(edit.comment !== undefined && { comment: text(edit.comment) }),
  ...(edit.batch !== undefined && { batch: text(edit.batch) }),
  ...(edit.expiryDate !== undefined && { expiry_date: edit.expiryDate }),
  ...(edit.locationId !== undefined && { location_id: edit.locationId }),
  ...(edit.costPrice !== undefined && { cost_price: edit.costPrice }),
  ...(edit.sellPrice !== undefined && { sell_price: edit.sellPrice }),
})

export type LinesEdit = Seen & {
  readonly lineIds: readonly string[]
  readonly counted?: 'snapshot' | 0 | null | undefined
  readonly reasonId?: string | null | undefined
  readonly locationId?: string | null | undefined
}

/** The same said of many lines at once (U-38); lines that are gone are passed over. */
export const setCounts = (context: StoreContext, { lineIds, counted, ...edit }: LinesEdit): Result<StocktakeChange> =>
  change(context, edit, (tx, owner) => {
    const place = checkPlaceHere(tx, owner.storeId, edit.locationId ?? null)
    if (!place.ok) return place
    const rows = someLines(tx, owner.storeId, owner.stocktakeId, lineIds)
    for (const { id, snapshot_packs: snapshot } of rows)
      saveStocktakeLine(tx, owner, { id, ...linePatch({ ...edit, counted: counted === 'snapshot' ? (snapshot ?? 0) : counted }) })
    return ok(rows.map(({ id }) => id))
  })

export type NewCount = Seen & {
  readonly lineId: string
  readonly itemId: string
  readonly stockLineId: string | null
  readonly batch: string
  readonly expiryDate: string | null
  readonly packSize: number
  readonly locationId: string | null
}

/** A line for a batch that stands on none: one that the stock knows, or one that was found on the shelf (5I). */
export const addCount = (context: StoreContext, asked: NewCount): Result<StocktakeChange> =>
  change(context, asked, (tx, owner, row) => {
    const before = readRow(tx, 'stocktake_line', asked.lineId)
    if (before !== undefined) return before.stocktake_id === asked.id ? ok([asked.lineId]) : refuse('refused', 'id_in_use', {}, 'lineId')
    const item = readItem(tx, asked.itemId)
    if (item === undefined) return refuse('not_found', 'item_gone', {}, 'itemId')
    const allowed = asked.stockLineId === null ? checkGoods(tx, asked.itemId) : ok(null)
    if (!allowed.ok) return allowed
    const place = checkPlaceHere(tx, owner.storeId, asked.locationId)
    if (!place.ok) return place
    return asked.stockLineId === null ? addFound(tx, owner, asked, item) : addKnown(tx, owner, asked, row)
  })

function addFound(tx: Tx, owner: Owner, asked: NewCount, item: { id: string; name: string | null }): Changed {
  if (asked.packSize < 1) return refuse('refused', 'pack_smaller_than_unit', {}, 'packSize')
  saveStocktakeLine(tx, owner, {
    ...emptyLine(owner.stocktakeId, asked.lineId, item),
    batch: text(asked.batch),
    expiry_date: asked.expiryDate,
    pack_size: asked.packSize,
    location_id: asked.locationId,
  })
  return ok([asked.lineId])
}

function addKnown(tx: Tx, owner: Owner, asked: NewCount, row: StocktakeRecord): Changed {
  const stockLineId = asked.stockLineId ?? ''
  const batch = wholeBatch(tx, owner.storeId, stockLineId)
  if (batch === undefined || batch.item_id !== asked.itemId) return refuse('not_found', 'batch_gone', {}, 'stockLineId')
  if (lineOfBatch(tx, owner.stocktakeId, stockLineId) !== undefined)
    return refuse('refused', 'batch_counted_already', { batch: batch.batch ?? '' }, 'stockLineId')
  const total = booksOf(tx, row, [stockLineId]).packs({ ...batch, stock_line_id: stockLineId })
  const item_name = readItem(tx, batch.item_id)?.name ?? ''
  saveStocktakeLine(tx, owner, snapshotOf(owner.stocktakeId, asked.lineId, { ...batch, total, item_name }))
  return ok([asked.lineId])
}

/** Takes lines off; what they would have said of the stock is not said. */
export const removeCounts = (context: StoreContext, asked: Seen & { readonly lineIds: readonly string[] }): Result<StocktakeChange> =>
  change(context, asked, (tx, owner) => {
    for (const { id } of someLines(tx, owner.storeId, asked.id, asked.lineIds)) removeStocktakeLine(tx, owner, id)
    return ok([])
  })

export type Reconciling = Seen & { readonly lineIds: readonly string[] | null; readonly way: ReconcileWay }

/** Says what the counts mean whose stock moved since the snapshot, for some lines or for all of them (3F). */
export const reconcileCounts = (context: StoreContext, { lineIds, way, ...seen }: Reconciling): Result<StocktakeChange> =>
  change(context, seen, (tx, owner, row) => {
    const { storeId } = owner
    const asked = lineIds === null ? stocktakeLines(tx, storeId, seen.id) : someLines(tx, storeId, seen.id, lineIds)
    const books = booksOf(tx, row, lineIds && asked.flatMap((one) => one.stock_line_id ?? []))
    const lines = asked.map((one) => countLine(one, books)).filter(needsReconciling)
    for (const line of lines) {
      const settled = reconcile(line, way)
      if (!settled.ok) return settled
      saveStocktakeLine(tx, owner, { id: line.id, snapshot_packs: settled.value.snapshot, ...countedWire(settled.value.counted) })
    }
    return ok(lines.map(({ id }) => id))
  })

/** Removes an open stocktake; the stock stays as it is (5E). */
export function removeStocktake(context: StoreContext, seen: Seen): Result<Record<string, never>> {
  const { storeId } = context
  return act(context, [...tables, 'activity_log'], (tx) => {
    const found = stocktakeToEdit(tx, storeId, seen)
    if (!found.ok) return found
    removeRows(tx, { stocktakeId: seen.id, storeId })
    logActivity(tx, { type: 'StocktakeDeleted', recordId: seen.id, storeId, from: String(found.value.number ?? '') })
    return ok({})
  })
}
