import { randomUUID } from 'node:crypto'
import { deleteChange, saveChange } from './changes.ts'
import { checkRow, type Complaint } from './check-row.ts'
import type { Knobs } from './http/knobs.ts'
import type { Settings } from './settings.ts'
import { withKeptIds } from './store/merged.ts'
import { readRecord, type Data } from './store/records.ts'
import { siteById, updateSite, type Site } from './store/sites.ts'
import { closedRows, dropStaged, forgetRefusal, keepRefusal, type StagedRow } from './store/staging.ts'
import type { Storage } from './store/storage.ts'
import { keepMaker } from './store/users.ts'
import { mergePushed } from './wire/push-form.ts'

type Mode = Pick<Settings, 'refusals' | 'takesUsers'>

/** Thrown to take back a transaction; never leaves this file. */
class Rollback extends Error {
  readonly row: StagedRow
  readonly complaint: Complaint
  constructor(row: StagedRow, complaint: Complaint) {
    super(complaint.message)
    this.row = row
    this.complaint = complaint
  }
}

/** What the site then hears in every call (protocol-v5.md 1.6, as seen in #747 and #788). */
function failureText(site: Site, row: StagedRow, complaint: Complaint): string {
  const at = new Date().toISOString()
  return JSON.stringify({
    ID: randomUUID(),
    date: at.slice(0, 10),
    time: at.slice(11, 19),
    site_ID: site.id,
    site: site.name,
    event: 'sync_integration',
    description: complaint.message,
    data: {
      success: false,
      status: 503,
      error: {
        code: complaint.code,
        message: complaint.message,
        data: {
          ID: String(row.seq),
          site_ID: site.id,
          sync_out_ID: row.syncOutId,
          table_name: row.tableName,
          record_ID: row.recordId,
          record_data: JSON.parse(row.data) as unknown,
        },
      },
    },
  })
}

function applyRow(storage: Storage, site: Site, row: StagedRow): void {
  if (row.action === 'delete') return deleteChange(storage, row.tableName, row.recordId, site.id)
  const existing = readRecord(storage, row.tableName, row.recordId)
  if (row.tableName === 'user' && !site.isPrimary) {
    // Only the making of a user is the site's (DT-60): what central changed since stays when the row comes again.
    if (existing) return
    keepMaker(storage, row.recordId, site.id)
  }
  const pushed = withKeptIds(storage, row.tableName, JSON.parse(row.data) as Data)
  saveChange(storage, row.tableName, row.recordId, mergePushed(row.tableName, row.recordId, existing, pushed), site.id)
}

function applyAll(storage: Storage, knobs: Knobs, site: Site, settings: Mode): void {
  for (const row of closedRows(storage, site)) {
    const complaint = checkRow(storage, settings, knobs, site, row)
    if (!complaint) {
      applyRow(storage, site, row)
      forgetRefusal(storage, site.id, row.tableName, row.recordId)
    } else if (settings.refusals === 'all_or_none') throw new Rollback(row, complaint)
    else keepRefusal(storage, site.id, { table_name: row.tableName, record_ID: row.recordId, ...complaint })
  }
  dropStaged(storage, site.id, site.closedTo)
}

/**
 * Integrates all closed rows of a site in one transaction, in the order in which they came: all of them or none.
 * A row that cannot be taken leaves the site with an integration_error until it is mended here; in mode `single`
 * it is set aside alone and the others are taken.
 */
export function integrate(storage: Storage, knobs: Knobs, siteId: number, settings: Mode): void {
  const site = siteById(storage, siteId)
  if (!site || site.failure !== null) return
  try {
    storage.atomically(() => applyAll(storage, knobs, site, settings))
  } catch (fault) {
    if (!(fault instanceof Rollback)) throw fault
    updateSite(storage, siteId, { failure: failureText(site, fault.row, fault.complaint) })
  }
}
