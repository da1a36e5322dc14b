/** The stores of this page, over the one client. */
import type { Right } from '../../src-main/contract/rights.ts'
import { rights } from '../../src-main/contract/rights.ts'
import { api } from '../api.ts'
import { createAppStore } from './app-store.ts'
import { go } from './route.ts'
import { createSessionStore, mayDo } from './session.ts'
import { createSetupStore } from './setup-store.ts'
import { createSyncStore } from './sync-store.ts'

export const useApp = createAppStore(api)
export const useSync = createSyncStore(api)
export const useSetup = createSetupStore(api)
export const useSession = createSessionStore(api)

/** The store that is open, or null. */
export const useStoreId = (): string | null => useSession(({ state }) => state?.storeId ?? null)

/** Whether the user may do this at the open store: what they may not is not shown (U-04). */
export function useMay(right: Right): boolean {
  const readOnly = useApp((app) => app.state?.readOnly ?? false)
  // Nothing of practice is tied to another central, backed up or put back (U-80).
  const isRefused = useApp((app) => app.state?.practice?.isOn === true && right === 'serverAdministration')
  const isStoreLocked = useSession(({ state }) => (state?.storeLocked ?? null) !== null)
  const has = useSession((session) => mayDo(session, right)) && !isRefused
  return has && (!readOnly || readingRights.has(right)) && (!isStoreLocked || !storesOwn(right))
}

/** What can still be done where nothing of the site may be written. */
const readingRights: ReadonlySet<Right> = new Set(rights.filter((right) => right.startsWith('view') || right === 'serverAdministration'))
/** What is done in a store, so not in one that can only be read (F-011, F-236). */
const storesOwn = (right: Right): boolean => !readingRights.has(right) && right !== 'editSyncSites'
/** Whether any one of several rights is there (U-04). */
export const useMayAny = (rights: readonly Right[]): boolean => useSession((session) => rights.some((right) => mayDo(session, right)))

/** Whoever comes next begins at the home page, not where another left. */
useSession.subscribe(({ state: now }, { state: before }) => {
  if (before !== null && before.user !== null && before.user.id !== now?.user?.id) go('home')
})
