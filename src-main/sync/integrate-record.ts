/**
 * One pulled record into its table, or into the inbox with the reason why it cannot go there yet (F-124, T2, T7, T9).
 * Nothing that a record holds stops the ones beside it.
 */
import { sqliteCode } from '../db/faults.ts'
import { statement } from '../db/query.ts'
import type { Tx } from '../db/write.ts'
import type { Aliases } from '../repositories/aliases.ts'
import { addAlias, loadAliases, repoint, withKeptIds } from '../repositories/aliases.ts'
import { cursorOf, documentCursor, lastCursor } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import type { InboxRow, SetAside } from '../repositories/inbox.ts'
import { dropArrivals, dropFromInbox, isInboxEmpty, setAside, waitingForParent } from '../repositories/inbox.ts'
import { nameLookup } from '../repositories/name-lookup.ts'
import { deleteRecord, readRecord, saveRecord } from '../repositories/records.ts'
import { applyPulledDelete, applyPulledUpsert, markMerged } from '../repositories/synced-rows.ts'
import type { Parent } from '../tables/compile.ts'
import { compiled } from '../tables/compile.ts'
import { parseExact, stringifyExact } from '../tables/exact-json.ts'
import type { LocalName } from '../tables/registry.ts'
import { tableByWire } from '../tables/registry.ts'
import type { Lookup, SyncedTable, WireRow } from '../tables/types.ts'
import type { HeldPart } from './integrate-held.ts'
import { heldBack, openHeldPart } from './integrate-held.ts'
import type { PulledRecord } from './ports.ts'

export type Placed = 'applied' | 'unchanged' | 'aside'

/** What the records of one transaction share. */
export type Chunk = {
  readonly tx: Tx
  readonly lookup: Lookup
  aliases: Aliases
  /** While initialising every row is taken; afterwards not over changes that central has not confirmed. */
  readonly confirmed: number | null
  isInboxEmpty: boolean
  readonly held: HeldPart
  /** Local names of the tables that have changed. */
  readonly changed: Set<string>
}

export function openChunk(tx: Tx, isInitialised: boolean): Chunk {
  const confirmed = journalCursor(tx, 'confirmed')
  return {
    tx,
    lookup: nameLookup(tx),
    aliases: loadAliases(tx),
    confirmed: isInitialised && lastCursor(tx) > confirmed ? confirmed : null,
    isInboxEmpty: isInboxEmpty(tx),
    held: openHeldPart(tx),
    changed: new Set(),
  }
}

export function placeRecord(chunk: Chunk, record: PulledRecord): Placed {
  const { wrong, action } = record
  if (wrong !== undefined || typeof action === 'object')
    return aside(chunk, record, { kind: 'upsert', reason: 'unreadable', ...wrong, isFinal: true })
  if (heldBack(chunk.tx, chunk.held, record, action)) return 'aside'
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
  const placed = placeRecord(chunk, { tableName, recordId, action: kind, data })
  if (placed !== 'aside') dropFromInbox(chunk.tx, row)
  return placed
}

function upsert(chunk: Chunk, table: SyncedTable | undefined, record: PulledRecord): Placed {
  const { tableName, recordId, data } = record
  if (table === undefined) return arrived(chunk, record, saveRecord(chunk.tx, tableName, recordId, data ?? {}))
  const decoded = compiled(table).decode(recordId, data, chunk.lookup)
  if (!decoded.ok) return aside(chunk, record, { kind: 'upsert', reason: 'unreadable', field: decoded.field, detail: decoded.detail })
  const row = withKeptIds(chunk.aliases, table, decoded.row)
  try {
    const placed = applyPulledUpsert(chunk.tx, table, row)
    if (isMergedAway(chunk, table, recordId)) markMerged(chunk.tx, table, recordId)
    return arrived(chunk, record, placed)
  } catch (error) {
    return aside(chunk, record, { kind: 'upsert', ...refusal(chunk.tx, table, row, error) })
  }
}

/** A row that the database refuses: a required parent is not here, or a value breaks a rule of its table. */
function refusal(tx: Tx, table: SyncedTable, row: WireRow, error: unknown): Pick<SetAside, 'reason' | 'parent' | 'detail'> {
  const code = sqliteCode(error)
  if (code === null || !code.startsWith('SQLITE_CONSTRAINT')) throw error
  const parent = missingParent(tx, table, row)
  const detail = error instanceof Error ? error.message : code
  return parent === null ? { reason: 'unreadable', detail } : { reason: 'missing_parent', parent, detail: `${parent.table} ${parent.id}` }
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

const isMergedAway = ({ aliases }: Chunk, { wire, deletes }: SyncedTable, id: string): boolean =>
  !aliases.isEmpty && deletes === 'soft' && aliases.keptId(wire, id) !== id

function remove(chunk: Chunk, table: SyncedTable | undefined, record: PulledRecord): Placed {
  const { tableName, recordId } = record
  const placed = table === undefined ? deleteRecord(chunk.tx, tableName, recordId) : applyPulledDelete(chunk.tx, table, recordId)
  if (placed !== 'in_use') return arrived(chunk, record, placed)
  return aside(chunk, record, { kind: 'delete', reason: 'refused_here', detail: 'other records still need it' })
}

/** The record stands under the kept id from now on, whatever order the merges and the records come in (F-161). */
function merge(chunk: Chunk, record: PulledRecord): Placed {
  const { tx } = chunk
  const { tableName, data } = record
  const { mergeIdToKeep: keep, mergeIdToDelete: gone } = data ?? {}
  const about = { kind: 'merge', id: typeof gone === 'string' && gone !== '' ? gone : record.recordId } as const
  for (const [field, id] of Object.entries({ mergeIdToKeep: keep, mergeIdToDelete: gone }))
    if (typeof id !== 'string' || id === '') return aside(chunk, record, { ...about, reason: 'unreadable', field, detail: 'no id' })
  const keptId = chunk.aliases.keptId(tableName, String(keep))
  const goneId = String(gone)
  if (keptId === goneId) return 'unchanged'
  if (!isHere(tx, tableName, keptId))
    return aside(chunk, record, { ...about, reason: 'missing_parent', parent: { table: tableName, id: keptId } })
  const isNew = chunk.aliases.keptId(tableName, goneId) !== keptId
  addAlias(tx, tableName, goneId, keptId)
  chunk.aliases = loadAliases(tx)
  repoint(tx, tableName, goneId, keptId)
  const table = tableByWire(tableName)
  if (table?.deletes === 'soft') markMerged(tx, table, goneId)
  chunk.changed.add(table?.local ?? 'record')
  placeChildren(chunk, tableName, goneId)
  return isNew ? 'applied' : 'unchanged'
}

/** Work that central has not confirmed is not overwritten; central sends what is newer once it has ours (design 6). */
function isUnconfirmed({ tx, confirmed, held }: Chunk, table: SyncedTable | undefined, { recordId, action }: PulledRecord): boolean {
  if (table === undefined || !table.pushed) return false
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
  dropArrivals(chunk.tx, tableName, recordId)
  if (action !== 'delete') placeChildren(chunk, tableName, recordId)
  return placed
}

function placeChildren(chunk: Chunk, tableName: string, recordId: string): void {
  for (const row of waitingForParent(chunk.tx, tableName, recordId)) placeAgain(chunk, row)
}

function aside(chunk: Chunk, record: PulledRecord, why: Omit<SetAside, 'table' | 'id' | 'data'> & { readonly id?: string }): 'aside' {
  const { tableName: table, recordId, data } = record
  if (why.kind !== 'merge' && !chunk.isInboxEmpty) dropArrivals(chunk.tx, table, recordId)
  setAside(chunk.tx, { table, id: recordId, data: stringifyExact(data ?? {}), ...why })
  chunk.isInboxEmpty = false
  return 'aside'
}
