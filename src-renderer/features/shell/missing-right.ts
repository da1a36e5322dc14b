import type { AppError, Params } from '../../../src-main/contract/result.ts'
import type { Right } from '../../../src-main/contract/rights.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSession } from '../../stores/index.ts'
import { mayDo } from '../../stores/session.ts'
import { showToast } from '../../ui/toast.tsx'

/** What a key asks for that the user may not do: why nothing can be written, or which right is missing and who gives it, as main would say (U-04). */
export function sayMissing(right: Right): void {
  if (useApp.getState().state?.readOnly === true)
    return showToast(refusalSentence({ code: 'unavailable', reason: 'read_only', params: {} }), 'attention')
  const { state } = useSession.getState()
  const locked = state?.storeLocked ?? null
  if (locked !== null && mayDo({ state }, right)) return showToast(lockedSentence(locked), 'attention')
  return showToast(refusalSentence(missingRight(right)), 'attention')
}

/** Why nothing can be written in the open store, or in a document of it: the store itself may be the reason (F-236). */
export function lockedSentence(reason: string, params: Params = {}): string {
  const { state } = useSession.getState()
  const store = state?.stores.find(({ id }) => id === state.storeId)?.name ?? ''
  return refusalSentence({ code: 'forbidden', reason, params: { ...params, store } })
}

/** The refusal of main for a right that is not there, for a page that offers nothing without it. */
export const missingRight = (right: Right): AppError => ({
  code: 'forbidden',
  reason: 'right_missing',
  params: { right, who: useSession.getState().state?.whoGivesRights ?? '' },
})
