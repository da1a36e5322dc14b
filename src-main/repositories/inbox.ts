/**
 * What came from central and cannot be applied yet, with its reason (design 6); and, under the kind `push`, what
 * central refused of ours. Keyed by record and kind, so that a newer arrival replaces an older one. Table names are
 * the wire's.
 */
import type { Selectable } from 'kysely'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { InboxTable } from '../db/schema.ts'
import type { Tx } from '../db/write.ts'
import { tableByWire } from '../tables/registry.ts'
import type { LocalName } from '../tables/registry.ts'
import { cursorOf } from './change-log.ts'

export type InboxRow = Selectable<InboxTable>
export type InboxKind = InboxRow['kind']
export type SetAside = {
  readonly table: string
  readonly id: string
  readonly kind: InboxKind
  readonly reason: InboxRow['reason']
  readonly field?: string | undefined
  readonly detail?: string | undefined
  readonly parent?: { readonly table: string; readonly id: string } | undefined
  /** The record as received, as JSON text. */
  readonly data: string
  /** Not to be tried again by itself: what came is no record at all. */
  readonly isFinal?: boolean
}

const never = '9999-12-31T00:00:00.000Z'

type Values = {
  table: string
  id: string
  kind: InboxKind
  reason: InboxRow['reason']
  field: string | null
  detail: string | null
  parentTable: string | null
  parentId: string | null
  data: string
  at: string
  nextTryAt: string | null
}
const insert = prepared((p: Values) =>
  k
    .insertInto('inbox')
    .values({
      table_name: p.table,
      record_id: p.id,
      kind: p.kind,
      reason: p.reason,
      field: p.field,
      detail: p.detail,
      parent_table: p.parentTable,
      parent_id: p.parentId,
      data: p.data,
      received_at: p.at,
      next_try_at: p.nextTryAt,
    })
    .onConflict((on) =>
      on.columns(['table_name', 'record_id', 'kind']).doUpdateSet({
        reason: p.reason,
        field: p.field,
        detail: p.detail,
        parent_table: p.parentTable,
        parent_id: p.parentId,
        data: p.data,
        received_at: p.at,
        attempts: 0,
        next_try_at: p.nextTryAt,
      }),
    ),
)

/** Puts a record aside, in the place of an older one of the same kind. */
export function setAside(tx: Tx, { table, id, kind, reason, field, detail, parent, data, isFinal }: SetAside): void {
  const where = { parentTable: parent?.table ?? null, parentId: parent?.id ?? null }
  const when = { at: tx.origin.at, nextTryAt: isFinal === true ? never : null }
  run(tx, insert, { table, id, kind, reason, field: field ?? null, detail: detail ?? null, ...where, data, ...when })
}

const anyRow = prepared(() => k.selectFrom('inbox').select('kind').limit(1))
export const isInboxEmpty = (db: ReadDb): boolean => one(db, anyRow, {}) === undefined

const removal = prepared((p: { table: string; id: string }) =>
  k.deleteFrom('inbox').where('table_name', '=', p.table).where('record_id', '=', p.id).where('kind', 'in', ['upsert', 'delete']),
)
/** A newer arrival of a record has made what waited of it void. */
export const dropArrivals = (tx: Tx, table: string, id: string): number => run(tx, removal, { table, id })

const removalOfKind = prepared((p: { table: string; id: string; kind: InboxKind }) =>
  k.deleteFrom('inbox').where('table_name', '=', p.table).where('record_id', '=', p.id).where('kind', '=', p.kind),
)
export const dropFromInbox = (
  tx: Tx,
  { table_name: table, record_id: id, kind }: Pick<InboxRow, 'table_name' | 'record_id' | 'kind'>,
): number => run(tx, removalOfKind, { table, id, kind })

const children = prepared((p: { table: string; id: string }) =>
  k.selectFrom('inbox').selectAll().where('parent_table', '=', p.table).where('parent_id', '=', p.id),
)
/** What waits for this record to be here (T2). */
export const waitingForParent = (db: ReadDb, table: string, id: string): InboxRow[] => all(db, children, { table, id })

const due = prepared((p: { now: string; limit: number }) =>
  k
    .selectFrom('inbox')
    .selectAll()
    .where('reason', 'in', ['missing_parent', 'unreadable', 'refused_here'])
    .where((e) => e.or([e('next_try_at', 'is', null), e('next_try_at', '<=', p.now)]))
    .orderBy('received_at')
    .limit(p.limit),
)
/** What may be tried again at this ISO time, the oldest first. */
export const dueInboxRows = (db: ReadDb, now: string, limit: number): InboxRow[] => all(db, due, { now, limit })

const triedOnce = prepared((p: { table: string; id: string; kind: InboxKind; nextTryAt: string; attempts: number }) =>
  k
    .updateTable('inbox')
    .set({ attempts: p.attempts, next_try_at: p.nextTryAt })
    .where('table_name', '=', p.table)
    .where('record_id', '=', p.id)
    .where('kind', '=', p.kind),
)
/** Notes a try that was in vain, and when the next one is due (ISO time). */
export function noteTry(tx: Tx, row: InboxRow, nextTryAt: string): void {
  run(tx, triedOnce, { table: row.table_name, id: row.record_id, kind: row.kind, nextTryAt, attempts: row.attempts + 1 })
}

const unconfirmed = prepared(() => k.selectFrom('inbox').selectAll().where('reason', '=', 'own_unconfirmed'))

/** Central has integrated our journal up to `confirmed`: what was set aside for the sake of it is void (design 6). */
export function dropConfirmed(tx: Tx, confirmed: number): void {
  for (const row of all(tx, unconfirmed, {})) if (ownCursor(tx, row) <= confirmed) dropFromInbox(tx, row)
}

/** The last change of the record here, 0 where there is none. */
function ownCursor(db: ReadDb, row: Pick<InboxRow, 'table_name' | 'record_id'>): number {
  const table = tableByWire(row.table_name)
  return table === undefined ? 0 : cursorOf(db, table.local as LocalName, row.record_id)
}

export type Refusal = { readonly table: string; readonly id: string; readonly code: string; readonly message: string }

const refusals = prepared(() => k.selectFrom('inbox').selectAll().where('reason', '=', 'refused_at_central'))

/** The code of what was never sent, because this central is known not to take it: central's own word does not end it. */
export const heldHere = 'held_here'

/** What central refuses of ours at present: these records and no others. */
export function setRefusals(tx: Tx, current: readonly Refusal[]): void {
  const kept = new Set(current.map(({ table, id }) => `${table} ${id}`))
  for (const row of all(tx, refusals, {}))
    if (row.field !== heldHere && !kept.has(`${row.table_name} ${row.record_id}`)) dropFromInbox(tx, row)
  for (const refusal of current) addRefusal(tx, refusal)
}

/** The change of each record of a table that is held here, by id. */
export const heldRecords = (db: ReadDb, table: string): ReadonlyMap<string, number> =>
  new Map(heldRows(db, table).map((row) => [row.record_id, refusedCursor(row)]))

/** What was held of a table is a problem no more; gives the ids. */
export function dropHeld(tx: Tx, table: string): readonly string[] {
  const rows = heldRows(tx, table)
  for (const row of rows) dropFromInbox(tx, row)
  return rows.map((row) => row.record_id)
}

const ofTable = prepared((p: { table: string }) =>
  k.selectFrom('inbox').selectAll().where('table_name', '=', p.table).where('kind', '=', 'push').where('field', '=', heldHere),
)
const heldRows = (db: ReadDb, table: string): InboxRow[] => all(db, ofTable, { table })

/** Remembers which change of the record was refused: a later one is sent again. */
export function addRefusal(tx: Tx, { table, id, code, message }: Refusal): void {
  const cursor = ownCursor(tx, { table_name: table, record_id: id })
  setAside(tx, { table, id, kind: 'push', reason: 'refused_at_central', field: code, detail: message, data: JSON.stringify({ cursor }) })
}

/** Forgets refusals of records that central has taken since. */
export function dropTakenRefusals(tx: Tx, confirmed: number): void {
  for (const row of all(tx, refusals, {})) {
    const cursor = ownCursor(tx, row)
    if (cursor > refusedCursor(row) && cursor <= confirmed) dropFromInbox(tx, row)
  }
}

const refusedCursor = (row: InboxRow): number => (JSON.parse(row.data) as { cursor: number }).cursor

/** The change of each record that central refused, by `table id`: sending that one again would be refused again. */
export function refusedChanges(db: ReadDb): ReadonlyMap<string, number> {
  return new Map(all(db, refusals, {}).map((row) => [`${row.table_name} ${row.record_id}`, refusedCursor(row)]))
}

const documents = prepared((p: { local: string; id: string }) =>
  k.selectFrom('change_log').select('document_id').where('table_name', '=', p.local).where('record_id', '=', p.id).limit(1),
)

/** Documents of which central refuses something: their state is `problem`, whatever the cursors say. */
export function refusedDocuments(db: ReadDb): ReadonlySet<string> {
  const ids = all(db, refusals, {}).map((row) => {
    const local = tableByWire(row.table_name)?.local ?? row.table_name
    return one(db, documents, { local, id: row.record_id })?.document_id ?? row.record_id
  })
  return new Set(ids)
}

const problems = prepared(() =>
  k
    .selectFrom('inbox')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('reason', '<>', 'own_unconfirmed'),
)
/** Records that wait for central or for a person to mend something. */
export const countProblems = (db: ReadDb): number => one(db, problems, {})?.count ?? 0
