/** What is to be said of a batch in a list (features U-11, U-19): the worst of several truths. */
import type { BatchMark } from '../contract/stock.ts'
import type { Batch } from './allocation.ts'
import { addDays } from './moment.ts'
import { tolerance } from './stock.ts'

/** Days from today on in which a batch expires soon, and in which it is worth a look. */
export type ExpiryDays = { readonly soon: number; readonly later: number }
export const usualExpiryDays: ExpiryDays = { soon: 42, later: 91 }

export function batchMark(batch: Batch & { readonly total: number }, today: string, { soon, later }: ExpiryDays): BatchMark | null {
  if (batch.total < tolerance) return null
  if (batch.expiryDate !== null && batch.expiryDate < today) return 'expired'
  if (batch.onHold) return 'on_hold'
  if (batch.locationOnHold) return 'location_on_hold'
  if (batch.available < tolerance) return 'none_available'
  if (batch.expiryDate === null) return null
  if (batch.expiryDate <= addDays(today, soon)) return 'expires_soon'
  return batch.expiryDate <= addDays(today, later) ? 'expires_later' : null
}
