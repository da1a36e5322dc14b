import { logCentralChange, type ChangeAction } from './store/change-log.ts'
import { enqueue } from './store/queue.ts'
import { linkedIds, readRecord, textAt, type Data } from './store/records.ts'
import { siteOfStore, storesOfSite } from './store/sites.ts'
import type { Storage } from './store/storage.ts'
import { transferSite } from './transfers.ts'
import { classOf, tableOf } from './wire/tables.ts'

export type Change = { readonly table: string; readonly id: string; readonly action: ChangeAction; readonly data: Data }

/** Sites of the stores for which the name (a patient) is visible. */
export function sitesThatSee(storage: Storage, nameId: string): number[] {
  const sql = `SELECT DISTINCT s.site_id AS id FROM record r JOIN site_store s ON s.store_id = r.store_id
    WHERE r.link_id = ? AND r.table_name IN ('name_store_join', 'clinician_store_join')`
  return storage.rows<{ id: number }>(sql, nameId).map((row) => row.id)
}

function messageSites(storage: Storage, data: Data): number[] {
  const stores = [textAt(data, 'toStoreID'), textAt(data, 'fromStoreID')]
  return stores.map((id) => siteOfStore(storage, id)).filter((id) => id !== null)
}

/** Which sites' queues a row of no central class goes to. */
export function destinations(storage: Storage, table: string, id: string, data: Data): Set<number> {
  const rule = tableOf(table)
  const kind = classOf(table, data)
  if (kind === 'patient') return new Set(sitesThatSee(storage, rule.link === undefined ? id : textAt(data, rule.link)))
  if (kind === 'message') return new Set(messageSites(storage, data))
  const parent = rule.through ? readRecord(storage, rule.through.table, textAt(data, rule.through.key)) : null
  const storeId = textAt(data, rule.store) || (parent ? textAt(parent, tableOf(rule.through?.table ?? '').store) : '')
  const owner = siteOfStore(storage, storeId)
  const partner = transferSite(storage, rule.through?.table ?? table, parent ?? data)
  return new Set([owner, partner].filter((site) => site !== null))
}

const children: Readonly<Record<string, string>> = { transact: 'trans_line', requisition: 'requisition_line' }

/** A document that becomes visible to its partner takes its lines along. */
function forwardLines(storage: Storage, change: Change, siteId: number): void {
  const table = children[change.table]
  if (table === undefined) return
  for (const id of linkedIds(storage, table, change.id)) enqueue(storage, siteId, table, id, 'update')
}

/** A name that becomes visible somewhere goes there itself, if it is a patient's or a prescriber's, with what is kept of it. */
function followJoin(storage: Storage, change: Change, siteId: number): void {
  const parent = { name_store_join: 'name', clinician_store_join: 'clinician' }[change.table]
  if (parent === undefined) return
  const id = textAt(change.data, tableOf(change.table).link)
  const row = readRecord(storage, parent, id)
  if (!row || classOf(parent, row) !== 'patient') return
  enqueue(storage, siteId, parent, id, 'update')
  for (const kept of patientRows(storage, id)) enqueue(storage, siteId, kept.table, kept.id, 'update')
}

/** Policies, documents and notes of a patient, parents first. */
const patientRows = (storage: Storage, nameId: string): { table: string; id: string }[] =>
  storage.rows('SELECT table_name AS "table", id FROM record WHERE link_id = ? AND class = \'patient\' ORDER BY rank, rowid', nameId)

/** A site that never initialised gets everything when it does. */
function isUntouched(storage: Storage, siteId: number): boolean {
  return storage.row("SELECT 1 FROM site WHERE id = ? AND initialisation = 'new'", siteId) !== undefined
}

/**
 * Tells everybody whom a change concerns: the central change log, or the queues of the sites that hold the row.
 * `origin` is the site that made the change; it is not told of its own work.
 */
export function announce(storage: Storage, change: Change, origin?: number): void {
  const { table, id, action, data } = change
  const kind = classOf(table, data)
  if (kind === 'central' || kind === 'shared') {
    logCentralChange(storage, { table, id, action, ...(origin !== undefined && { originSite: origin }) })
    return
  }
  const owner = siteOfStore(storage, textAt(data, tableOf(table).store))
  for (const siteId of destinations(storage, table, id, data)) {
    if (siteId === origin || isUntouched(storage, siteId)) continue
    if (action !== 'delete') followJoin(storage, change, siteId)
    enqueue(storage, siteId, table, id, action)
    if (siteId !== owner && action !== 'delete') forwardLines(storage, change, siteId)
  }
}

/** True where the site still is or was just the owner of the store (F-225). */
export function mayWriteStore(storage: Storage, siteId: number, storeId: string): boolean {
  if (siteOfStore(storage, storeId) === siteId) return true
  return storage.row('SELECT 1 FROM former_owner WHERE store_id = ? AND site_id = ?', storeId, siteId) !== undefined
}

/** A site without a store of its own and without work of a former one has nothing to do here. */
export function hasStore(storage: Storage, siteId: number): boolean {
  if (storesOfSite(storage, siteId).length > 0) return true
  return storage.row('SELECT 1 FROM former_owner WHERE site_id = ?', siteId) !== undefined
}
