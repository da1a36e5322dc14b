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
