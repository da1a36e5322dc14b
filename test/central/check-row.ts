import { messageComplaint } from './check-message.ts'
import type { Knobs } from './http/knobs.ts'
import type { Settings } from './settings.ts'
import { mayWriteStore } from './routing.ts'
import { centralSite, notOnCentral } from './stores.ts'
import { withKeptIds } from './store/merged.ts'
import { hasRecord, ownerStore, readRecord, storeOfRecord, textAt, type Data } from './store/records.ts'
import type { Site } from './store/sites.ts'
import type { StagedRow } from './store/staging.ts'
import type { Storage } from './store/storage.ts'
import { makerOf } from './store/users.ts'
import { mergePushed } from './wire/push-form.ts'
import { classOf, tableOf } from './wire/tables.ts'

export type Rules = Pick<Settings, 'takesUsers'>
export type Complaint = { readonly code: string; readonly message: string }

const rejected = (message: string): Complaint => ({ code: 'sync_record_rejected', message })

/** A site makes new users (DT-60) and may send those again; the others are central's. */
function mayMakeUser(storage: Storage, { takesUsers }: Rules, site: Site, row: StagedRow): boolean {
  if (!takesUsers || row.tableName !== 'user' || row.action !== 'update') return false
  return !hasRecord(storage, 'user', row.recordId) || makerOf(storage, row.recordId) === site.id
}

/** Central data are written by the primary site alone (F-003); patients, messages and barcodes by any. */
function classComplaint(storage: Storage, rules: Rules, site: Site, row: StagedRow, data: Data): Complaint | null {
  const kind = classOf(row.tableName, data)
  if (kind !== 'central' && kind !== 'central_store') return null
  if (site.isPrimary || mayMakeUser(storage, rules, site, row)) return null
  return rejected(`${row.tableName} is central data; only the primary site edits it.`)
}

/** Before and after the change the row must be of a store that the site owns, or did until it was told otherwise. */
function ownerComplaint(storage: Storage, site: Site, row: StagedRow, data: Data): Complaint | null {
  const kind = classOf(row.tableName, data)
  if (kind !== 'store') return null
  const before = storeOfRecord(storage, row.tableName, row.recordId)
  const after = row.action === 'delete' ? before : ownerStore(storage, row.tableName, data)
  for (const storeId of new Set([before, after]))
    if (storeId !== null && !mayWriteStore(storage, site.id, storeId)) return rejected(`Store ${storeId} is not active on this site.`)
  return after === null && row.action === 'update' ? rejected('The row belongs to no store.') : null
}

function sentComplaint(storage: Storage, site: Site, row: StagedRow, existing: Data | null, data: Data): Complaint | null {
  if (classOf(row.tableName, data) !== 'message') return null
  const after = row.action === 'delete' ? null : mergePushed(row.tableName, row.recordId, existing, data)
  const why = messageComplaint(storage, site, existing, after)
  return why === null ? null : rejected(why)
}

function centralStoreComplaint(row: StagedRow, data: Data): Complaint | null {
  if (row.tableName !== 'store' || row.action === 'delete' || Number(data['sync_id_remote_site']) !== centralSite) return null
  return rejected(notOnCentral(row.recordId))
}

function keptComplaint(row: StagedRow): Complaint | null {
  return row.action === 'delete' && tableOf(row.tableName).isKept ? rejected(`A ${row.tableName} is not deleted by a site.`) : null
}

function emptyComplaint(row: StagedRow, data: Data): Complaint | null {
  if (row.action === 'delete') return null
  const empty = tableOf(row.tableName).filled?.find((key) => textAt(data, key) === '')
  return empty === undefined ? null : rejected(`${empty} is empty.`)
}

function parentComplaint(storage: Storage, row: StagedRow, data: Data): Complaint | null {
  if (row.action === 'delete') return null
  for (const [key, table] of Object.entries(tableOf(row.tableName).required ?? {}))
    if (!hasRecord(storage, table, textAt(data, key))) return rejected(`${key} names a ${table} that central does not have.`)
  return null
}

function orderedComplaint(knobs: Knobs, row: StagedRow): Complaint | null {
  const order = knobs.see('refuse')
  if (!order || row.tableName !== (order.table ?? row.tableName) || row.recordId !== (order.recordId ?? row.recordId)) return null
  if (!order.sticky) knobs.take('refuse')
  return { code: order.code ?? 'sync_record_save_fail', message: order.message ?? 'Already Locked' }
}

/** Why central does not take this row, or null. Rows are checked in the order in which they came, so parents come first. */
export function checkRow(storage: Storage, rules: Rules, knobs: Knobs, site: Site, row: StagedRow): Complaint | null {
  const existing = readRecord(storage, row.tableName, row.recordId)
  const data = withKeptIds(storage, row.tableName, { ...existing, ...(JSON.parse(row.data) as Data) })
  if (row.action === 'delete' && !existing) return null
  return (
    orderedComplaint(knobs, row) ??
    keptComplaint(row) ??
    classComplaint(storage, rules, site, row, data) ??
    sentComplaint(storage, site, row, existing, data) ??
    centralStoreComplaint(row, data) ??
    emptyComplaint(row, data) ??
    parentComplaint(storage, row, data) ??
    ownerComplaint(storage, site, row, data)
  )
}
