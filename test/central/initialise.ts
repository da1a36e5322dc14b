import { setImmediate as nextTurn } from 'node:timers/promises'
import { queueWholeStore } from './stores.ts'
import { storesOfSite, updateSite } from './store/sites.ts'
import type { Storage } from './store/storage.ts'

/** Fills the site's queue with all rows of its stores, one store a turn, and marks it initialised. */
export async function fillQueue(storage: Storage, siteId: number, closing: AbortSignal): Promise<void> {
  for (const storeId of storesOfSite(storage, siteId)) {
    storage.atomically(() => queueWholeStore(storage, siteId, storeId))
    await nextTurn(undefined, { signal: closing })
  }
  updateSite(storage, siteId, { initialisation: 'completed' })
}
