/** Problem records (4-3): what of the inbox waits for a person, and what people call the records that it speaks of. */
import { sql } from 'kysely'
import { all, k, one, prepared, statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { parseExact } from '../tables/exact-json.ts'
import { partsOf, tableByWire } from '../tables/registry.ts'
import type { LocalName } from '../tables/registry.ts'
import type { SyncedTable } from '../tables/types.ts'
import type { InboxRow } from './inbox.ts'
import { readRow } from './synced-rows.ts'

const page = prepared((p: { offset: number; limit: number }) =>
  k
    .selectFrom('inbox')
    .selectAll()
    .where('reason', '<>', 'own_unconfirmed')
    .orderBy('first_seen_at')
    .orderBy('table_name')
    .orderBy('record_id')
    .orderBy('kind')
    .limit(p.limit)
    .offset(p.offset),
)
/** Problems, the longest known first; a limit of -1 gives all. */
export const listProblems = (db: ReadDb, offset: number, limit: number): InboxRow[] => all(db, page, { offset, limit })

const byKey = prepared((p: { table: string; id: string; kind: InboxRow['kind'] }) =>
  k
    .selectFrom('inbox')
    .selectAll()
    .where('table_name', '=', p.table)
    .where('record_id', '=', p.id)
    .where('kind', '=', p.kind)
    .where('reason', '<>', 'own_unconfirmed'),
)
export const readProblem = (db: ReadDb, table: string, id: string, kind: InboxRow['kind']): InboxRow | undefined =>
  one(db, byKey, { table, id, kind })

const undeclared = prepared(() => k.selectFrom('record').select(sql<number>`count(*)`.as('records')))
/** Records of tables that this version does not know. */
export const countUndeclared = (db: ReadDb): number => one(db, undeclared, {})?.records ?? 0

type Values = Readonly<Record<string, unknown>>
export type Called = {
  readonly number: number | null
  readonly name: string
  readonly document: { readonly id: string; readonly table: string; readonly kind: string; readonly storeId: string } | null
}
/** A record of which nothing is here to call it by. */
export const nameless: Called = { number: null, name: '', document: null }

/** What people call the record of a problem: number and name of it or of the document that it belongs to. */
export function calledOf(db: ReadDb, row: InboxRow): Called {
  const table = tableByWire(row.table_name)
  if (table === undefined) return nameless
  const values = { ...stored(db, table, row.record_id), ...received(table, row) }
  const documentId = table.document === undefined ? undefined : text(values[table.document])
  const parent = table.document === undefined ? undefined : table.columns[table.document]?.parent
  if (documentId === undefined || parent === undefined) return called(db, table, row.record_id, values)
  const head = tableByWire(parent)
  const headValues = head === undefined ? undefined : stored(db, head, documentId)
  return head === undefined || headValues === undefined
    ? { ...nameless, name: nameOf(db, values) }
    : called(db, head, documentId, headValues)
}

/** Columns as the record that came has them, as far as they are texts and numbers; nothing of what was refused at central. */
function received(table: SyncedTable, row: InboxRow): Values {
  if (row.kind === 'push' || row.is_envelope === 1) return {}
  const data = parseExact(row.data) as Values
  const columns = Object.entries(table.columns).map(([column, { key }]) => [column, data[key]] as const)
  return Object.fromEntries(columns.filter(([, value]) => (typeof value === 'string' && value !== '') || typeof value === 'number'))
}

const stored = (db: ReadDb, table: SyncedTable, id: string): Values | undefined => readRow(db, table.local as LocalName, id)

function called(db: ReadDb, table: SyncedTable, id: string, values: Values): Called {
  const storeId = text(values.store_id)
  const isDocument = partsOf(table.local).length > 0 && storeId !== undefined && stored(db, table, id) !== undefined
  const number = typeof values.number === 'number' && values.number > 0 ? Math.floor(values.number) : null
  const document = isDocument ? { id, table: table.local, kind: text(values.kind) ?? '', storeId } : null
  return { number, name: nameOf(db, values), document }
}

/** Its own name, or that of what it is about. */
function nameOf(db: ReadDb, values: Values): string {
  const own = text(values.name) ?? text(values.item_name) ?? text(values.description) ?? text(values.code)
  return own ?? nameIn(db, 'name', values.name_id) ?? nameIn(db, 'item', values.item_id) ?? ''
}

function nameIn(db: ReadDb, local: 'name' | 'item', id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined
  const found = statement(db, `SELECT name FROM ${local} WHERE id = ?`).get(id) as { name: string | null } | undefined
  return found?.name ?? undefined
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** A table as the page's words know it: its local name, or the wire's where this version has none. */
export const localTable = (wire: string): string => tableByWire(wire)?.local ?? wire
