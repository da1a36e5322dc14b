/**
 * One pulled record into its table, or into the inbox with the reason why it cannot go there yet (F-124, T2, T7, T9).
 * Nothing that a record holds stops the ones beside it.
 */
import { sqliteCode } from '../db/faults.ts'
import { statement } from '../db/query.ts'
import type { Tx } from '../db/write.ts'
import { addAlias, withKeptIds } from '../repositories/aliases.ts'
import { cursorOf, documentCursor } from '../repositories/change-log.ts'
import type { InboxRow, SetAside } from '../repositories/inbox.ts'
import { arrivalsOfPart, dropArrival, dropArrivals, setAside, waitingForParent } from '../repositories/inbox.ts'
import { mergeRows } from '../repositories/merges.ts'
import { dropSelfJoins, placeJoin } from '../repositories/name-joins.ts'
import { deleteRecord, readRecord, saveRecord } from '../repositories/records.ts'
import { applyPulledDelete, applyPulledUpsert, markMerged } from '../repositories/synced-rows.ts'
import type { Parent } from '../tables/compile.ts'
import { compiled } from '../tables/compile.ts'
import { parseExact, stringifyExact } from '../tables/exact-json.ts'
import { deepestRecord, isTooDeep } from '../tables/json-text.ts'
import type { LocalName } from '../tables/registry.ts'
import { partsOf, tableByWire } from '../tables/registry.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'
import type { Chunk } from './integrate-chunk.ts'
import { heldBack } from './integrate-held.ts'
import { isTakenAnyway, noteArrival } from './integrate-stores.ts'
import { mergeOf } from './integrate-merge.ts'
import type { PulledRecord } from './ports.ts'
import { readRecord as readEnvelope } from './protocol.ts'

export type Placed = 'applied' | 'unchanged' | 'aside'

export function placeRecord(chunk: Chunk, record: PulledRecord): Placed {
  const { wrong, action } = record
  if (wrong !== undefined || typeof action === 'object')
    return aside(chunk, record, { kind: 'upsert', reason: 'unreadable', ...wrong, isEnvelope: true })
  if (heldBack(chunk.tx, chunk.held, record, action)) {
    if (action !== 'merge' && !chunk.isInboxEmpty) dropArrivals(chunk.tx, record.tableName, record.recordId)
    return 'aside'
  }
  if (action === 'merge') return merge(chunk, record)
  const table = tableByWire(record.tableName)
  if (isUnconfirmed(chunk, table, record)) return aside(chunk, record, { kind: action, reason: 'own_unconfirmed' })
  return action === 'delete' ? remove(chunk, table, record) : upsert(chunk, table, record)
}

/** What lies in the inbox, once more. The row leaves the inbox only when its record has found its place. */
export function placeAgain(chunk: Chunk, row: InboxRow): Placed {
  const { table_name: tableName, record_id: recordId, kind } = row
  if (kind === 'push') return 'aside'
  const data = parseExact(row.data) as Readonly<Record<string, unknown>>
  const record: PulledRecord = row.is_envelope === 1 ? readEnvelope(data, recordId) : { tableName, recordId, action: kind, data }
  const placed = placeRecord(chunk, record)
  const isElsewhere = record.tableName !== tableName || record.recordId !== recordId || record.action !== kind
  if (placed !== 'aside' || (isElsewhere && record.wrong === undefined)) dropArrival(chunk.tx, tableName, recordId, kind)
  return placed
}

function upsert(chunk: Chunk, table: SyncedTable | undefined, record: PulledRecord): Placed {
  const { recordId, data } = record
  if (table === undefined) return keepWhole(chunk, record)
  const decoded = compiled(table).decode(recordId, data, chunk.lookup)
  if (!decoded.ok) return aside(chunk, record, { kind: 'upsert', reason: 'unreadable', field: decoded.field, detail: decoded.detail })
  if (table.goneWhen !== undefined && decoded.row[table.goneWhen] === 1) return remove(chunk, table, record)
  const row = withKeptIds(chunk.aliases, table, decoded.row)
  noteArrival(chunk.tx, chunk.stores, table, row)
  try {
    return arrived(chunk, record, store(chunk, table, row, decoded.row))
  } catch (error) {
    return aside(chunk, record, { kind: 'upsert', ...refusal(chunk.tx, table, row, error) })
  }
}

/** A record of a table that nobody declared. */
function keepWhole(chunk: Chunk, record: PulledRecord): Placed {
  const { tableName, recordId, data } = record
  const why = { field: 'recordData', detail: `expected values at most ${deepestRecord} deep, got deeper ones` }
  if (isTooDeep(stringifyExact(data ?? {}))) return aside(chunk, record, { kind: 'upsert', reason: 'unreadable', ...why })
  return arrived(chunk, record, saveRecord(chunk.tx, tableName, recordId, data ?? {}))
}

/** A row whose references are mapped. Where there were merges it may be that of a merged record, or say who sees a merged name. */
function store({ tx, aliases }: Chunk, table: SyncedTable, row: WireRow, received: WireRow): 'applied' | 'unchanged' {
  const { wire } = table
  const id = String(row.id)
  if (aliases.isEmpty) return applyPulledUpsert(tx, table, row)
  if (aliases.keptId(wire, id) !== id)
    return table.deletes === 'soft' ? applyPulledUpsert(tx, table, { ...row, status: 'merged' }) : 'unchanged'
  const namesKept = (wire === 'name_store_join' || wire === 'store') && aliases.isKept('name', String(row.name_id))
  if (namesKept && wire === 'name_store_join') return placeJoin(tx, row, row.name_id !== received.name_id)
  const placed = applyPulledUpsert(tx, table, row)
  return namesKept && dropSelfJoins(tx, String(row.name_id)) ? 'applied' : placed
}

/** A row that the database refuses: a required parent is not here, or a value breaks a rule of its table. */
function refusal(tx: Tx, table: SyncedTable, row: WireRow, error: unknown): Pick<SetAside, 'reason' | 'field' | 'parent' | 'detail'> {
  const code = sqliteCode(error)
  if (code === null || !code.startsWith('SQLITE_CONSTRAINT')) throw error
  const detail = error instanceof Error ? error.message : code
  const parent = missingParent(tx, table, row)
  if (parent !== null) return missing(table, row, parent)
  const column = new RegExp(`\\b${table.local}\\.(\\w+)`).exec(detail)?.[1]
  return { reason: 'unreadable', field: column === undefined ? undefined : table.columns[column]?.key, detail }
}

/** Why a row waits: the field that names what is not here. */
export function missing(table: SyncedTable, row: WireRow, parent: Parent): Pick<SetAside, 'reason' | 'field' | 'parent' | 'detail'> {
  const field = Object.entries(table.columns).find(([name, column]) => column.parent === parent.table && row[name] === parent.id)?.[1].key
  return { reason: 'missing_parent', field, parent, detail: `${parent.table} ${parent.id}` }
}

export function missingParent(tx: Tx, table: SyncedTable, row: WireRow): Parent | null {
  return (
    compiled(table)
      .parents(row)
      .find(({ table: wire, id }) => !isHere(tx, wire, id)) ?? null
  )
}

function isHere(tx: Tx, wire: string, id: string): boolean {
  const table = tableByWire(wire)
  if (table === undefined) return readRecord(tx, wire, id) !== undefined
  return statement(tx, `SELECT 1 FROM ${table.local} WHERE id = ?`).get(id) !== undefined
}

function remove(chunk: Chunk, table: SyncedTable | undefined, record: PulledRecord): Placed {
  const { tableName, recordId } = record
  const placed = table === undefined ? deleteRecord(chunk.tx, tableName, recordId) : applyPulledDelete(chunk.tx, table, recordId)
  if (placed === 'in_use') return aside(chunk, record, { kind: 'delete', reason: 'refused_here', detail: 'other records still need it' })
  if (table !== undefined && !chunk.isInboxEmpty && !isHere(chunk.tx, tableName, recordId)) dropWaitingFor(chunk, table, recordId)
  return arrived(chunk, { ...record, action: 'delete' }, placed)
}

/** What can never be placed any more: the parts of a document that is gone, and merges into a record that is. */
function dropWaitingFor(chunk: Chunk, table: SyncedTable, id: string): void {
  const { tx } = chunk
  for (const part of partsOf(table.local)) {
    const key = part.document === undefined ? undefined : part.columns[part.document]?.key
    for (const row of key === undefined ? [] : arrivalsOfPart(tx, part.wire, key, id)) {
      dropArrivals(tx, part.wire, row.record_id)
      dropWaitingFor(chunk, part, row.record_id)
    }
  }
  for (const row of waitingForParent(tx, table.wire, id)) {
    if (row.kind !== 'merge') continue
    dropArrival(tx, row.table_name, row.record_id, 'merge')
    if (table.deletes === 'soft' && markMerged(tx, table, row.record_id) === 'applied') chunk.changed.add(table.local)
  }
}

/** The record stands under the kept id from now on, whatever order the merges and the records come in (F-161). */
function merge(chunk: Chunk, record: PulledRecord): Placed {
  const { tx, aliases } = chunk
  const found = mergeOf(aliases, record)
  if (found.kind === 'wrong') return aside(chunk, record, { kind: 'merge', ...found.why })
  const { table, goneId, keptId } = found
  if (found.kind === 'known') {
    dropArrival(tx, table.wire, goneId, 'merge')
    return 'unchanged'
  }
  const parent = { table: table.wire, id: keptId }
  if (!isHere(tx, table.wire, keptId))
    return aside(chunk, record, { kind: 'merge', id: goneId, reason: 'missing_parent', field: 'mergeIdToKeep', parent })
  addAlias(tx, aliases, table.wire, goneId, keptId)
  for (const local of mergeRows(tx, table, goneId, keptId)) chunk.changed.add(local)
  dropArrival(tx, table.wire, goneId, 'merge')
  if (table.deletes !== 'soft') dropArrivals(tx, table.wire, goneId)
  placeChildren(chunk, table.wire, goneId)
  return 'applied'
}

/** Central's own tables are written at the primary alone (F-003). */
const isWrittenHere = ({ isPrimary }: Chunk, { pushed }: SyncedTable): boolean => pushed || isPrimary

/** Work that central has not confirmed is not overwritten; central sends what is newer once it has ours (design 6). */
function isUnconfirmed(chunk: Chunk, table: SyncedTable | undefined, { recordId, action }: PulledRecord): boolean {
  const { tx, confirmed, held, refusals } = chunk
  if (table === undefined || !isWrittenHere(chunk, table) || isTakenAnyway(tx, chunk.stores, table, recordId)) return false
  if (refusals?.holds(table.wire, recordId) === true || (action === 'delete' && refusals?.ofDocument(recordId) === true)) return true
  const heldAfter = held.rules.heldAfter(table.wire)
  const after = heldAfter === null ? confirmed : Math.min(heldAfter, confirmed ?? heldAfter)
  if (after === null) return false
  if (cursorOf(tx, table.local as LocalName, recordId) > after) return true
  return action === 'delete' && documentCursor(tx, recordId) > after
}

/** The newest word on a record makes what waited of it void, and may be what others waited for (T2). */
function arrived(chunk: Chunk, record: PulledRecord, placed: 'applied' | 'unchanged'): Placed {
  const { tableName, recordId, action } = record
  if (placed === 'applied') chunk.changed.add(tableByWire(tableName)?.local ?? 'record')
  if (chunk.isInboxEmpty) return placed
  if (dropArrivals(chunk.tx, tableName, recordId) > 0) chunk.changed.add('inbox')
  if (action !== 'delete') placeChildren(chunk, tableName, recordId)
  return placed
}

function placeChildren(chunk: Chunk, tableName: string, recordId: string): void {
  for (const row of waitingForParent(chunk.tx, tableName, recordId)) placeAgain(chunk, row)
}

function aside(chunk: Chunk, record: PulledRecord, why: Omit<SetAside, 'table' | 'id' | 'data'> & { readonly id?: string }): 'aside' {
  const { tableName: table, recordId, data } = record
  if (!chunk.isInboxEmpty && why.kind !== 'merge') dropArrival(chunk.tx, table, recordId, why.kind === 'delete' ? 'upsert' : 'delete')
  setAside(chunk.tx, { table, id: recordId, data: stringifyExact(data ?? {}), ...why })
  chunk.isInboxEmpty = false
  chunk.changed.add('inbox')
  return 'aside'
}
