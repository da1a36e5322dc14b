import { updateSite, type Site } from './sites.ts'
import type { Storage } from './storage.ts'

export type StagedRow = {
  readonly seq: number
  readonly syncOutId: string
  readonly tableName: string
  readonly recordId: string
  readonly action: 'update' | 'delete'
  readonly data: string
}
export type Refusal = { readonly table_name: string; readonly record_ID: string; readonly code: string; readonly message: string }

const insertStaged = 'INSERT INTO staging (site_id, sync_out_id, table_name, record_id, action, data) VALUES (?, ?, ?, ?, ?, ?)'

/** Keeps pushed rows until the closing call; on disk before the push is answered. */
export function stage(storage: Storage, siteId: number, rows: readonly Omit<StagedRow, 'seq'>[]): void {
  storage.atomically(() => {
    for (const row of rows) storage.run(insertStaged, siteId, row.syncOutId, row.tableName, row.recordId, row.action, row.data)
  })
}

/** The empty call: what was staged up to here is to be integrated. */
export function closePush(storage: Storage, siteId: number): void {
  const last = storage.row<{ seq: number | null }>('SELECT max(seq) AS seq FROM staging WHERE site_id = ?', siteId)
  updateSite(storage, siteId, { closed_to: last?.seq ?? 0 })
}

const stagedSql = `SELECT seq, sync_out_id AS syncOutId, table_name AS tableName, record_id AS recordId, action, data
  FROM staging WHERE site_id = ? AND seq <= ? ORDER BY seq`

export const closedRows = (storage: Storage, site: Site): StagedRow[] => storage.rows<StagedRow>(stagedSql, site.id, site.closedTo)
export const stagedCount = (storage: Storage, siteId: number): number =>
  storage.row<{ n: number }>('SELECT count(*) AS n FROM staging WHERE site_id = ?', siteId)?.n ?? 0

export function dropStaged(storage: Storage, siteId: number, upTo: number): void {
  storage.run('DELETE FROM staging WHERE site_id = ? AND seq <= ?', siteId, upTo)
}

export function dropStagedRecord(storage: Storage, siteId: number, table: string, id: string): void {
  storage.run('DELETE FROM staging WHERE site_id = ? AND table_name = ? AND record_id = ?', siteId, table, id)
}

/** Rows that were refused one by one and have not been taken since (extension, README). */
export function refusalsOf(storage: Storage, siteId: number): Refusal[] {
  return storage.rows<Refusal>(
    'SELECT table_name, record_id AS record_ID, code, message FROM refusal WHERE site_id = ? ORDER BY rowid',
    siteId,
  )
}

export function keepRefusal(storage: Storage, siteId: number, refusal: Refusal): void {
  const { table_name, record_ID, code, message } = refusal
  const sql = 'INSERT OR REPLACE INTO refusal (site_id, table_name, record_id, code, message, at) VALUES (?, ?, ?, ?, ?, ?)'
  storage.run(sql, siteId, table_name, record_ID, code, message, new Date().toISOString())
}

export function forgetRefusal(storage: Storage, siteId: number, table: string, id: string): void {
  storage.run('DELETE FROM refusal WHERE site_id = ? AND table_name = ? AND record_id = ?', siteId, table, id)
}
