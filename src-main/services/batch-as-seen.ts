import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import type { Adjusted, Holding } from '../domain/adjustment.ts'
import { shownNumber } from '../domain/numbers.ts'
import { cursorOf } from '../repositories/change-log.ts'
import { readItem } from '../repositories/items.ts'
import { promisesOf } from '../repositories/ledger.ts'
import { readLocation } from '../repositories/locations.ts'
import type { WholeBatch } from '../repositories/stock-work.ts'
import { wholeBatch } from '../repositories/stock-work.ts'

/** The batch that the page has in hand; a page that has not seen its last change is told what is there now. */
export function batchAsSeen(db: ReadDb, storeId: string, seen: { stockLineId: string; version: number }): Result<WholeBatch> {
  const batch = wholeBatch(db, storeId, seen.stockLineId)
  if (batch === undefined) return refuse('not_found', 'batch_gone', {}, 'stockLineId')
  if (cursorOf(db, 'stock_line', batch.id) === seen.version) return ok(batch)
  return refuse('conflict', 'batch_changed', { batch: batch.batch ?? '', available: batch.available ?? 0, total: batch.total ?? 0 })
}

export const adjustedFacts = (db: ReadDb, batch: WholeBatch): Adjusted => ({
  available: batch.available ?? 0,
  total: batch.total ?? 0,
  batch: batch.batch ?? '',
  itemName: readItem(db, batch.item_id)?.name ?? '',
})

/** The documents that hold packs of it. */
export const holdings = (db: ReadDb, { id, store_id }: WholeBatch): Holding[] =>
  promisesOf(db, store_id, id).map(({ number, packs }) => ({ number: shownNumber(number), packs }))

/** A place that is named must be one of the store. */
export const checkPlaceHere = (db: ReadDb, storeId: string, id: string | null): Result<null> =>
  id === null || readLocation(db, storeId, id) !== undefined ? ok(null) : refuse('not_found', 'location_gone', {}, 'locationId')
