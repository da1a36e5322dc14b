/** The stores of the whole system, which of them are active here, and what each holds. */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

const byId = prepared((p: { id: string }) =>
  k
    .selectFrom('store as s')
    .leftJoin('name as n', 'n.id', 's.name_id')
    .select(['s.id', 's.code', 's.site_number', 's.is_disabled', 'n.name'])
    .where('s.id', '=', p.id),
)
export const readStore = (db: ReadDb, id: string) => one(db, byId, { id })

const everyStore = prepared(() =>
  k
    .selectFrom('store as s')
    .leftJoin('name as n', 'n.id', 's.name_id')
    .select(['s.id', 's.code', 's.site_number', 's.store_mode', 's.is_disabled', 'n.name'])
    .orderBy('n.name')
    .orderBy('s.id'),
)
export const allStores = (db: ReadDb) => all(db, everyStore, {})

const activeOn = prepared((p: { siteNumber: number }) =>
  k
    .selectFrom('store as s')
    .leftJoin('name as n', 'n.id', 's.name_id')
    .select(['s.id', 's.code', 's.is_disabled', 'n.name'])
    .where('s.site_number', '=', p.siteNumber)
    .orderBy('n.name')
    .orderBy('s.id'),
)
/** Stores that are active on the site with this number, by name. */
export const storesOfSite = (db: ReadDb, siteNumber: number) => all(db, activeOn, { siteNumber })

const seenNames = prepared((p: { storeId: string }) =>
  k
    .selectFrom('name_store_join as j')
    .innerJoin('name as n', 'n.id', 'j.name_id')
    .select('j.id')
    .where('j.store_id', '=', p.storeId)
    .where(sql<boolean>`coalesce(j.is_inactive, 0) = 0 AND n.status = 'active' AND coalesce(n.type, '') <> 'patient'`)
    .limit(1),
)
/** True where the store sees any customer or supplier (F-020). */
export const seesNames = (db: ReadDb, storeId: string): boolean => one(db, seenNames, { storeId }) !== undefined

const ownItems = prepared((p: { storeId: string }) =>
  k
    .selectFrom('item_store_join')
    .select('id')
    .where('store_id', '=', p.storeId)
    .where(sql<boolean>`coalesce(is_inactive, 0) = 0`)
    .limit(1),
)
const listedItems = prepared((p: { storeId: string }) =>
  k
    .selectFrom('store as s')
    .innerJoin('master_list_name_join as j', 'j.name_id', 's.name_id')
    .innerJoin('master_list_line as l', 'l.master_list_id', 'j.master_list_id')
    .select('l.id')
    .where('s.id', '=', p.storeId)
    .limit(1),
)
/** True where the store sees any item, by itself or by a master list. */
export const hasItems = (db: ReadDb, storeId: string): boolean =>
  one(db, ownItems, { storeId }) !== undefined || one(db, listedItems, { storeId }) !== undefined

const documents = prepared(() =>
  k
    .selectFrom('invoice')
    .select((e) => ['store_id', e.fn.countAll<number>().as('count'), e.fn.max('created_at').as('newest')])
    .groupBy('store_id'),
)
const stockLines = prepared(() =>
  k
    .selectFrom('stock_line')
    .select((e) => ['store_id', e.fn.countAll<number>().as('count')])
    .groupBy('store_id'),
)
const items = prepared(() =>
  k
    .selectFrom('item_store_join')
    .select((e) => ['store_id', e.fn.countAll<number>().as('count')])
    .where(sql<boolean>`coalesce(is_inactive, 0) = 0`)
    .groupBy('store_id'),
)
const parties = prepared(() =>
  k
    .selectFrom('name_store_join as j')
    .innerJoin('name as n', 'n.id', 'j.name_id')
    .select([
      'j.store_id',
      sql<number>`sum(coalesce(n.is_customer, 0))`.as('customers'),
      sql<number>`sum(coalesce(n.is_supplier, 0))`.as('suppliers'),
    ])
    .where(sql<boolean>`coalesce(j.is_inactive, 0) = 0 AND n.status = 'active' AND coalesce(n.type, '') <> 'patient'`)
    .groupBy('j.store_id'),
)
const changes = prepared((p: { accepted: number }) =>
  k
    .selectFrom('change_log')
    .select([
      'store_id',
      sql<number>`count(DISTINCT CASE WHEN cursor > ${p.accepted} AND table_name IN ('invoice', 'invoice_line') THEN document_id END)`.as(
        'waiting',
      ),
      sql<string | null>`max(changed_at)`.as('newest'),
    ])
    .groupBy('store_id'),
)

export type StoreFigures = {
  readonly documents: number
  readonly stockLines: number
  readonly items: number
  readonly customers: number
  readonly suppliers: number
  /** Documents that central has not taken. */
  readonly notSent: number
  /** ISO time of the newest document or of the last change made here. */
  readonly lastChangeAt: string | null
}

/** Figures of every store that has any, counted in five passes over indexes. */
export function storeFigures(db: ReadDb, accepted: number): ReadonlyMap<string, StoreFigures> {
  const byStore = <R extends { store_id: string | null }>(rows: readonly R[]) => new Map(rows.map((row) => [row.store_id ?? '', row]))
  const counted = {
    documents: byStore(all(db, documents, {})),
    stockLines: byStore(all(db, stockLines, {})),
    items: byStore(all(db, items, {})),
    parties: byStore(all(db, parties, {})),
    changes: byStore(all(db, changes, { accepted })),
  }
  const ids = new Set(Object.values(counted).flatMap((map) => [...map.keys()]))
  const figures = (id: string): StoreFigures => ({
    documents: counted.documents.get(id)?.count ?? 0,
    stockLines: counted.stockLines.get(id)?.count ?? 0,
    items: counted.items.get(id)?.count ?? 0,
    customers: counted.parties.get(id)?.customers ?? 0,
    suppliers: counted.parties.get(id)?.suppliers ?? 0,
    notSent: counted.changes.get(id)?.waiting ?? 0,
    lastChangeAt: later(counted.documents.get(id)?.newest ?? null, counted.changes.get(id)?.newest ?? null),
  })
  return new Map([...ids].map((id) => [id, figures(id)]))
}

/** Documents carry UTC without a zone (4.2), the journal with one. */
function later(document: string | null, change: string | null): string | null {
  const made = document === null || document === '' ? null : `${document.replace(/Z$/, '')}Z`
  if (made === null || change === null) return made ?? change
  return made > change ? made : change
}
