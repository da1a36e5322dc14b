/** The stock of a store against its documents: nothing is taken twice, nothing is promised twice. */
import assert from 'node:assert/strict'
import { siteOfStore } from '../../central/store/sites.ts'
import { packsAtFirst } from './country.ts'
import type { World } from './play.ts'
import type { HistorySite } from './site.ts'

type Level = {
  readonly id: string
  readonly storeId: string
  readonly available: number
  readonly total: number
  readonly shipped: number
  readonly promised: number
}

const levels = `SELECT s.id, s.store_id AS storeId, s.available, s.total,
  (SELECT coalesce(sum(l.packs), 0) FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
    WHERE l.stock_line_id = s.id AND i.store_id = s.store_id AND i.state NOT IN ('new', 'allocated')) AS shipped,
  (SELECT coalesce(sum(l.packs), 0) FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
    WHERE l.stock_line_id = s.id AND i.store_id = s.store_id AND i.state IN ('new', 'allocated')) AS promised
  FROM stock_line s`

/** Total = what came in less what left; total >= available >= 0; the difference is what open documents hold. */
export function checkLedgerOfStock({ central, siteIds, ledger, received }: World, site: HistorySite): void {
  for (const { id, storeId, available, total, shipped, promised } of site.db().sqlite.prepare(levels).all() as Level[]) {
    if (siteOfStore(central.storage, storeId) !== siteIds[site.index] || ledger.disputed.has(storeId)) continue
    const expected = { total: (received.get(id) ?? packsAtFirst) - shipped, promised }
    assert.ok(total >= available && available >= 0, `${id}: total ${total}, available ${available}`)
    assert.deepEqual({ total, promised: total - available }, expected, `stock of ${id} at site ${site.index}`)
  }
}
