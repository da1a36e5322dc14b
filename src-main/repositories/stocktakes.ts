/** One stocktake with its lines, and the batches that go on the lines of a new one. */
import { sql } from 'kysely'
import type { StocktakeScope } from '../contract/stocktakes.ts'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { parseExact } from '../tables/exact-json.ts'
import type { RowPatch } from './synced-rows.ts'
import { removeRow, saveRow } from './synced-rows.ts'

const head = prepared((p: { id: string; storeId: string }) =>
  k.selectFrom('stocktake').selectAll().where('id', '=', p.id).where('store_id', '=', p.storeId),
)
/** The stocktake of that store, or undefined: an id of another store's is not found (F-021). */
export const readStocktake = (db: ReadDb, storeId: string, id: string) => one(db, head, { id, storeId })
export type StocktakeRecord = NonNullable<ReturnType<typeof readStocktake>>

/** Who counted and who looked at it again, as the people wrote it. */
export function stocktakePeople({ rest }: Pick<StocktakeRecord, 'rest'>): { countedBy: string; verifiedBy: string } {
  const { om_counted_by: countedBy, om_verified_by: verifiedBy } = parseExact(rest) as Readonly<Record<string, unknown>>
  return { countedBy: typeof countedBy === 'string' ? countedBy : '', verifiedBy: typeof verifiedBy === 'string' ? verifiedBy : '' }
}

/** Keys of `rest` that are kept here alone: the moment to which it is dated back (UTC), and what its lines are of. */
const [dayKey, scopeKey] = ['~datedBack', '~scope'] as const
export const keepDay = (utc: string | null) => ({ [dayKey]: utc })
export const keepScope = (scope: StocktakeScope) => ({ [scopeKey]: scope })
/** What is kept here alone of a stocktake; of one that came from central, nothing. */
export function keptHere({ rest }: Pick<StocktakeRecord, 'rest'>): { datedBack: string | null; scope: StocktakeScope | null } {
  const kept = parseExact(rest) as { readonly [dayKey]?: string | null; readonly [scopeKey]?: StocktakeScope }
  return { datedBack: kept[dayKey] ?? null, scope: kept[scopeKey] ?? null }
}

const place = prepared((p: { id: string }) => k.selectFrom('stocktake').select('store_id').where('id', '=', p.id))
/** The store of the stocktake with this id, whichever it is. */
export const stocktakePlace = (db: ReadDb, id: string): string | undefined => one(db, place, { id })?.store_id

const of = (p: { storeId: string }) =>
  k
    .selectFrom('stocktake_line as l')
    .leftJoin('item as t', 't.id', 'l.item_id')
    .leftJoin('stock_line as s', (join) => join.onRef('s.id', '=', 'l.stock_line_id').on('s.store_id', '=', p.storeId))

const whole = (p: { storeId: string }) =>
  of(p)
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .leftJoin('location as o', 'o.id', 'l.location_id')
    .select(['l.id', 'l.item_id', 'l.item_name', 'l.location_id', 'l.batch', 'l.expiry_date', 'l.pack_size', 'l.snapshot_packs'])
    .select(['l.counted_packs', 'l.is_edited', 'l.cost_price', 'l.sell_price', 'l.comment', 'l.option_id', 'l.rest'])
    .select(['t.code as item_code', 't.name as current_item_name', 't.is_vaccine', 'u.name as unit_name', 'o.code as location_code'])
    .select(['s.id as stock_line_id', 's.available', 's.total'])

const lines = prepared((p: { stocktakeId: string; storeId: string }) => whole(p).where('l.stocktake_id', '=', p.stocktakeId).$call(inOrder))
/** The lines of a stocktake with their batches as they are now: items by name, within one by expiry. */
export const stocktakeLines = (db: ReadDb, storeId: string, stocktakeId: string) => all(db, lines, { stocktakeId, storeId })
export type StocktakeLineRecord = ReturnType<typeof stocktakeLines>[number]

function inOrder<Q extends { orderBy(expression: string | ReturnType<typeof sql>): Q }>(query: Q): Q {
  return query
    .orderBy(sql`coalesce(l.item_name, t.name)`)
    .orderBy('l.item_id')
    .orderBy(sql`coalesce(l.expiry_date, '9999')`)
    .orderBy(sql`coalesce(l.stock_line_id, '~')`)
    .orderBy('l.id')
}

const order = prepared((p: { stocktakeId: string; storeId: string }) =>
  of(p)
    .select(['l.id', 'l.snapshot_packs', 'l.pack_size', 's.id as stock_line_id', 's.total'])
    .where('l.stocktake_id', '=', p.stocktakeId)
    .$call(inOrder),
)
/** The ids of the lines in that order, with what tells whether their stock has moved. */
export const lineOrder = (db: ReadDb, storeId: string, stocktakeId: string) => all(db, order, { stocktakeId, storeId })

const some = prepared((p: { stocktakeId: string; storeId: string; ids: string }) =>
  whole(p)
    .where('l.id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`)
    .where('l.stocktake_id', '=', p.stocktakeId),
)
/** Those of the named lines that the stocktake has, in no order. */
export const someLines = (db: ReadDb, storeId: string, stocktakeId: string, ids: readonly string[]): StocktakeLineRecord[] =>
  all(db, some, { stocktakeId, storeId, ids: JSON.stringify(ids) })

/** What a batch says of itself beside its packs. */
export type BatchWords = Pick<StocktakeLineRecord, 'batch' | 'expiry_date' | 'location_id' | 'cost_price' | 'sell_price'>
const wordsKey = '~batch'
/** The part of a line's `rest` that keeps, here alone, what its batch said when the line was made. */
export const keepWords = ({ batch, expiry_date, location_id, cost_price, sell_price }: BatchWords) => ({
  [wordsKey]: { batch, expiry_date, location_id, cost_price, sell_price },
})
/** What the batch of a line said when the line was made; undefined for a line that came from central. */
export const keptWords = ({ rest }: Pick<StocktakeLineRecord, 'rest'>): BatchWords | undefined =>
  (parseExact(rest) as Readonly<Record<string, BatchWords | undefined>>)[wordsKey]

/** The place in those words, in SQL. */
export const keptPlace = (rest: 'l.rest') => sql<string | null>`json_extract(${sql.ref(rest)}, ${`$."${wordsKey}".location_id`})`

const counting = prepared((p: { stockLineId: string; stocktakeId: string }) =>
  k.selectFrom('stocktake_line').select('id').where('stocktake_id', '=', p.stocktakeId).where('stock_line_id', '=', p.stockLineId),
)
/** The line of the stocktake that counts this batch, or undefined. */
export const lineOfBatch = (db: ReadDb, stocktakeId: string, stockLineId: string): string | undefined =>
  one(db, counting, { stocktakeId, stockLineId })?.id

const finished = prepared((p: { storeId: string }) =>
  k.selectFrom('stocktake').select('id').where('store_id', '=', p.storeId).where('state', '=', 'finalised').limit(1),
)
/** Whether the store has been counted before. */
export const hasFinalised = (db: ReadDb, storeId: string): boolean => one(db, finished, { storeId }) !== undefined

const changed = prepared((p: { id: string }) =>
  k
    .selectFrom('change_log')
    .select('changed_at')
    .where('table_name', '=', 'stocktake_line')
    .where('record_id', '=', p.id)
    .orderBy('cursor', 'desc')
    .limit(1),
)
/** When the line was last changed here; null for one that came from central. */
export const lineChangedAt = (db: ReadDb, id: string): string | null => one(db, changed, { id })?.changed_at ?? null

type Owner = { readonly stocktakeId: string; readonly storeId: string }
const placeOf = ({ stocktakeId, storeId }: Owner) => ({ documentId: stocktakeId, storeId })

export function saveStocktake(tx: Tx, storeId: string, patch: RowPatch<'stocktake'>): void {
  saveRow(tx, 'stocktake', patch, { documentId: patch.id, storeId })
}

export function saveStocktakeLine(tx: Tx, owner: Owner, patch: RowPatch<'stocktake_line'>): void {
  saveRow(tx, 'stocktake_line', patch, placeOf(owner))
}

export function removeStocktakeLine(tx: Tx, owner: Owner, id: string): void {
  removeRow(tx, 'stocktake_line', id, placeOf(owner))
}

/** The stocktake and its lines. */
export function removeStocktake(tx: Tx, owner: Owner): void {
  removeRow(tx, 'stocktake', owner.stocktakeId, placeOf(owner))
}

/** A scope whose search has been folded into words. */
export type Scope = StocktakeScope & { readonly words: readonly string[] }

/** The batches that a scope names, in the order of the count: by place, item and expiry; empty ones too where `orEmpty`. */
export const batchesOfScope = (db: ReadDb, storeId: string, scope: Scope, orEmpty = false) =>
  scope.kind === 'blank' ? [] : all(db, batches(storeId, scope, orEmpty).selectAll('s').select('t.name as item_name'))
export type CountedBatch = ReturnType<typeof batchesOfScope>[number]

function batches(storeId: string, scope: Scope, orEmpty: boolean) {
  const named = k
    .selectFrom('stock_line as s')
    .innerJoin('item as t', 't.id', 's.item_id')
    .where('s.store_id', '=', storeId)
    .orderBy('t.name')
    .orderBy('s.expiry_date')
    .orderBy('s.id')
  const query = orEmpty || !isOfStock(scope) ? named : named.where('s.total', '>', 0)
  if (scope.kind !== 'filtered') return query
  let some = query
  if (scope.masterListId !== null) some = some.where('s.item_id', 'in', listed(scope.masterListId))
  if (scope.locationId !== null) some = some.where('s.location_id', '=', scope.locationId)
  for (const word of scope.words) some = some.where(sql<boolean>`instr(t.search_text, ${word}) > 0`)
  return scope.expiresBefore === null ? some : some.where('s.expiry_date', '<', scope.expiresBefore)
}

/** Whether a scope names only batches of which something is there. */
export const isOfStock = (scope: StocktakeScope): boolean => scope.kind !== 'filtered' || scope.onlyWithStock

const listed = (masterListId: string) => k.selectFrom('master_list_line').select('item_id').where('master_list_id', '=', masterListId)

/** Items of the list of a scope of which the store has no batch: each gets a line to count into (5I). */
export function itemsWithoutBatch(db: ReadDb, storeId: string, scope: Scope) {
  if (scope.kind !== 'filtered' || scope.onlyWithStock || scope.masterListId === null) return []
  if (scope.locationId !== null || scope.expiresBefore !== null) return []
  let query = k
    .selectFrom('item as t')
    .select(['t.id', 't.name', 't.default_pack_size'])
    .where('t.id', 'in', listed(scope.masterListId))
    .where('t.status', '=', 'active')
    .where('t.id', 'not in', k.selectFrom('stock_line').select('item_id').where('store_id', '=', storeId))
    .orderBy('t.name')
    .orderBy('t.id')
  for (const word of scope.words) query = query.where(sql<boolean>`instr(t.search_text, ${word}) > 0`)
  return all(db, query)
}

const lists = prepared((p: { storeId: string }) =>
  k
    .selectFrom('master_list as m')
    .innerJoin('master_list_name_join as j', 'j.master_list_id', 'm.id')
    .innerJoin('store as s', 's.name_id', 'j.name_id')
    .select(['m.id', 'm.name'])
    .distinct()
    .where('s.id', '=', p.storeId)
    .where('m.status', '=', 'active')
    .where(sql<boolean>`coalesce(m.is_inactive, 0) = 0`)
    .orderBy('m.name')
    .orderBy('m.id'),
)
/** The master lists that the store sees. */
export const listsOfStore = (db: ReadDb, storeId: string) => all(db, lists, { storeId })
