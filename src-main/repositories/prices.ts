/** What central says of prices: the default price list, discount lists, the store's own prices and margins. */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { parseExact } from '../tables/exact-json.ts'

const onList = () =>
  k
    .selectFrom('master_list_line as l')
    .innerJoin('master_list as m', 'm.id', 'l.master_list_id')
    .where('m.status', '=', 'active')
    .where(sql<boolean>`coalesce(m.is_inactive, 0) = 0`)

const defaultPrice = prepared((p: { itemId: string }) =>
  onList()
    .select('l.price')
    .where('l.item_id', '=', p.itemId)
    .where('m.is_default_price_list', '=', 1)
    .where('l.price', '>', 0)
    .orderBy('m.id')
    .limit(1),
)
/** The price of a unit on the default price list, or null. */
export const defaultUnitPrice = (db: ReadDb, itemId: string): number | null => one(db, defaultPrice, { itemId })?.price ?? null

const discounts = prepared((p: { itemId: string; nameId: string }) =>
  onList()
    .innerJoin('master_list_name_join as j', 'j.master_list_id', 'm.id')
    .select('m.discount_percentage as discount')
    .where('l.item_id', '=', p.itemId)
    .where('j.name_id', '=', p.nameId)
    .where('m.discount_percentage', '>', 0),
)
/** Percent off that the lists of a customer give for the item. */
export const discountsFor = (db: ReadDb, itemId: string, nameId: string): number[] =>
  all(db, discounts, { itemId, nameId }).map((row) => row.discount ?? 0)

const ofStore = prepared((p: { storeId: string; itemId: string }) =>
  k
    .selectFrom('item_store_join')
    .select(['default_price', 'margin'])
    .where('store_id', '=', p.storeId)
    .where('item_id', '=', p.itemId)
    .orderBy('id')
    .limit(1),
)
/** What the store sells the usual pack of the item at, and its margin on it. */
export const storePrice = (db: ReadDb, storeId: string, itemId: string) => one(db, ofStore, { storeId, itemId })

const partner = prepared((p: { nameId: string }) => k.selectFrom('name').select(['type', 'rest']).where('id', '=', p.nameId))

/** Percent that a supplier's goods are sold above their cost; 0 where nothing is said. */
export function supplierMargin(db: ReadDb, nameId: string): number {
  const rest = one(db, partner, { nameId })?.rest ?? '{}'
  const margin = (parseExact(rest) as Readonly<Record<string, unknown>>).margin
  return typeof margin === 'number' ? margin : 0
}

export const isPatient = (db: ReadDb, nameId: string): boolean => one(db, partner, { nameId })?.type === 'patient'
