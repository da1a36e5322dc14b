/** Documents of a store that belong together: a shipment and its returns, and what answers the same order (U-35). */
import { sql } from 'kysely'
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

const originalOf = sql<string | null>`json_extract(i.rest, '$.om_original_shipment_id')`

const related = prepared((p: { id: string }) =>
  k
    .selectFrom('invoice as d')
    .innerJoin('invoice as i', (join) => join.onRef('i.name_id', '=', 'd.name_id').onRef('i.store_id', '=', 'd.store_id'))
    .select(['i.id', 'i.kind', 'i.state', 'i.number', 'i.created_at', 'i.om_created_datetime'])
    .select([
      sql<'original' | 'return' | 'order'>`CASE WHEN i.id = json_extract(d.rest, '$.om_original_shipment_id') THEN 'original'
        WHEN i.kind IN ('supplier_return', 'customer_return') AND ${originalOf} = d.id THEN 'return' ELSE 'order' END`.as('relation'),
    ])
    .where('d.id', '=', p.id)
    .whereRef('i.id', '<>', 'd.id')
    .where(
      sql<boolean>`(i.id = json_extract(d.rest, '$.om_original_shipment_id')
        OR (i.kind IN ('supplier_return', 'customer_return') AND ${originalOf} = d.id) OR i.requisition_id = d.requisition_id)`,
    )
    .orderBy('i.created_at')
    .orderBy('i.id'),
)
/** The documents of its store that belong to this one, the oldest first. */
export const relatedTo = (db: ReadDb, id: string) => all(db, related, { id })

const counted = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('stocktake as t')
    .select(['t.id', 't.number', 't.created_at', 't.om_created_datetime'])
    .where('t.store_id', '=', p.storeId)
    .where((e) => e.or([e('t.addition_id', '=', p.id), e('t.reduction_id', '=', p.id)])),
)
/** The stocktakes that made this document when they were finalised: the stocktake names it, not the other way round (4.5). */
export const stocktakesOf = (db: ReadDb, storeId: string, id: string) => all(db, counted, { storeId, id })
