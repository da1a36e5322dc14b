import { randomUUID } from 'node:crypto'
import { announce } from './routing.ts'
import { forgetChange, logCentralChange } from './store/change-log.ts'
import { enqueue } from './store/queue.ts'
import { keepMerge } from './store/merged.ts'
import { dropRecord, hasRecord, putRecord, readRecord, textAt, type Data } from './store/records.ts'
import { allSites } from './store/sites.ts'
import type { Storage } from './store/storage.ts'
import { assignStore } from './stores.ts'
import { storeOfName } from './transfers.ts'

/** Visibility goes both ways: where A sees the name of store B, B sees the name of A (F-020). */
function mirrorVisibility(storage: Storage, row: Data): void {
  const seen = storeOfName(storage, textAt(row, 'name_ID'))
  const seer = readRecord(storage, 'store', textAt(row, 'store_ID'))
  if (seen === null || !seer || seen === textAt(row, 'store_ID')) return
  const sql = "SELECT id FROM record WHERE link_id = ? AND store_id = ? AND table_name = 'name_store_join'"
  const mirror = storage.row<{ id: string }>(sql, textAt(seer, 'name_ID'), seen)
  const known = mirror ? readRecord(storage, 'name_store_join', mirror.id) : null
  if (known && known['inactive'] === row['inactive']) return
  const id = mirror?.id ?? randomUUID()
  const data = { ...row, ...known, ID: id, store_ID: seen, name_ID: seer['name_ID'], inactive: row['inactive'] ?? false }
  putRecord(storage, 'name_store_join', id, data)
  announce(storage, { table: 'name_store_join', id, action: known ? 'update' : 'insert', data })
}

/** Writes a row in the pull form and tells the sites; everything in one transaction. */
export function saveChange(storage: Storage, table: string, id: string, data: Data, origin?: number): void {
  storage.atomically(() => {
    const action = hasRecord(storage, table, id) ? 'update' : 'insert'
    putRecord(storage, table, id, data)
    announce(storage, { table, id, action, data }, origin)
    if (table === 'name_store_join') mirrorVisibility(storage, data)
    if (table === 'store') assignStore(storage, id, Number(data['sync_id_remote_site']) || null)
  })
}

/** Deletes a row and tells the sites that may hold it; a row that is not here is none's loss. */
export function deleteChange(storage: Storage, table: string, id: string, origin?: number): void {
  storage.atomically(() => {
    const data = readRecord(storage, table, id)
    if (!data) return
    announce(storage, { table, id, action: 'delete', data }, origin)
    dropRecord(storage, table, id)
  })
}

/** Tells all sites that one record now stands for another (protocol-v5.md 1.5); the deleted one is gone here. */
export function mergeChange(storage: Storage, table: string, keep: string, remove: string): void {
  const data = JSON.stringify({ mergeIdToKeep: keep, mergeIdToDelete: remove })
  storage.atomically(() => {
    dropRecord(storage, table, remove)
    forgetChange(storage, table, remove)
    keepMerge(storage, table, keep, remove)
    if (table !== 'clinician') logCentralChange(storage, { table, id: remove, action: 'merge', data })
    else for (const site of allSites(storage)) enqueue(storage, site.id, table, remove, 'merge', data)
  })
}
