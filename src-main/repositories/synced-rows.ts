/**
 * The only door to business rows. A local write stores the row and its journal entry in one transaction; a row that
 * came from central is stored without an entry, so it cannot echo.
 */
import assert from 'node:assert'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { sqliteCode } from '../db/faults.ts'
import { statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Schema } from '../db/schema.ts'
import type { Tx } from '../db/write.ts'
import { compiled } from '../tables/compile.ts'
import { partsOf, tableByLocal } from '../tables/registry.ts'
import type { LocalName } from '../tables/registry.ts'
import { patchRest } from '../tables/rest.ts'
import type { SyncedTable, WireRow } from '../tables/types.ts'
import { appendChange } from './change-log.ts'
import { nameLookup } from './name-lookup.ts'
import { assertWritable } from './ownership.ts'
import { upsertSql } from './upsert.ts'

export type Row<T extends LocalName> = Selectable<Schema[T]>
/** The columns to change; `rest` names wire keys that are no columns, null to empty one. */
export type RowPatch<T extends LocalName> = Omit<Updateable<Schema[T]>, 'id' | 'rest'> & {
  readonly id: string
  readonly rest?: Readonly<Record<string, unknown>>
}
/** What the journal says of a change: the document whose state it moves, and the store that owns it. */
export type Place = { readonly documentId: string; readonly storeId: string | null }
/** `following` gives what else changes, from the row as it is; there is none yet where it is undefined. */
type Saving<T extends LocalName> = Place & { readonly following?: (before: Row<T> | undefined) => Omit<RowPatch<T>, 'id'> }

/** The row of a declared table, or undefined. */
export function readRow<T extends LocalName>(db: ReadDb, local: T, id: string): Row<T> | undefined {
  return statement(db, `SELECT * FROM ${local} WHERE id = ?`).get(id) as Row<T> | undefined
}

/**
 * A local write: a new row with the given columns, or the given columns of one that is there. Derived words follow, the
 * journal gets one entry, and none for what is nobody's but this computer's (F-034). False where the row holds all this
 * already; then nothing is written. Throws WriteRefused where the row is not this site's to write.
 */
export function saveRow<T extends LocalName>(tx: Tx, local: T, patch: RowPatch<T>, { following, ...place }: Saving<T>): boolean {
  const table = declaration(local)
  assert(tx.origin.kind === 'local', 'rows are saved in a transaction of a person or a rule here')
  const found = readRow(tx, local, patch.id)
  const before = found as WireRow | undefined
  const row = merged(table, before, { ...patch, ...following?.(found) } as WireRow & { rest?: Readonly<Record<string, unknown>> })
  if (table.derive !== undefined) Object.assign(row, table.derive(row, nameLookup(tx)))
  assertWritable(tx, { table, action: before === undefined ? 'insert' : 'update', before: before ?? null, after: row })
  if (before === undefined) store(tx, table, row)
  else if (!change(tx, table, before, row)) return false
  if (table.class !== 'local') appendChange(tx, { tableName: local, recordId: patch.id, action: 'upsert', ...place })
  return true
}

/**
 * A local removal, the parts of a document (its lines) first, each with its journal entry. False where there is none.
 * Throws WriteRefused where the row is not this site's to remove.
 */
export function removeRow(tx: Tx, local: LocalName, id: string, place: Place): boolean {
  const table = declaration(local)
  assert(tx.origin.kind === 'local' && table.deletes !== 'soft', `${local} is not removed here`)
  const before = readRow(tx, local, id) as WireRow | undefined
  if (before === undefined) return false
  assertWritable(tx, { table, action: 'delete', before, after: null })
  for (const part of partsOf(local)) for (const child of childIds(tx, part, id)) removeRow(tx, part.local as LocalName, child, place)
  remove(tx, table, id)
  if (table.class !== 'local') appendChange(tx, { tableName: local, recordId: id, action: 'delete', ...place })
  return true
}

export type Applied = 'applied' | 'unchanged'

/** A row from central, decoded. A repeat writes nothing. Throws SQLite's foreign key error where a required parent is missing. */
export function applyPulledUpsert(tx: Tx, table: SyncedTable, row: WireRow): Applied {
  assert(tx.origin.kind === 'sync', 'pulled rows come in a transaction of sync')
  return store(tx, table, row) === 0 ? 'unchanged' : 'applied'
}

/**
 * A delete from central: gone with its parts, marked or left, as the table has it (3.5). `in_use` where other rows still
 * need it.
 */
export function applyPulledDelete(tx: Tx, table: SyncedTable, id: string): Applied | 'in_use' {
  assert(tx.origin.kind === 'sync', 'pulled deletes come in a transaction of sync')
  if (table.deletes === 'ignored') return 'unchanged'
  if (table.deletes === 'soft') return mark(tx, table, id, 'deleted')
  try {
    return removeWithParts(tx, table, id) === 0 ? 'unchanged' : 'applied'
  } catch (error) {
    if (isForeignKeyError(error)) return 'in_use'
    throw error
  }
}

/** While the first loading goes on nothing cascades: foreign keys are off. */
function removeWithParts(tx: Tx, table: SyncedTable, id: string): number {
  let removed = remove(tx, table, id)
  for (const part of partsOf(table.local)) for (const child of childIds(tx, part, id)) removed += removeWithParts(tx, part, child)
  return removed
}

/** Takes one row out and leaves its parts: it has no place here, or another one stands for it. */
export function takeOut(tx: Tx, table: SyncedTable, id: string): Applied {
  assert(tx.origin.kind === 'sync', 'rows are taken out in a transaction of sync')
  return remove(tx, table, id) === 0 ? 'unchanged' : 'applied'
}

/** A record whose id was merged into another one (F-161): kept under its old name for what still shows it, found by nobody. */
export function markMerged(tx: Tx, table: SyncedTable, id: string): Applied {
  assert(tx.origin.kind === 'sync' && table.deletes === 'soft', `${table.local} keeps no merged records`)
  return mark(tx, table, id, 'merged')
}

/** True where a row was refused because a record that it needs is not here. */
export const isForeignKeyError = (error: unknown): boolean => sqliteCode(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY'

function declaration(local: LocalName): SyncedTable {
  const table = tableByLocal(local)
  assert(table !== undefined, `${local} is no declared table`)
  return table
}

function merged(
  table: SyncedTable,
  before: WireRow | undefined,
  patch: WireRow & { rest?: Readonly<Record<string, unknown>> },
): Record<string, string | number | bigint | null> {
  const { rest, ...columns } = patch
  const row: Record<string, string | number | bigint | null> = {}
  for (const name of Object.keys(columns)) assert(name === 'id' || name in table.columns, `${table.local}.${name} is no column to set`)
  for (const name of compiled(table).columnNames) row[name] = before?.[name] ?? null
  const keys = (names: readonly string[]) => names.flatMap((name) => table.columns[name]?.key ?? [])
  const set = Object.keys(columns)
  const changed = set.filter((name) => columns[name] !== before?.[name])
  const patched = patchRest((before?.rest as string | undefined) ?? '{}', { set: keys(set), changed: keys(changed), more: rest })
  return Object.assign(row, columns, { rest: patched })
}

function store(tx: Tx, table: SyncedTable, row: WireRow): number {
  return statement(tx, upsertSql(table)).run(compiled(table).values(row)).changes
}

/** Writes only the columns that differ: SQLite rewrites every index that holds a column which a statement sets. */
function change(tx: Tx, table: SyncedTable, before: WireRow, row: WireRow): boolean {
  const names = compiled(table).columnNames.filter((name) => row[name] !== before[name])
  if (names.length === 0) return false
  const sql = `UPDATE ${table.local} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`
  statement(tx, sql).run(...names.map((name) => row[name]), row.id)
  return true
}

function remove(tx: Tx, table: SyncedTable, id: string): number {
  return statement(tx, `DELETE FROM ${table.local} WHERE id = ?`).run(id).changes
}

/** What was merged stays merged, whatever order the words of central come in. */
function mark(tx: Tx, table: SyncedTable, id: string, status: 'deleted' | 'merged'): Applied {
  const marking = statement(tx, `UPDATE ${table.local} SET status = ? WHERE id = ? AND status NOT IN (?, 'merged')`)
  return marking.run(status, id, status).changes === 0 ? 'unchanged' : 'applied'
}

function childIds(tx: Tx, part: SyncedTable, id: string): string[] {
  const rows = statement(tx, `SELECT id FROM ${part.local} WHERE ${String(part.document)} = ? ORDER BY id`).all(id)
  return (rows as { id: string }[]).map((row) => row.id)
}

export type NewRow<T extends LocalName> = Insertable<Schema[T]>
