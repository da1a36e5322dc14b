import { randomUUID } from 'node:crypto'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { OpenStocktake, StocktakeChoices, StocktakeScope } from '../contract/stocktakes.ts'
import type { ReadDb, Tx } from '../db/write.ts'
import type { Moment } from '../domain/moment.ts'
import { momentOf } from '../domain/moment.ts'
import { countedWire, newStocktakeWire } from '../domain/stocktake-words.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { locationsOf } from '../repositories/locations.ts'
import { takeStocktakeNumber } from '../repositories/numbers.ts'
import { batchRest } from '../repositories/stock-work.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import type { CountedBatch, Scope } from '../repositories/stocktakes.ts'
import {
  hasFinalised,
  itemsWithoutBatch,
  keepDay,
  keepScope,
  keepWords,
  listsOfStore,
  saveStocktake,
  saveStocktakeLine,
  stocktakePlace,
} from '../repositories/stocktakes.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { wordsOf } from './list-transactions.ts'
import { batchesInBooks } from './stocktake-books.ts'
import { countMoment, logDay } from './stocktake-days.ts'
import { openStocktake } from './stocktake-view.ts'

export type NewStocktake = {
  readonly id: string
  readonly description: string
  readonly scope: StocktakeScope
  readonly isInitial: boolean
  /** The day to which it is dated back; null or nothing: it counts as of the moment at which it is finalised. */
  readonly datedBackTo?: string | null | undefined
}

/** A new stocktake with a snapshot of what its scope names; the same id again gives the same one (5I, U-37, T13). */
export function createStocktake(
  context: StoreContext,
  { id, description, scope, isInitial, datedBackTo = null }: NewStocktake,
): Result<OpenStocktake> {
  const { storeId, userId } = context
  return act(context, ['stocktake', 'stocktake_line', 'activity_log'], (tx, at) => {
    const known = stocktakePlace(tx, id)
    if (known !== undefined) return known === storeId ? openStocktake(tx, storeId, id) : refuse('refused', 'id_in_use', {}, 'id')
    if (isInitial && hasFinalised(tx, storeId)) return refuse('refused', 'stocktake_not_first', {}, 'isInitial')
    const day = countMoment(tx, storeId, datedBackTo, at.date)
    if (!day.ok) return day
    saveStocktake(tx, storeId, {
      id,
      store_id: storeId,
      number: takeStocktakeNumber(tx, storeId),
      description: description.trim() === '' ? null : description.trim(),
      is_locked: 0,
      created_by_id: userId,
      stocktake_date: day.value?.date ?? at.date,
      om_is_initial: isInitial ? 1 : 0,
      ...newStocktakeWire(at),
      rest: { ...keepScope(scope), ...keepDay(day.value?.utc ?? null) },
    })
    writeSnapshot(tx, { stocktakeId: id, storeId }, scope, day.value)
    logActivity(tx, { type: 'StocktakeCreated', recordId: id, storeId })
    logDay(tx, { id, storeId }, at.date, day.value?.date ?? at.date)
    return openStocktake(tx, storeId, id)
  })
}

type Owner = { readonly stocktakeId: string; readonly storeId: string }

export const inWords = (scope: StocktakeScope): Scope => ({ ...scope, words: scope.kind === 'filtered' ? wordsOf(scope.search) : [] })

function writeSnapshot(tx: Tx, owner: Owner, asked: StocktakeScope, day: Moment | null): void {
  const scope = inWords(asked)
  for (const batch of batchesInBooks(tx, owner.storeId, scope, day))
    saveStocktakeLine(tx, owner, snapshotOf(owner.stocktakeId, randomUUID(), batch))
  for (const item of itemsWithoutBatch(tx, owner.storeId, scope))
    saveStocktakeLine(tx, owner, {
      ...emptyLine(owner.stocktakeId, randomUUID(), item),
      pack_size: Math.max(1, item.default_pack_size ?? 1),
    })
}

/** The line of a batch that the stock knows: total packs, whatever is promised of them (5I). */
export const snapshotOf = (stocktakeId: string, id: string, batch: CountedBatch) => ({
  ...emptyLine(stocktakeId, id, { id: batch.item_id, name: batch.item_name }),
  stock_line_id: batch.id,
  location_id: batch.location_id,
  batch: batch.batch,
  expiry_date: batch.expiry_date,
  pack_size: batch.pack_size,
  snapshot_packs: batch.total ?? 0,
  cost_price: batch.cost_price,
  sell_price: batch.sell_price,
  donor_id: batch.donor_id,
  manufacturer_id: batch.manufacturer_id,
  rest: { volume_per_pack: batchRest(batch)['volume_per_pack'] ?? 0, ...keepWords(batch) },
})

/** A line of an item of which nothing is counted yet. */
export const emptyLine = (stocktakeId: string, id: string, item: { readonly id: string; readonly name: string | null }) => ({
  id,
  stocktake_id: stocktakeId,
  item_id: item.id,
  item_name: item.name ?? '',
  snapshot_packs: 0,
  ...countedWire(null),
  cost_price: 0,
  sell_price: 0,
  rest: { volume_per_pack: 0 },
})

/** How many lines a new stocktake of that scope would have; `datedBackTo` as it is made with, and refused as there. */
export function estimateLines(
  { db, storeId, clock }: Pick<StoreContext, 'db' | 'storeId' | 'clock'>,
  asked: StocktakeScope,
  datedBackTo: string | null = null,
): Result<number> {
  const day = countMoment(db, storeId, datedBackTo, momentOf(clock()).date)
  if (!day.ok) return day
  const scope = inWords(asked)
  return ok(batchesInBooks(db, storeId, scope, day.value).length + itemsWithoutBatch(db, storeId, scope).length)
}

/** What the form of a new one offers. */
export function stocktakeChoices(db: ReadDb, storeId: string): Result<StocktakeChoices> {
  const places = locationsOf(db, storeId).map((row) => ({ id: row.id, name: [row.code, row.name].filter(Boolean).join(' ') }))
  const lists = listsOfStore(db, storeId).map((row) => ({ id: row.id, name: row.name ?? '' }))
  return ok({ lists, places, mayBeInitial: !hasFinalised(db, storeId), backdateDays: readDocumentRules(db, storeId).backdateDays })
}
