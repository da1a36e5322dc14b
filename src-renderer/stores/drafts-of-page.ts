/** The drafts of this page, over its one client. What is typed is sent before the window is left, closed or put away. */
import { api } from '../api.ts'
import { createDrafts } from './drafts.ts'
import { useSession } from './index.ts'

export const drafts = createDrafts(api)

const flush = () => void drafts.flush()
window.addEventListener('pagehide', flush)
window.addEventListener('blur', flush)

useSession.subscribe(({ state: now }, { state: before }) => {
  if (now?.storeId !== before?.storeId || now?.user?.id !== before?.user?.id) drafts.clear()
})
