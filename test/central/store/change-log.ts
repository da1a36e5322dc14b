import { keepLastSerial, lastSerial, serialGap } from './meta.ts'
import type { Storage } from './storage.ts'

export type ChangeAction = 'insert' | 'update' | 'delete' | 'merge'
export type ChangeRow = {
  readonly serial: bigint
  readonly tableName: string
  readonly recordId: string
  readonly action: ChangeAction
  readonly originSite: bigint | null
  /** The row as it stands now, the payload of a merge, or null when it is gone. */
  readonly data: string | null
}

const replaceChange = `INSERT OR REPLACE INTO central_change_log (serial, table_name, record_id, action, data, origin_site)
  VALUES (?, ?, ?, ?, ?, ?)`

/** Gives the record a new serial, above all others; it keeps one entry (F-112). Returns the serial. */
export function logCentralChange(
  storage: Storage,
  entry: { table: string; id: string; action: ChangeAction; data?: string; originSite?: number },
): bigint {
  const serial = lastSerial(storage) + 1n + serialGap(storage)
  if (serial > 2n ** 63n - 1n) throw new Error('The central change log has no serial left below 2^63.')
  storage.run(replaceChange, serial, entry.table, entry.id, entry.action, entry.data ?? null, entry.originSite ?? null)
  keepLastSerial(storage, serial)
  return serial
}

/** The record is gone and its merge says so: a site that comes later must not be sent what is not there. */
export function forgetChange(storage: Storage, table: string, id: string): void {
  storage.run('DELETE FROM central_change_log WHERE table_name = ? AND record_id = ? AND is_merge = 0', table, id)
}

const pageSql = `SELECT c.serial, c.table_name AS tableName, c.record_id AS recordId, c.action, c.origin_site AS originSite,
    coalesce(c.data, r.data) AS data
  FROM central_change_log c LEFT JOIN record r ON r.table_name = c.table_name AND r.id = c.record_id
  WHERE c.serial > ? AND c.serial <= ? ORDER BY c.serial LIMIT ?`

/** Entries after `cursor`, ascending. With `window` only those whose serial lies within `limit` of it (5699: empty pages). */
export function changesAfter(storage: Storage, cursor: bigint, limit: number, window: boolean): ChangeRow[] {
  const end = window ? cursor + BigInt(limit) : 2n ** 63n - 1n
  return storage.exactRows<ChangeRow>(pageSql, cursor, end, limit)
}
