/** What was issued and what of it came back already. */
import { sql } from 'kysely'
import { k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

const issued = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', 'i.id', 'l.invoice_id')
    .select(['l.packs', 'i.name_id'])
    .where('l.id', '=', p.id)
    .where('i.store_id', '=', p.storeId)
    .where('i.kind', '=', 'outbound_shipment'),
)
/** The line of a shipment of that store, or undefined. */
export const issuedLine = (db: ReadDb, storeId: string, id: string) => one(db, issued, { storeId, id })

const returned = prepared((p: { storeId: string; nameId: string; lineId: string; but: string }) =>
  k
    .selectFrom('invoice as i')
    .innerJoin('invoice_line as l', 'l.invoice_id', 'i.id')
    .select(sql<number>`coalesce(sum(l.packs), 0)`.as('packs'))
    .where('i.name_id', '=', p.nameId)
    .where('i.store_id', '=', p.storeId)
    .where('i.kind', '=', 'customer_return')
    .where('l.id', '<>', p.but)
    .where(sql<boolean>`json_extract(l.rest, '$.linked_trans_line_ID') = ${p.lineId}`),
)
/** Packs of a line of a shipment that other lines have brought back. */
export const returnedPacks = (db: ReadDb, of: { storeId: string; nameId: string; lineId: string; but: string }): number =>
  one(db, returned, of)?.packs ?? 0
