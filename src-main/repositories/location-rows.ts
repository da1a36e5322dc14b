/** Places as their page shows them, and what names a place when two become one (F-163). */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import type { LocalName } from '../tables/registry.ts'
import type { RowPatch } from './synced-rows.ts'
import { keepWords, keptPlace, keptWords, saveStocktakeLine } from './stocktakes.ts'
import { removeRow, saveRow } from './synced-rows.ts'

const batchesAt = sql<number>`(SELECT count(*) FROM stock_line s WHERE s.store_id = l.store_id AND s.location_id = l.id AND s.total > 0)`
const measured = sql<number>`(EXISTS (SELECT 1 FROM sensor s WHERE s.store_id = l.store_id AND s.location_id = l.id)
  OR EXISTS (SELECT 1 FROM temperature_breach b WHERE b.store_id = l.store_id AND b.location_id = l.id))`

const places = () =>
  k
    .selectFrom('location as l')
    .select(['l.id', 'l.code', 'l.name', 'l.on_hold'])
    .select([batchesAt.as('batches'), measured.as('is_measured')])
const ofStore = prepared((p: { storeId: string }) => places().where('l.store_id', '=', p.storeId).orderBy('l.code').orderBy('l.id'))
const byId = prepared((p: { storeId: string; id: string }) => places().where('l.id', '=', p.id).where('l.store_id', '=', p.storeId))

/** The places of a store by their code, each with how much lies there. */
export const placeRows = (db: ReadDb, storeId: string) => all(db, ofStore, { storeId })
export type PlaceRecord = ReturnType<typeof placeRows>[number]
export const placeRow = (db: ReadDb, storeId: string, id: string): PlaceRecord | undefined => one(db, byId, { storeId, id })

const logs = prepared((p: { storeId: string; id: string }) =>
  k.selectFrom('temperature_log').select('id').where('store_id', '=', p.storeId).where('location_id', '=', p.id).limit(1),
)
/** Temperatures were written down there: looked for only where it matters, for there may be very many. */
export const hasTemperatures = (db: ReadDb, storeId: string, id: string): boolean => one(db, logs, { storeId, id }) !== undefined

export function savePlace(tx: Tx, storeId: string, patch: RowPatch<'location'>): void {
  saveRow(tx, 'location', patch, { documentId: patch.id, storeId })
}

export function removePlace(tx: Tx, storeId: string, id: string): void {
  removeRow(tx, 'location', id, { documentId: id, storeId })
}

type Naming = { readonly id: string; readonly documentId: string }
const batches = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('stock_line')
    .select(['id', 'store_id', 'location_id', 'total'])
    .where('store_id', '=', p.storeId)
    .where('location_id', '=', p.id),
)
/** The batches of a place, the empty ones too. */
export const batchesOfPlace = (db: ReadDb, storeId: string, id: string) => all(db, batches, { storeId, id })

const invoiceLines = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', 'i.id', 'l.invoice_id')
    .select(['l.id', 'l.invoice_id as documentId'])
    .where('l.location_id', '=', p.id)
    .where('i.store_id', '=', p.storeId),
)
const stocktakeLines = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('stocktake_line as l')
    .innerJoin('stocktake as t', 't.id', 'l.stocktake_id')
    .select(['l.id', 'l.stocktake_id as documentId'])
    .where('l.location_id', '=', p.id)
    .where('t.store_id', '=', p.storeId),
)
/** Lines of open stocktakes that remember their batch at that place. */
const remembering = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('stocktake_line as l')
    .innerJoin('stocktake as t', 't.id', 'l.stocktake_id')
    .select(['l.id', 'l.stocktake_id as stocktakeId', 'l.rest'])
    .where('t.store_id', '=', p.storeId)
    .where('t.state', '<>', 'finalised')
    .where(keptPlace('l.rest'), '=', p.id),
)
const movements = prepared((p: { storeId: string; id: string }) =>
  k
    .selectFrom('location_movement')
    .select(['id', 'stock_line_id as documentId'])
    .where('location_id', '=', p.id)
    .where('store_id', '=', p.storeId),
)
const configs = prepared((p: { storeId: string; id: string }) =>
  k.selectFrom('breach_config').select(['id', 'id as documentId']).where('location_id', '=', p.id).where('store_id', '=', p.storeId),
)

/** Whatever of the store names the one place, beside batches, names the other one now. */
export function repointPlace(tx: Tx, storeId: string, goneId: string, keptId: string): void {
  const asked = { storeId, id: goneId }
  const repoint = (local: LocalName, rows: readonly Naming[]): void => {
    for (const { id, documentId } of rows)
      saveRow(tx, local, { id, location_id: keptId } as RowPatch<'stock_line'>, { documentId, storeId })
  }
  repoint('invoice_line', all(tx, invoiceLines, asked))
  repoint('stocktake_line', all(tx, stocktakeLines, asked))
  for (const { id, stocktakeId, rest } of all(tx, remembering, asked)) {
    const words = keptWords({ rest })
    if (words !== undefined) saveStocktakeLine(tx, { stocktakeId, storeId }, { id, rest: keepWords({ ...words, location_id: keptId }) })
  }
  repoint('location_movement', all(tx, movements, asked))
  repoint('breach_config', all(tx, configs, asked))
}
