/** The stores of this page, over the one client. */
import { api } from '../api.ts'
import { createAppStore } from './app-store.ts'
import { createSetupStore } from './setup-store.ts'
import { createSiteStores } from './site-stores.ts'
import { createSyncStore } from './sync-store.ts'

export const useApp = createAppStore(api)
export const useSync = createSyncStore(api)
export const useSetup = createSetupStore(api)
export const useSiteStores = createSiteStores(api)
