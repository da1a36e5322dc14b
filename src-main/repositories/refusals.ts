/**
 * What central refuses of ours, record by record (F-124): rows of the inbox of the kind `push`. `field` holds central's
 * code, `data` the change that was refused, so that a later one is sent. Sending anew is a new entry of the journal.
 */
import type { Selectable } from 'kysely'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { InboxTable } from '../db/schema.ts'
import type { Tx } from '../db/write.ts'
import { never, nextTry } from '../domain/retry.ts'
import { tableByWire } from '../tables/registry.ts'
import type { LocalName } from '../tables/registry.ts'
import { appendChange, cursorOf } from './change-log.ts'
import { readRow } from './synced-rows.ts'

type Row = Selectable<InboxTable>
export type Refusal = { readonly table: string; readonly id: string; readonly code: string; readonly message: string }

/** The last change of a record here, by the wire's name of its table; 0 where there is none. */
export function ownCursor(db: ReadDb, { table_name: wire, record_id: id }: Pick<Row, 'table_name' | 'record_id'>): number {
  const table = tableByWire(wire)
  return table === undefined ? 0 : cursorOf(db, table.local as LocalName, id)
}

const refusals = prepared(() => k.selectFrom('inbox').selectAll().where('reason', '=', 'refused_at_central'))
const refusalOf = prepared((p: { table: string; id: string }) =>
  k.selectFrom('inbox').selectAll().where('table_name', '=', p.table).where('record_id', '=', p.id).where('kind', '=', 'push'),
)
const removal = prepared((p: { table: string; id: string }) =>
  k.deleteFrom('inbox').where('table_name', '=', p.table).where('record_id', '=', p.id).where('kind', '=', 'push'),
)
const drop = (tx: Tx, row: Row): number => run(tx, removal, { table: row.table_name, id: row.record_id })

const lastUpTo = prepared((p: { table: string; id: string; upTo: number }) =>
  k
    .selectFrom('change_log')
    .select((e) => e.fn.max('cursor').as('cursor'))
    .where('table_name', '=', p.table)
    .where('record_id', '=', p.id)
    .where('cursor', '<=', p.upTo),
)

/** The code of what was never sent, because this central is known not to take it: central's own word does not end it. */
export const heldHere = 'held_here'

/** What central refuses of ours at present, of all that it has taken up to `accepted`: these records and no others. */
export function setRefusals(tx: Tx, current: readonly Refusal[], accepted: number): void {
  const kept = new Set(current.map(({ table, id }) => `${table} ${id}`))
  for (const row of all(tx, refusals, {})) if (row.field !== heldHere && !kept.has(`${row.table_name} ${row.record_id}`)) drop(tx, row)
  for (const refusal of current) addRefusal(tx, refusal, { accepted, isRetried: true })
}

/**
 * Remembers which change of the record was refused; a change after `accepted` was not, for central has not seen it. Where
 * a refusal stops the whole site (`isRetried` false) the record is not sent again by itself.
 */
export function addRefusal(tx: Tx, refusal: Refusal, { accepted, isRetried }: { accepted: number; isRetried: boolean }): void {
  const { table, id, code, message } = refusal
  const before = one(tx, refusalOf, { table, id })
  const cursor = Math.max(sentCursor(tx, refusal, accepted), before === undefined ? 0 : refusedCursor(before))
  const isAnother = before !== undefined && cursor > refusedCursor(before)
  const attempts = (before?.attempts ?? 0) + (isAnother ? 1 : 0)
  const due = before === undefined || isAnother ? nextTry(attempts, Date.parse(tx.origin.at)) : before.next_try_at
  const at = { seen: before?.first_seen_at ?? tx.origin.at, now: tx.origin.at }
  run(tx, put, { table, id, code, message, data: JSON.stringify({ cursor }), ...at, attempts, nextTryAt: isRetried ? due : never })
}

/** The change that was sent. Where the answer to the closing call was lost nothing is known as accepted: then it is the last one. */
function sentCursor(tx: Tx, { table, id }: Refusal, accepted: number): number {
  const local = tableByWire(table)?.local
  if (local === undefined) return 0
  return one(tx, lastUpTo, { table: local, id, upTo: accepted })?.cursor ?? cursorOf(tx, local as LocalName, id)
}

type Values = {
  table: string
  id: string
  code: string
  message: string
  data: string
  seen: string
  now: string
  attempts: number
  nextTryAt: string | null
}
const put = prepared((p: Values) => {
  const told = { field: p.code, detail: p.message, data: p.data, received_at: p.now, attempts: p.attempts, next_try_at: p.nextTryAt }
  return k
    .insertInto('inbox')
    .values({ table_name: p.table, record_id: p.id, kind: 'push', reason: 'refused_at_central', first_seen_at: p.seen, ...told })
    .onConflict((on) => on.columns(['table_name', 'record_id', 'kind']).doUpdateSet(told))
})

const held = prepared((p: { table: string }) =>
  k.selectFrom('inbox').selectAll().where('table_name', '=', p.table).where('kind', '=', 'push').where('field', '=', heldHere),
)

/** The change of each record of a table that is held here, by id. */
export const heldRecords = (db: ReadDb, table: string): ReadonlyMap<string, number> =>
  new Map(all(db, held, { table }).map((row) => [row.record_id, refusedCursor(row)]))

/** What was held of a table is a problem no more; gives the ids. */
export function dropHeld(tx: Tx, table: string): readonly string[] {
  const rows = all(tx, held, { table })
  for (const row of rows) drop(tx, row)
  return rows.map((row) => row.record_id)
}

/** Forgets refusals of records that central has taken since. */
export function dropTakenRefusals(tx: Tx, confirmed: number): void {
  for (const row of all(tx, refusals, {})) {
    const cursor = ownCursor(tx, row)
    if (cursor > refusedCursor(row) && cursor <= confirmed) drop(tx, row)
  }
}

export const refusedCursor = (row: Pick<Row, 'data'>): number => (JSON.parse(row.data) as { cursor: number }).cursor

/** The change of each record that central refused, by `table id`: sending that one again would be refused again. */
export function refusedChanges(db: ReadDb): ReadonlyMap<string, number> {
  return new Map(all(db, refusals, {}).map((row) => [`${row.table_name} ${row.record_id}`, refusedCursor(row)]))
}

const entry = prepared((p: { local: string; id: string }) =>
  k
    .selectFrom('change_log')
    .select(['document_id', 'store_id'])
    .where('table_name', '=', p.local)
    .where('record_id', '=', p.id)
    .orderBy('cursor', 'desc')
    .limit(1),
)

export type OpenRefusals = { readonly holds: (wire: string, id: string) => boolean; readonly ofDocument: (id: string) => boolean }

/** Records of ours that central refuses and does not hold: what it sends of them does not take their place. null where there are none. */
export function openRefusals(db: ReadDb): OpenRefusals | null {
  const changes = refusedChanges(db)
  if (changes.size === 0) return null
  const documents = refusedDocuments(db)
  return { holds: (wire, id) => changes.has(`${wire} ${id}`), ofDocument: (id) => documents.has(id) }
}

/** Documents of which central refuses something: their state is `problem`, whatever the cursors say. */
export function refusedDocuments(db: ReadDb): ReadonlySet<string> {
  const ids = all(db, refusals, {}).map((row) => {
    const local = tableByWire(row.table_name)?.local ?? row.table_name
    return one(db, entry, { local, id: row.record_id })?.document_id ?? row.record_id
  })
  return new Set(ids)
}

/** Sends a refused record once more: a new entry of the journal, unless a change waits anyway. False where it is none of ours. */
export function sendAgain(tx: Tx, refused: Row): boolean {
  const { table_name: wire, record_id: id } = refused
  const table = tableByWire(wire)
  if (table === undefined || !table.pushed) return false
  if (!isUnchanged(tx, refused)) return true
  const local = table.local as LocalName
  const row = readRow(tx, local, id) as Readonly<Record<string, string | null>> | undefined
  const last = one(tx, entry, { local, id })
  const documentId = last?.document_id ?? (table.document === undefined ? id : (row?.[table.document] ?? id))
  const storeId = last === undefined ? (row?.store_id ?? null) : last.store_id
  appendChange(tx, { tableName: local, recordId: id, action: row === undefined ? 'delete' : 'upsert', documentId, storeId })
  return true
}

/** Sends again all that central refuses and that was not changed since; gives how many. */
export const sendAllAgain = (tx: Tx): number => sendUnchanged(tx, all(tx, refusals, {}))

/** Sends again what is due at this ISO time and has not been changed since it was refused; gives how many. */
export const sendDueAgain = (tx: Tx, now: string): number => sendUnchanged(tx, dueRefusals(tx, now))

/** Refused records of which the time of the next try has come. */
export const dueRefusals = (db: ReadDb, now: string): Row[] =>
  all(db, refusals, {}).filter((row) => row.next_try_at !== null && row.next_try_at <= now && isUnchanged(db, row))

const sendUnchanged = (tx: Tx, rows: readonly Row[]): number => rows.filter((row) => isUnchanged(tx, row) && sendAgain(tx, row)).length

/** A change after the refused one waits to be sent anyway. */
const isUnchanged = (db: ReadDb, row: Row): boolean => ownCursor(db, row) <= refusedCursor(row)
