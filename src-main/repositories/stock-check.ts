/**
 * The ledger of every batch of the stores here, looked through for figures that cannot be (4-9): total ≥ available ≥ 0,
 * and what is there less what open documents took can be issued.
 */
import { sql } from 'kysely'
import type { BatchFault } from '../contract/diagnosis.ts'
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { tolerance } from '../domain/stock.ts'
import { getSetting } from './settings.ts'

/** The batches after `after` in the order of their ids, with what open documents took of each. */
const levels = prepared((p: { after: string; limit: number; site: number }) =>
  k
    .selectFrom('stock_line as s')
    .leftJoin('item as t', 't.id', 's.item_id')
    .select(['s.id', 's.store_id as storeId', 's.total', 's.available'])
    .select([sql<string>`coalesce(t.name, '')`.as('item'), sql<string>`coalesce(s.batch, '')`.as('batch')])
    .select(
      sql<number>`coalesce((SELECT sum(l.packs) FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
        WHERE l.stock_line_id = s.id AND l.kind = 'stock_out' AND i.store_id = s.store_id
        AND i.kind IN ('outbound_shipment', 'prescription', 'supplier_return') AND i.state IN ('new', 'allocated')), 0)`.as('promised'),
    )
    .where('s.id', '>', p.after)
    .where('s.store_id', 'in', k.selectFrom('store').select('store.id').where('store.site_number', '=', p.site))
    .where('s.store_id', 'not in', k.selectFrom('store_stay').select('store_id').where('state', '<>', 'active'))
    .orderBy('s.id')
    .limit(p.limit),
)

export type BatchCheck = { readonly seen: number; readonly last: string | null; readonly faults: readonly BatchFault[] }

/** Looks through the next `limit` batches after the id `after`; `last` is null where there are no more. */
export function checkBatches(db: ReadDb, after: string, limit: number): BatchCheck {
  const rows = all(db, levels, { after, limit, site: getSetting(db, 'site')?.number ?? 0 })
  const faults = rows.flatMap((row) => {
    const level = { ...row, total: row.total ?? 0, available: row.available ?? 0 }
    const what = wrong(level)
    return what === null ? [] : [{ ...level, what }]
  })
  return { seen: rows.length, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null), faults }
}

function wrong({ total, available, promised }: { total: number; available: number; promised: number }): BatchFault['what'] | null {
  if (available < -tolerance || total < -tolerance) return 'below'
  if (available > total + tolerance) return 'over'
  return Math.abs(total - promised - available) > tolerance ? 'promised' : null
}
