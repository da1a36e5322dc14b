import { queueIncoming } from './incoming.ts'
import { logCentralChange } from './store/change-log.ts'
import { putRecord, readRecord } from './store/records.ts'
import { siteById, siteOfStore } from './store/sites.ts'
import { stagedCount } from './store/staging.ts'
import type { Storage } from './store/storage.ts'

const queueStore = `INSERT OR REPLACE INTO sync_out (site_id, table_name, record_id, action)
  SELECT ?, table_name, id, 'insert' FROM record WHERE store_id = ? ORDER BY rank, rowid`
const queueItsPatients = `INSERT OR REPLACE INTO sync_out (site_id, table_name, record_id, action)
  WITH seen AS (
    SELECT link_id FROM record WHERE store_id = ? AND table_name IN ('name_store_join', 'clinician_store_join'))
  SELECT ?, table_name, id, 'insert' FROM record WHERE class = 'patient' AND (id IN seen OR link_id IN seen)
  ORDER BY rank, rowid`
const unqueueStore = `DELETE FROM sync_out WHERE site_id = ? AND EXISTS (
  SELECT 1 FROM record r WHERE r.table_name = sync_out.table_name AND r.id = sync_out.record_id AND r.store_id = ?)`

/** Puts everything of one store and for it into a site's queue, parents first. */
export function queueWholeStore(storage: Storage, siteId: number, storeId: string): void {
  storage.run(queueItsPatients, storeId, siteId)
  storage.run(queueStore, siteId, storeId)
  queueIncoming(storage, siteId, storeId)
}

/** Central's own number among the sites (README). */
export const centralSite = 1

/** Why a store may not be active on central, where older versions had it (seeds, stores A and E; D4). */
export const notOnCentral = (storeId: string): string =>
  `Store ${storeId} cannot be active on central: under v5 a store is active on exactly one remote site, and central holds a read-only copy (collector) of every store. Move it to a remote site.`

/** Keeps which site a store is active on; a site that has been initialised gets the whole store at once. */
export function assignStore(storage: Storage, storeId: string, siteId: number | null): void {
  if (siteId === centralSite) throw new Error(notOnCentral(storeId))
  const before = siteOfStore(storage, storeId)
  if (before === siteId) return
  storage.run('DELETE FROM site_store WHERE store_id = ?', storeId)
  if (before !== null) {
    storage.run(unqueueStore, before, storeId)
    const told = storage.exactRows<{ serial: bigint }>(
      "SELECT serial FROM central_change_log WHERE table_name = 'store' AND record_id = ? AND is_merge = 0",
      storeId,
    )
    storage.run('INSERT OR REPLACE INTO former_owner VALUES (?, ?, ?)', storeId, before, told[0]?.serial ?? 0n)
  }
  if (siteId === null) return
  storage.run('DELETE FROM former_owner WHERE store_id = ? AND site_id = ?', storeId, siteId)
  storage.run('INSERT INTO site_store (store_id, site_id) VALUES (?, ?)', storeId, siteId)
  if (siteById(storage, siteId)?.initialisation !== 'new') queueWholeStore(storage, siteId, storeId)
}

export type MoveRule = {
  /** Moves also where the old site may have work that central lacks (F-225, F-236). */
  readonly force?: boolean
  /** How long ago the old site may have been heard. */
  readonly contactHours: number
}

/**
 * Moves a store to a site, or takes it off every site; all sites are told by the store's own record (F-225). Throws where
 * store or site are unknown, and, unless forced, where the old site may have work that central lacks.
 */
export function moveStore(storage: Storage, storeId: string, siteId: number | null, { force = false, contactHours }: MoveRule): void {
  const store = readRecord(storage, 'store', storeId)
  if (!store) throw new Error(`Central has no store ${storeId}.`)
  assertMovable(storage, storeId, siteId, { force, contactHours })
  storage.atomically(() => {
    putRecord(storage, 'store', storeId, { ...store, sync_id_remote_site: siteId ?? 0 })
    logCentralChange(storage, { table: 'store', id: storeId, action: 'update' })
    assignStore(storage, storeId, siteId)
  })
}

/** Throws where an administrator may not give the store to this site (D4, or there is none), or not yet (F-225). */
export function assertMovable(storage: Storage, storeId: string, siteId: number | null, { force = false, contactHours }: MoveRule): void {
  if (siteId === centralSite) throw new Error(notOnCentral(storeId))
  if (siteId !== null && !siteById(storage, siteId)) throw new Error(`Central has no site ${siteId}.`)
  const unsafe = force ? null : whyNotYet(storage, storeId, siteId, contactHours)
  if (unsafe !== null) throw new Error(unsafe)
}

/** A record that is gone may have been the store's. */
const unacknowledged = `SELECT count(*) AS n FROM sync_out q LEFT JOIN record r ON r.table_name = q.table_name AND r.id = q.record_id
  WHERE q.site_id = ? AND (r.id IS NULL OR r.store_id = ?)`

/** Why a store cannot leave its site yet, in a sentence; a store that is on no site, or on one that never began, can always be moved (F-226). */
function whyNotYet(storage: Storage, storeId: string, to: number | null, contactHours: number): string | null {
  const from = siteOfStore(storage, storeId)
  const site = from === null || from === to ? undefined : siteById(storage, from)
  if (site === undefined || site.initialisation === 'new') return null
  const queued = storage.row<{ n: number }>(unacknowledged, site.id, storeId)?.n ?? 0
  const staged = stagedCount(storage, site.id)
  const isSilent = site.lastContact === null || Date.now() - Date.parse(site.lastContact) > contactHours * 3_600_000
  const why = [
    queued > 0 ? `${queued} rows of its queue for the store are not acknowledged` : [],
    staged > 0 ? `${staged} rows that it pushed are not integrated` : [],
    isSilent ? `it was not heard in the last ${contactHours} hours` : [],
  ].flat()
  if (why.length === 0) return null
  const heard = site.lastContact === null ? 'never' : site.lastContact
  return `Store ${storeId} is in use on site ${site.id} (${site.name}): ${why.join(', ')}. Last contact: ${heard}. Let that site prepare the store and sync, or move it with {"force": true}.`
}

/** A site that asks from this cursor on has kept what came before it, so it has been told of those moves. */
export function noteTold(storage: Storage, siteId: number, cursor: bigint): void {
  storage.run('DELETE FROM former_owner WHERE site_id = ? AND told_at_serial <= ?', siteId, cursor)
}
