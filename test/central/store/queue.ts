import type { ChangeAction } from './change-log.ts'
import { queuePrefix } from './meta.ts'
import type { Storage } from './storage.ts'

export type QueueRow = {
  readonly seq: number
  readonly tableName: string
  readonly recordId: string
  readonly action: ChangeAction
  readonly data: string | null
}

const replaceRow = 'INSERT OR REPLACE INTO sync_out (site_id, table_name, record_id, action, data) VALUES (?, ?, ?, ?, ?)'

/** Puts a record into a site's queue; one that waits already is replaced under a new id (F-109). */
export function enqueue(
  storage: Storage,
  siteId: number,
  table: string,
  id: string,
  action: ChangeAction,
  data: string | null = null,
): void {
  storage.run(replaceRow, siteId, table, id, action, data)
}

const pageSql = `SELECT q.seq, q.table_name AS tableName, q.record_id AS recordId,
    CASE WHEN q.action IN ('insert', 'update') AND r.id IS NULL THEN 'delete'
      WHEN q.action = 'delete' AND r.id IS NOT NULL THEN 'update' ELSE q.action END AS action,
    CASE WHEN q.action = 'delete' THEN r.data ELSE coalesce(q.data, r.data) END AS data
  FROM sync_out q LEFT JOIN record r ON r.table_name = q.table_name AND r.id = q.record_id
  WHERE q.site_id = ? ORDER BY q.seq LIMIT ?`

/** The oldest waiting rows with the record as it stands now (F-110). */
export function queuePage(storage: Storage, siteId: number, limit: number): QueueRow[] {
  return storage.rows<QueueRow>(pageSql, siteId, limit)
}

export function queueLength(storage: Storage, siteId: number): number {
  return storage.row<{ n: number }>('SELECT count(*) AS n FROM sync_out WHERE site_id = ?', siteId)?.n ?? 0
}

/** The text by which a queue row goes over the wire. */
export function syncOutId(storage: Storage, seq: number): string {
  return queuePrefix(storage) + seq.toString(16).toUpperCase().padStart(20, '0')
}

/** Deletes exactly the rows named and returns how many those were; ids of others, of old versions or of nobody do nothing (F-111). */
export function acknowledge(storage: Storage, siteId: number, ids: readonly string[]): number {
  const prefix = queuePrefix(storage)
  return storage.atomically(() => {
    let deleted = 0
    for (const id of ids) {
      if (!id.startsWith(prefix)) continue
      const seq = Number.parseInt(id.slice(prefix.length), 16)
      deleted += Number.isSafeInteger(seq) ? storage.run('DELETE FROM sync_out WHERE seq = ? AND site_id = ?', seq, siteId).changes : 0
    }
    return deleted
  })
}
