/** Master lists as a document of a store may use them. */
import { sql } from 'kysely'
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { liesOnShelf } from './items.ts'

type OfDocument = { readonly storeId: string; readonly nameId: string; readonly invoiceId: string }

/** Lists that are given to the store or to the other party, each with its items and how many of them the document has. */
const ofDocument = prepared((p: OfDocument) =>
  k
    .selectFrom('master_list as m')
    .innerJoin('master_list_line as l', 'l.master_list_id', 'm.id')
    .innerJoin('item as t', 't.id', 'l.item_id')
    .select(['m.id', 'm.code', 'm.name'])
    .select([
      sql<number>`count(DISTINCT l.item_id)`.as('items'),
      sql<number>`count(DISTINCT CASE WHEN EXISTS (SELECT 1 FROM invoice_line x WHERE x.invoice_id = ${p.invoiceId}
        AND x.item_id = l.item_id) THEN l.item_id END)`.as('present'),
    ])
    .where('m.status', '=', 'active')
    .where(sql<boolean>`coalesce(m.is_inactive, 0) = 0`)
    .where('t.status', '=', 'active')
    .where(liesOnShelf('t'))
    .where(sql<boolean>`m.id IN (SELECT j.master_list_id FROM master_list_name_join j WHERE j.name_id = ${p.nameId}
      OR j.name_id = (SELECT s.name_id FROM store s WHERE s.id = ${p.storeId}))`)
    .groupBy('m.id')
    .orderBy('m.name')
    .orderBy('m.id'),
)

/** The lists that may be added to the document, by name. One without an item of ours is not offered. */
export const listsForDocument = (db: ReadDb, of: OfDocument) => all(db, ofDocument, of)

const itemsOf = prepared((p: { listId: string }) =>
  k
    .selectFrom('master_list_line as l')
    .innerJoin('item as t', 't.id', 'l.item_id')
    .select('t.id')
    .distinct()
    .where('l.master_list_id', '=', p.listId)
    .where('t.status', '=', 'active')
    .where(liesOnShelf('t'))
    .orderBy('t.name')
    .orderBy('t.id'),
)
/** Ids of the items of a list that lie on shelves, each once. */
export const itemsOfList = (db: ReadDb, listId: string): string[] => all(db, itemsOf, { listId }).map((row) => row.id)
