import { keepLastSerial, lastSerial, serialGap } from '../store/meta.ts'
import type { Storage } from '../store/storage.ts'
import { emptyRow } from '../wire/columns.ts'
import { classOf, tableOf } from '../wire/tables.ts'

export type Row = Readonly<Record<string, unknown>>
type Keys = { readonly storeId?: string; readonly linkId?: string }

/** Writes many rows at once: no routing, no reading back. */
export type RowWriter = {
  /** `values` over the empty legacy row; store and link are given where the row has them. */
  put(table: string, values: Row, keys?: Keys): void
  /** As `put`, for JSON text that a template made. */
  putText(table: string, id: string, json: string, keys: Keys): void
  readonly count: number
  finish(): void
}

const insertRecord = 'INSERT INTO record (table_name, id, class, rank, store_id, link_id, data) VALUES (?, ?, ?, ?, ?, ?, ?)'
const insertChange = "INSERT INTO central_change_log (serial, table_name, record_id, action) VALUES (?, ?, ?, 'insert')"

export function createRowWriter(storage: Storage): RowWriter {
  const record = storage.sqlite.prepare(insertRecord)
  const change = storage.sqlite.prepare(insertChange)
  const step = 1n + serialGap(storage)
  let serial = lastSerial(storage)
  let count = 0
  const insert = (table: string, id: string, kind: string, json: string, keys: Keys): void => {
    record.run(table, id, kind, tableOf(table).rank, keys.storeId ?? null, keys.linkId ?? null, json)
    count += 1
    if (kind !== 'central' && kind !== 'shared') return
    serial += step
    change.run(serial, table, id)
  }
  return {
    put: (table, values, keys = {}) => {
      const row = { ...emptyRow(table), ...values }
      insert(table, String(values['ID']), classOf(table, row), JSON.stringify(row), keys)
    },
    putText: (table, id, json, keys) => insert(table, id, tableOf(table).class, json, keys),
    get count() {
      return count
    },
    finish: () => keepLastSerial(storage, serial),
  }
}

/** JSON text of rows of one table of which only `keys` differ: the rest of the row is made once. */
export function rowTemplate<K extends string>(table: string, keys: readonly K[]): (values: Readonly<Record<K, unknown>>) => string {
  const rest: Record<string, unknown> = emptyRow(table)
  for (const key of keys) delete rest[key]
  const tail = JSON.stringify(rest).slice(1)
  const heads = keys.map((key) => `${JSON.stringify(key)}:`)
  return (values) => {
    let text = '{'
    for (let at = 0; at < keys.length; at += 1) text += `${heads[at]}${JSON.stringify(values[keys[at] as K])},`
    return text + tail
  }
}
