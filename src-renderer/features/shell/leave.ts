import { drafts } from '../../stores/drafts-of-page.ts'
import { useSession } from '../../stores/index.ts'
import { invoice } from '../../stores/trade.ts'

/** What is typed in a field is saved when it is left: it is left, and all that was on its way is saved when this ends. */
export async function saveTyped(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await Promise.all([invoice.getState().reload(), drafts.flush()])
}

export async function signOut(): Promise<void> {
  await saveTyped()
  await useSession.getState().signOut()
}

/** Signs out, and nobody is chosen on the sign-in screen (U-07). */
export async function switchUser(): Promise<void> {
  await saveTyped()
  await useSession.getState().switchUser()
}
