import i18next from 'i18next'
import { reopenedMark } from '../../../src-main/contract/page-policy.ts'
import { showToast } from '../../ui/toast.tsx'

/** Says that the window had stopped and was opened again, when its address says so; and takes that out of the address. */
export function sayReopened(): void {
  const url = new URL(location.href)
  if (!url.searchParams.has(reopenedMark)) return
  url.searchParams.delete(reopenedMark)
  history.replaceState(null, '', url)
  showToast(i18next.t('common:pageAgain'), 'attention')
}
