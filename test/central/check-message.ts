import { mayWriteStore } from './routing.ts'
import { textAt, type Data } from './store/records.ts'
import type { Site } from './store/sites.ts'
import type { Storage } from './store/storage.ts'

/** What the receiver may say of a message: that it is done, or why not. */
const ofReceiver = new Set(['status', 'error_message'])

/**
 * Why a message is not taken, or null: it is made by the site of its sender, whose store may be blank, and changed by
 * nobody; sender and receiver may say what became of it (F-036). `data` is null for a deletion.
 */
export function messageComplaint(storage: Storage, site: Site, before: Data | null, data: Data | null): string | null {
  if (data === null) return 'A message is not deleted.'
  const [from, to] = ['fromStoreID', 'toStoreID'].map((key) => textAt(before ?? data, key))
  const isOwn = (storeId: string | undefined): boolean => storeId === '' || mayWriteStore(storage, site.id, storeId ?? '')
  if (before === null) return isOwn(from) ? null : 'The sender of the message is not active on this site.'
  if (!isOwn(from) && !isOwn(to)) return 'The message is between other stores.'
  const changed = Object.keys(data).filter((key) => JSON.stringify(data[key]) !== JSON.stringify(before[key]) && !ofReceiver.has(key))
  return changed.length === 0 ? null : `A message that was sent is not changed: ${changed.join(', ')}.`
}
