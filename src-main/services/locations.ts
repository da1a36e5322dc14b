import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { PlaceRow } from '../contract/stock-work.ts'
import type { ReadDb, Tx } from '../db/write.ts'
import type { MergedPlace } from '../domain/locations.ts'
import { checkPlace, checkPlacesMerge } from '../domain/locations.ts'
import { cursorOf } from '../repositories/change-log.ts'
import type { PlaceRecord } from '../repositories/location-rows.ts'
import {
  batchesOfPlace,
  hasTemperatures,
  placeRow,
  placeRows,
  removePlace,
  repointPlace,
  savePlace,
} from '../repositories/location-rows.ts'
import { readRow } from '../repositories/synced-rows.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { moveBatch } from './edit-batch.ts'

export type PlaceFields = { readonly id: string; readonly code: string; readonly name: string; readonly onHold: boolean }

const shown = (db: ReadDb, row: PlaceRecord): PlaceRow => ({
  id: row.id,
  version: cursorOf(db, 'location', row.id),
  code: row.code ?? '',
  name: row.name ?? '',
  onHold: row.on_hold === 1,
  batches: row.batches,
  isMeasured: row.is_measured === 1,
})

/** The places of the store, by their code (U-14). */
export const listPlaces = (db: ReadDb, storeId: string): PlaceRow[] => placeRows(db, storeId).map((row) => shown(db, row))

/** A new place under the id that the form made: the same id again gives the same place (U-37). */
export function createPlace(context: StoreContext, fields: PlaceFields): Result<PlaceRow> {
  const { storeId } = context
  return act(context, ['location'], (tx) => {
    const known = readRow(tx, 'location', fields.id)
    if (known !== undefined)
      return known.store_id === storeId ? placeView(tx, storeId, fields.id) : refuse('refused', 'id_in_use', {}, 'id')
    return writePlace(tx, storeId, fields, { store_id: storeId, volume: 0 })
  })
}

/** Another code or name, or on hold: then nothing that lies there is given out (5B). */
export function editPlace(context: StoreContext, { version, ...fields }: PlaceFields & { readonly version: number }): Result<PlaceRow> {
  const { storeId } = context
  return act(context, ['location', 'stock_line'], (tx) => {
    const seen = placeAsSeen(tx, storeId, { id: fields.id, version })
    return seen.ok ? writePlace(tx, storeId, fields, {}) : seen
  })
}

function writePlace(tx: Tx, storeId: string, { id, code, name, onHold }: PlaceFields, more: object): Result<PlaceRow> {
  const others = placeRows(tx, storeId).map((row) => ({ id: row.id, code: row.code ?? '' }))
  const allowed = checkPlace({ id, code }, others)
  if (!allowed.ok) return allowed
  savePlace(tx, storeId, { ...more, id, code: code.trim(), name: name.trim() === '' ? code.trim() : name.trim(), on_hold: onHold ? 1 : 0 })
  return placeView(tx, storeId, id)
}

function placeView(db: ReadDb, storeId: string, id: string): Result<PlaceRow> {
  const row = placeRow(db, storeId, id)
  return row === undefined ? refuse('not_found', 'location_gone') : ok(shown(db, row))
}

function placeAsSeen(db: ReadDb, storeId: string, { id, version }: { id: string; version: number }): Result<PlaceRow> {
  const found = placeView(db, storeId, id)
  if (!found.ok || found.value.version === version) return found
  return refuse('conflict', 'place_changed', { code: found.value.code, name: found.value.name })
}

export type PlacesMerge = { readonly keptId: string; readonly goneId: string; readonly keptVersion: number; readonly goneVersion: number }

/** Two places become one (F-163): the batches move, with their movement log, and nothing names the one that goes any more. */
export function mergePlaces(context: StoreContext, asked: PlacesMerge): Result<{ batches: number }> {
  const { storeId } = context
  const tables = ['location', 'stock_line', 'location_movement', 'invoice_line', 'stocktake_line', 'breach_config', 'activity_log']
  return act(context, tables, (tx, at) => {
    const { keptId, goneId } = asked
    for (const seen of [
      { id: keptId, version: asked.keptVersion },
      { id: goneId, version: asked.goneVersion },
    ]) {
      const found = placeAsSeen(tx, storeId, seen)
      if (!found.ok) return found
    }
    const allowed = checkPlacesMerge(mergeFacts(tx, storeId, keptId), mergeFacts(tx, storeId, goneId))
    if (!allowed.ok) return allowed
    const batches = batchesOfPlace(tx, storeId, goneId)
    for (const batch of batches) moveBatch(tx, batch, keptId, at)
    repointPlace(tx, storeId, goneId, keptId)
    removePlace(tx, storeId, goneId)
    return ok({ batches: batches.filter(({ total }) => (total ?? 0) > 0).length })
  })
}

function mergeFacts(db: ReadDb, storeId: string, id: string): MergedPlace | undefined {
  const row = placeRow(db, storeId, id)
  return row && { id, code: row.code ?? '', isMeasured: row.is_measured === 1 || hasTemperatures(db, storeId, id) }
}
