/** Stores of other sites that a site holds as a whole copy or for transfers alone, as centrals before v5 had it (F-011 to F-014). */
import { logCentralChange } from './store/change-log.ts'
import { hasRecord } from './store/records.ts'
import { siteById, siteOfStore } from './store/sites.ts'
import type { Storage } from './store/storage.ts'
import { queueWholeStore } from './stores.ts'

export type SyncType = 'collector' | 'transfer'

/** What the store is to a site on which it is not active; every site is told of its own by the store's record. */
export function setSyncWith(storage: Storage, storeId: string, siteId: number, type: SyncType | null): void {
  if (!hasRecord(storage, 'store', storeId)) throw new Error(`Central has no store ${storeId}.`)
  if (!siteById(storage, siteId)) throw new Error(`Central has no site ${siteId}.`)
  storage.atomically(() => {
    storage.run('DELETE FROM sync_with WHERE store_id = ? AND site_id = ?', storeId, siteId)
    if (type !== null) storage.run('INSERT INTO sync_with (store_id, site_id, type) VALUES (?, ?, ?)', storeId, siteId, type)
    logCentralChange(storage, { table: 'store', id: storeId, action: 'update' })
    if (type === 'collector' && siteOfStore(storage, storeId) !== siteId) queueWholeStore(storage, siteId, storeId)
  })
}

/** Sites that hold a whole copy of the store. */
export const collectorsOf = (storage: Storage, storeId: string): number[] =>
  storage.rows<{ id: number }>("SELECT site_id AS id FROM sync_with WHERE store_id = ? AND type = 'collector'", storeId).map(({ id }) => id)

/** The store's record as this site is told it: with `sync_type` where central has set one for it. */
export function storeAsTold(storage: Storage, siteId: number, storeId: string, data: string | null): string | null {
  const told = storage.row<{ type: SyncType }>('SELECT type FROM sync_with WHERE store_id = ? AND site_id = ?', storeId, siteId)
  return told === undefined || data === null ? data : JSON.stringify({ ...(JSON.parse(data) as object), sync_type: told.type })
}

const patientLists = ['abbreviation', 'diagnosis', 'insuranceProvider', 'item_direction'] as const
const queuePatients = `INSERT OR REPLACE INTO sync_out (site_id, table_name, record_id, action)
  WITH seen AS (
    SELECT link_id FROM record WHERE store_id = ? AND table_name IN ('name_store_join', 'clinician_store_join'))
  SELECT ?, table_name, id, 'update' FROM record
  WHERE (class = 'patient' AND (id IN seen OR link_id IN seen))
    OR (store_id = ? AND table_name IN ('name_store_join', 'clinician_store_join'))
  ORDER BY rank, rowid`

/** *Resync patient records* (F-016): patients, prescribers, what is kept of them, and the dispensary's lists, all once more. */
export function resyncPatients(storage: Storage, storeId: string): void {
  const siteId = siteOfStore(storage, storeId)
  if (siteId === null) return
  storage.atomically(() => {
    storage.run(queuePatients, storeId, siteId, storeId)
    for (const table of patientLists)
      for (const { id } of storage.rows<{ id: string }>('SELECT id FROM record WHERE table_name = ? ORDER BY rowid', table))
        logCentralChange(storage, { table, id, action: 'update' })
  })
}
