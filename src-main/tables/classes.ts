/** Tables that hold more than one kind of data: the class of a row (F-037). */
import type { DataClass } from '../domain/data-class.ts'
import type { Lookup, WireRow } from './types.ts'

/** Of names a patient is patient data (DT-36), every other one central's (DT-02). */
export function nameClass(row: WireRow): DataClass {
  return row.type === 'patient' ? 'patient' : 'central'
}

/** Who sees a patient is patient data (DT-35), who sees any other name central-store data (DT-28). */
export function visibilityClass(row: WireRow, lookup: Lookup): DataClass {
  return lookup.name(String(row.name_id))?.type === 'patient' ? 'patient' : 'central_store'
}

/** A note of an event in a patient's life is patient data (DT-38), any other one the store's (DT-41). */
export function noteClass(row: WireRow): DataClass {
  return row.event_id === null ? 'store' : 'patient'
}
