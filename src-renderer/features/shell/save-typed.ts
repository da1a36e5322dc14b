import i18next from 'i18next'
import { drafts } from '../../stores/drafts-of-page.ts'
import { invoice } from '../../stores/trade.ts'
import { showToast } from '../../ui/toast.tsx'

/** Ctrl+S, everywhere the same (T18): the form of a window is sent; a field is saved as it is when it is left, and keeps the keyboard. */
export async function saveTyped(): Promise<void> {
  const field = document.activeElement
  if (!(field instanceof HTMLElement)) return
  const form = field.closest('[role="dialog"], [role="alertdialog"]')?.querySelector('form')
  if (form) return form.requestSubmit()
  if (field.closest('[role="dialog"], [role="alertdialog"]')) return
  field.blur()
  // Asking again waits for what was just sent.
  await Promise.all([invoice.getState().reload(), drafts.flush()])
  if (field.isConnected) field.focus()
  const isWrong = document.querySelector('#sheet [aria-invalid="true"]') !== null || invoice.getState().conflict !== null
  if (!isWrong) showToast(i18next.t('entry:saved'))
}
