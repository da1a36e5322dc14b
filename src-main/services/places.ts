import type { PlaceChoice } from '../contract/documents-operations.ts'
import type { ReadDb } from '../db/write.ts'
import { locationsOf } from '../repositories/locations.ts'

/** Where goods that come in may be put, by code; a place on hold is said so. */
export const places = (db: ReadDb, storeId: string): PlaceChoice[] =>
  locationsOf(db, storeId).map((row) => ({ id: row.id, code: row.code ?? '', name: row.name ?? '', onHold: row.on_hold === 1 }))
