import { setImmediate as nextTurn } from 'node:timers/promises'
import { queueWholeStore } from './stores.ts'
import { enqueue } from './store/queue.ts'
import { linkedIds, readRecord, textAt } from './store/records.ts'
import { storesOfSite, updateSite } from './store/sites.ts'
import type { Storage } from './store/storage.ts'
import { transferSite } from './transfers.ts'

/** Documents of other sites that are on their way to this one and have no second half yet. */
function queueIncoming(storage: Storage, siteId: number, storeId: string): void {
  const nameId = textAt(readRecord(storage, 'store', storeId) ?? {}, 'name_ID')
  for (const [table, lines] of [
    ['requisition', 'requisition_line'],
    ['transact', 'trans_line'],
  ] as const) {
    const link = table === 'transact' ? 'linked_transaction_id' : 'linked_requisition_id'
    for (const id of linkedIds(storage, table, nameId)) {
      const document = readRecord(storage, table, id)
      if (!document || document[link] !== '' || transferSite(storage, table, document) !== siteId) continue
      enqueue(storage, siteId, table, id, 'insert')
      for (const line of linkedIds(storage, lines, id)) enqueue(storage, siteId, lines, line, 'insert')
    }
  }
}

/** Fills the site's queue with all rows of its stores, one store a turn, and marks it initialised. */
export async function fillQueue(storage: Storage, siteId: number, closing: AbortSignal): Promise<void> {
  for (const storeId of storesOfSite(storage, siteId)) {
    storage.atomically(() => {
      queueWholeStore(storage, siteId, storeId)
      queueIncoming(storage, siteId, storeId)
    })
    await nextTurn(undefined, { signal: closing })
  }
  updateSite(storage, siteId, { initialisation: 'completed' })
}
