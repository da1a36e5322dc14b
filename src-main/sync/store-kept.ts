/** *Include transactions* is on again (F-015): what was kept of a dispensary is queued, and goes with the same cycle. */
import type { Db } from '../db/open.ts'
import { write } from '../db/write.ts'
import { releaseKept, storesToRelease } from '../repositories/kept-stores.ts'

/** Gives how many records were queued. */
export function releaseStores(db: Db, at: string): number {
  const stores = storesToRelease(db)
  return stores.length === 0 ? 0 : write(db, { kind: 'local', userId: null, at }, (tx) => releaseKept(tx, stores))
}
