/** What work on batches reads and writes beside their levels: the special name, reasons, whole batches, where they lay. */
import { randomUUID } from 'node:crypto'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import type { Moment } from '../domain/moment.ts'
import { parseExact } from '../tables/exact-json.ts'
import type { Row } from './synced-rows.ts'
import { readRow, saveRow } from './synced-rows.ts'

const byCode = prepared((p: { code: string }) =>
  k.selectFrom('name').select('id').where('code', '=', p.code).where('status', '=', 'active').orderBy('id').limit(1),
)
/** The id of a special name of central's, such as the partner of adjustments; undefined where central has sent none. */
export const specialName = (db: ReadDb, code: string): string | undefined => one(db, byCode, { code })?.id

const reasons = prepared(() => k.selectFrom('reason').select(['id', 'type', 'title', 'is_active']).orderBy('title').orderBy('id'))
/** All reasons that central has sent, by their title. */
export const allReasons = (db: ReadDb) =>
  all(db, reasons, {}).map((row) => ({ id: row.id, type: row.type ?? '', title: row.title ?? '', isActive: row.is_active === 1 }))

const vaccines = prepared((p: { id: string }) => k.selectFrom('item').select('is_vaccine').where('id', '=', p.id))
export const isVaccine = (db: ReadDb, itemId: string): boolean => one(db, vaccines, { id: itemId })?.is_vaccine === 1

/** A batch of that store with all its fields, or undefined. */
export function wholeBatch(db: ReadDb, storeId: string, id: string): WholeBatch | undefined {
  const row = readRow(db, 'stock_line', id)
  return row?.store_id === storeId ? row : undefined
}
export type WholeBatch = Row<'stock_line'>

/** Keys that a batch says beside its columns, by their name on the wire. */
export function batchRest({ rest }: Pick<WholeBatch, 'rest'>): Readonly<Record<string, unknown>> {
  return rest === '{}' ? {} : (parseExact(rest) as Readonly<Record<string, unknown>>)
}

const open = prepared((p: { id: string }) =>
  k.selectFrom('location_movement').select('id').where('stock_line_id', '=', p.id).where('exit_date', 'is', null),
)

export type Lying = { readonly id: string; readonly locationId: string | null }

/** Writes down that a batch lies at a place from now on and no longer where it lay (its movement log). */
export function writeMovement(tx: Tx, storeId: string, { id, locationId }: Lying, at: Moment): void {
  const place = { documentId: id, storeId }
  const exit = { exit_date: at.date, exit_time: at.time }
  for (const row of all(tx, open, { id })) saveRow(tx, 'location_movement', { id: row.id, ...exit }, place)
  if (locationId === null) return
  const enter = { enter_date: at.date, enter_time: at.time, exit_date: null, exit_time: 0 }
  saveRow(tx, 'location_movement', { id: randomUUID(), store_id: storeId, stock_line_id: id, location_id: locationId, ...enter }, place)
}
