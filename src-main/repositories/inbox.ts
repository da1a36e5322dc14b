/**
 * What came from central and cannot be placed yet, with its reason (design 6). Keyed by record and kind, so that a newer
 * arrival replaces an older one. Table names are the wire's. What central refused of ours lies in the same table under
 * the kind `push` (refusals.ts).
 */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { InboxTable } from '../db/schema.ts'
import type { Tx } from '../db/write.ts'
import { earliest } from '../domain/document-sync.ts'
import { latestTry, never, nextTry } from '../domain/retry.ts'
import { tableByWire } from '../tables/registry.ts'
import { documentCursor, storeOfChange } from './change-log.ts'
import type { KeptStores } from './kept-stores.ts'
import { readKept } from './kept-stores.ts'
import { openRefusals, ownCursor } from './refusals.ts'
import { readRules } from './table-rules.ts'

export type InboxRow = Selectable<InboxTable>
export type ArrivalKind = Exclude<InboxRow['kind'], 'push'>
export type SetAside = {
  readonly table: string
  readonly id: string
  readonly kind: ArrivalKind
  readonly reason: Exclude<InboxRow['reason'], 'refused_at_central'>
  readonly field?: string | undefined
  readonly detail?: string | undefined
  readonly parent?: { readonly table: string; readonly id: string } | undefined
  /** The record as received, as JSON text. */
  readonly data: string
  /** `data` is a whole envelope, for it holds no record that can be read: only a newer version or a person tries it again. */
  readonly isEnvelope?: boolean
}

type Values = {
  table: string
  id: string
  kind: ArrivalKind
  reason: InboxRow['reason']
  field: string | null
  detail: string | null
  parentTable: string | null
  parentId: string | null
  data: string
  at: string
  nextTryAt: string | null
  isEnvelope: number
}

/** What lies here already and comes once more was first seen then, and its tries count on. */
const insert = prepared((p: Values) => {
  const why = { reason: p.reason, field: p.field, detail: p.detail, parent_table: p.parentTable, parent_id: p.parentId }
  const what = { ...why, data: p.data, received_at: p.at, is_envelope: p.isEnvelope }
  return k
    .insertInto('inbox')
    .values({ table_name: p.table, record_id: p.id, kind: p.kind, ...what, next_try_at: p.nextTryAt, first_seen_at: p.at })
    .onConflict((on) =>
      on.columns(['table_name', 'record_id', 'kind']).doUpdateSet({
        ...what,
        attempts: sql`CASE WHEN inbox.data = excluded.data THEN inbox.attempts ELSE 0 END`,
        next_try_at: sql`CASE WHEN inbox.data = excluded.data AND inbox.parent_id IS excluded.parent_id
          THEN inbox.next_try_at ELSE excluded.next_try_at END`,
      }),
    )
})

/** Puts a record aside, in the place of an older one of the same kind. */
export function setAside(tx: Tx, { table, id, kind, reason, field, detail, parent, data, isEnvelope = false }: SetAside): void {
  const where = { parentTable: parent?.table ?? null, parentId: parent?.id ?? null }
  const when = { at: tx.origin.at, nextTryAt: isEnvelope ? never : null, isEnvelope: isEnvelope ? 1 : 0 }
  run(tx, insert, { table, id, kind, reason, field: field ?? null, detail: detail ?? null, ...where, data, ...when })
}

const anyRow = prepared(() => k.selectFrom('inbox').select('kind').limit(1))
export const isInboxEmpty = (db: ReadDb): boolean => one(db, anyRow, {}) === undefined

const removal = prepared((p: { table: string; id: string; kind: ArrivalKind }) =>
  k.deleteFrom('inbox').where('table_name', '=', p.table).where('record_id', '=', p.id).where('kind', '=', p.kind),
)
/** Takes one arrival out of the inbox; gives how many rows that were. */
export const dropArrival = (tx: Tx, table: string, id: string, kind: ArrivalKind): number => run(tx, removal, { table, id, kind })

/** A newer arrival of a record has made what waited of it void. */
export const dropArrivals = (tx: Tx, table: string, id: string): number =>
  dropArrival(tx, table, id, 'upsert') + dropArrival(tx, table, id, 'delete')

const children = prepared((p: { table: string; id: string }) =>
  k.selectFrom('inbox').selectAll().where('parent_table', '=', p.table).where('parent_id', '=', p.id),
)
/** What waits for this record to be here (T2). */
export const waitingForParent = (db: ReadDb, table: string, id: string): InboxRow[] => all(db, children, { table, id })

const parts = prepared((p: { part: string; path: string; id: string }) =>
  k
    .selectFrom('inbox')
    .selectAll()
    .where('table_name', '=', p.part)
    // SQLite refuses the whole query where one text is deeper than it reads.
    .where(sql`CASE WHEN json_valid(data) THEN json_extract(data, ${p.path}) END`, '=', p.id),
)
/** Arrivals of a table, by its wire name, whose `key` names this record: parts of a document that is gone. */
export const arrivalsOfPart = (db: ReadDb, part: string, key: string, id: string): InboxRow[] =>
  all(db, parts, { part, path: `$."${key}"`, id })

const due = prepared((p: { now: string; latest: string; never: string; limit: number }) =>
  k
    .selectFrom('inbox')
    .selectAll()
    .where('reason', 'in', ['missing_parent', 'unreadable', 'refused_here'])
    .where((e) =>
      e.or([
        e('next_try_at', 'is', null),
        e('next_try_at', '<=', p.now),
        // As `isDue` of domain/retry.ts has it.
        e.and([e('next_try_at', '>', p.latest), e('next_try_at', '<>', p.never)]),
      ]),
    )
    .orderBy('received_at')
    .limit(p.limit),
)
/** What may be tried again at this ISO time, the oldest first. */
export const dueInboxRows = (db: ReadDb, now: string, limit: number): InboxRow[] =>
  all(db, due, { now, latest: latestTry(now), never, limit })

const triedOnce = prepared((p: { table: string; id: string; kind: InboxRow['kind']; nextTryAt: string; attempts: number }) =>
  k
    .updateTable('inbox')
    .set({ attempts: p.attempts, next_try_at: p.nextTryAt })
    .where('table_name', '=', p.table)
    .where('record_id', '=', p.id)
    .where('kind', '=', p.kind),
)
/** Notes a try that was in vain, and when the next one is due; `now` in milliseconds since 1970. */
export function noteTry(tx: Tx, row: InboxRow, now: number): void {
  const attempts = row.attempts + 1
  const nextTryAt = row.is_envelope === 1 ? never : nextTry(attempts, now)
  run(tx, triedOnce, { table: row.table_name, id: row.record_id, kind: row.kind, nextTryAt, attempts })
}

const allDue = prepared(() =>
  k.updateTable('inbox').set({ next_try_at: null }).where('kind', '<>', 'push').where('reason', '<>', 'own_unconfirmed'),
)
/** Everything that came from central is due at once: a person asks for it, or a newer version may read more. Gives how many. */
export const makeAllDue = (tx: Tx): number => run(tx, allDue, {})

const oneDue = prepared((p: { table: string; id: string; kind: ArrivalKind }) =>
  k
    .updateTable('inbox')
    .set({ next_try_at: null })
    .where('table_name', '=', p.table)
    .where('record_id', '=', p.id)
    .where('kind', '=', p.kind),
)
export const makeDue = (tx: Tx, table: string, id: string, kind: ArrivalKind): number => run(tx, oneDue, { table, id, kind })

const unconfirmed = prepared(() => k.selectFrom('inbox').selectAll().where('reason', '=', 'own_unconfirmed'))

/**
 * Central has integrated our journal up to `confirmed`: what was set aside for the sake of it is void (design 6), but not
 * where central refuses our record, for then it does not hold ours.
 */
export function dropConfirmed(tx: Tx, confirmed: number): void {
  const rows = all(tx, unconfirmed, {})
  if (rows.length === 0) return
  const refused = openRefusals(tx)
  const rules = readRules(tx)
  const kept = readKept(tx)
  for (const row of rows) {
    const isOpen = refused?.holds(row.table_name, row.record_id) === true || refused?.ofDocument(row.record_id) === true
    const last = Math.max(ownCursor(tx, row), row.kind === 'delete' ? documentCursor(tx, row.record_id) : 0)
    const isHeld = last > (earliest(rules.heldAfter(row.table_name), keptAfter(tx, kept, row)) ?? Infinity)
    if (!isOpen && !isHeld && last <= confirmed && row.kind !== 'push') dropArrival(tx, row.table_name, row.record_id, row.kind)
  }
}

function keptAfter(db: ReadDb, kept: KeptStores, { table_name: wire, record_id: id }: InboxRow): number | null {
  const local = tableByWire(wire)?.local ?? wire
  return kept.key === '' ? null : kept.after(local, storeOfChange(db, local, id))
}

const problems = prepared(() =>
  k
    .selectFrom('inbox')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('reason', '<>', 'own_unconfirmed'),
)
const arrivals = prepared(() =>
  k
    .selectFrom('inbox')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('kind', '<>', 'push'),
)
/** Records from central that could not be placed, whatever they wait for. */
export const countArrivals = (db: ReadDb): number => one(db, arrivals, {})?.count ?? 0

/** Records that wait for central or for a person to mend something. */
export const countProblems = (db: ReadDb): number => one(db, problems, {})?.count ?? 0
