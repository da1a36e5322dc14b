import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import { liesOnShelf } from '../domain/new-stock.ts'
import { readItem } from '../repositories/items.ts'

/**
 * May more of this item be put on a document (F-160): it must be here under its own id, and approved. What lies in stock
 * of a deleted item may still be given out; taking off is always allowed.
 */
export function checkItem(db: ReadDb, itemId: string, isMore: boolean): Result<null> {
  const item = readItem(db, itemId)
  if (item === undefined || (item.status === 'merged' && isMore)) return refuse('not_found', 'item_gone', {}, 'itemId')
  return item.status === 'draft' && isMore ? refuse('refused', 'item_is_draft', { item: item.name ?? '' }, 'itemId') : ok(null)
}

/** The same of goods that come: only what can lie on a shelf makes a batch. */
export function checkGoods(db: ReadDb, itemId: string): Result<null> {
  const item = checkItem(db, itemId, true)
  if (!item.ok || liesOnShelf(readItem(db, itemId)?.type ?? null)) return item
  return refuse('refused', 'item_not_stocked', {}, 'itemId')
}
