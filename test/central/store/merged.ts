import { tableOf } from '../wire/tables.ts'
import { textAt, type Data } from './records.ts'
import type { Storage } from './storage.ts'

export function keepMerge(storage: Storage, table: string, keep: string, gone: string): void {
  storage.run('INSERT OR REPLACE INTO merged VALUES (?, ?, ?)', table, gone, keep)
}

/** The id under which a record stands now. */
export function keptId(storage: Storage, table: string, id: string): string {
  const row = storage.row<{ kept: string }>('SELECT kept_id AS kept FROM merged WHERE table_name = ? AND id = ?', table, id)
  return row === undefined ? id : keptId(storage, table, row.kept)
}

/** A pushed row whose references name what stands now: the site may have written it before it heard of a merge. */
export function withKeptIds(storage: Storage, table: string, data: Data): Data {
  const changes: Record<string, string> = {}
  for (const [key, target] of Object.entries(tableOf(table).required ?? {})) {
    const id = textAt(data, key)
    const kept = keptId(storage, target, id)
    if (kept !== id) changes[key] = kept
  }
  return { ...data, ...changes }
}
