import { useEffect, useState } from 'react'
import type { PlaceChoice } from '../../../src-main/contract/documents-operations.ts'
import type { InvoiceLine } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { setField } from './arrival-changes.ts'

/** The places of the store; none while they are not here yet, and where there are none. */
export function usePlaces(isAsked: boolean): readonly PlaceChoice[] {
  const [places, setPlaces] = useState<readonly PlaceChoice[]>([])
  useEffect(() => {
    if (!isAsked) return undefined
    let isHere = true
    void api['inbound.places']({}).then((answer) => isHere && answer.ok && setPlaces(answer.value))
    return () => {
      isHere = false
    }
  }, [isAsked])
  return places
}

/** Where a batch is put. A store without places has nothing to choose. */
export function PlaceCell({ line, places, label }: { line: InvoiceLine; places: readonly PlaceChoice[]; label: string }) {
  if (places.length === 0) return line.location
  return (
    <select
      className="cell-edit is-text"
      aria-label={label}
      value={line.locationId ?? ''}
      onChange={(event) => void setField(line, 'locationId', event.target.value === '' ? null : event.target.value)}
    >
      <option value="" />
      {places.map((place) => (
        <option key={place.id} value={place.id}>
          {place.code}
        </option>
      ))}
    </select>
  )
}
