import type { Invoice } from '../../../src-main/contract/trade.ts'
import { invoice as store } from '../../stores/trade.ts'
import { saveTyped } from '../shell/leave.ts'

/**
 * Saves what is being typed in the document, so that a step takes what is seen. Gives the document as it then is; null
 * where that cannot be saved. The field keeps the keyboard.
 */
export async function saveField(): Promise<Invoice | null> {
  const field = document.activeElement
  // The choice of a pack size keeps the keyboard from a quantity that is typed and not saved.
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return store.getState().invoice
  await saveTyped()
  if (field.isConnected) field.focus()
  const { invoice, conflict } = store.getState()
  return field.ariaInvalid === 'true' || conflict !== null ? null : invoice
}
