import { classOf, tableOf } from '../wire/tables.ts'
import type { Storage } from './storage.ts'

export type Data = Readonly<Record<string, unknown>>

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The text under a key; empty where there is none. */
export function textAt(data: Data, key: string | undefined): string {
  return (key === undefined ? null : text(data[key])) ?? ''
}

/** The row in the pull form, or null. */
export function readRecord(storage: Storage, table: string, id: string): Record<string, unknown> | null {
  const row = storage.row<{ data: string }>('SELECT data FROM record WHERE table_name = ? AND id = ?', table, id)
  return row ? (JSON.parse(row.data) as Record<string, unknown>) : null
}

export function hasRecord(storage: Storage, table: string, id: string): boolean {
  return storage.row('SELECT 1 FROM record WHERE table_name = ? AND id = ?', table, id) !== undefined
}

export function listRecords(storage: Storage, table: string): Record<string, unknown>[] {
  const rows = storage.rows<{ data: string }>('SELECT data FROM record WHERE table_name = ? ORDER BY rowid', table)
  return rows.map((row) => JSON.parse(row.data) as Record<string, unknown>)
}

/** The store that owns a stored row, or null for rows of no store. */
export function storeOfRecord(storage: Storage, table: string, id: string): string | null {
  return storage.row<{ s: string | null }>('SELECT store_id AS s FROM record WHERE table_name = ? AND id = ?', table, id)?.s ?? null
}

/** The store that a row with this content belongs to: its own key, or its parent's store. */
export function ownerStore(storage: Storage, table: string, data: Data): string | null {
  const rule = tableOf(table)
  const own = rule.store === undefined ? null : text(data[rule.store])
  const parent = rule.through && text(data[rule.through.key])
  return own ?? (rule.through && parent ? storeOfRecord(storage, rule.through.table, parent) : null)
}

/** The columns that central keeps beside the row to find it. */
export function recordKeys(storage: Storage, table: string, data: Data): { storeId: string | null; linkId: string | null } {
  const link = tableOf(table).link
  return { storeId: ownerStore(storage, table, data), linkId: link === undefined ? null : text(data[link]) }
}

const upsertRecord = `INSERT INTO record (table_name, id, class, rank, store_id, link_id, data) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (table_name, id) DO UPDATE SET class = excluded.class, store_id = excluded.store_id, link_id = excluded.link_id,
    data = excluded.data`

/** Writes the row as it is, without telling anybody. */
export function putRecord(storage: Storage, table: string, id: string, data: Data): void {
  const { storeId, linkId } = recordKeys(storage, table, data)
  storage.run(upsertRecord, table, id, classOf(table, data), tableOf(table).rank, storeId, linkId, JSON.stringify(data))
}

export function dropRecord(storage: Storage, table: string, id: string): void {
  storage.run('DELETE FROM record WHERE table_name = ? AND id = ?', table, id)
}

/** Ids of the rows of `table` whose link key is `linkId`: the lines of a document, the joins of a name. */
export function linkedIds(storage: Storage, table: string, linkId: string): string[] {
  return storage
    .rows<{ id: string }>('SELECT id FROM record WHERE link_id = ? AND table_name = ? ORDER BY rowid', linkId, table)
    .map((row) => row.id)
}
