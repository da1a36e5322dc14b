/** What central does not have, asked of the journal for the shield and for *what would be lost* (4-1). */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { tableByWire } from '../tables/registry.ts'
import { documentTables } from './change-log.ts'
import { journalCursor } from './cursors.ts'
import type { KeptStores } from './kept-stores.ts'
import { notKept, readKept } from './kept-stores.ts'
import { readRules } from './table-rules.ts'
import { countWaiting } from './waiting-count.ts'

const newest = prepared(() => k.selectFrom('change_log').select('changed_at').orderBy('cursor', 'desc').limit(1))
/** When something was last saved here; null before the first time. */
export const savedAt = (db: ReadDb): string | null => one(db, newest, {})?.changed_at ?? null

const confirmedBefore = prepared((p: { confirmed: number; before: string }) =>
  k
    .selectFrom('change_log')
    .select('changed_at as at')
    .where('cursor', '<=', p.confirmed)
    .where('changed_at', '<', p.before)
    .orderBy('cursor', 'desc')
    .limit(1),
)
const syncBefore = prepared((p: { before: string }) =>
  k
    .selectFrom('sync_run')
    .select('finished_at as at')
    .where('outcome', '=', 'done')
    .where('finished_at', '<', p.before)
    .orderBy('started_at', 'desc')
    .limit(1),
)
const endOfTime = '9999'
/** The last change that central has confirmed and the last whole sync, both before an ISO time; null: before now. */
export function momentsBefore(db: ReadDb, before: string | null): (string | null)[] {
  const confirmed = journalCursor(db, 'confirmed')
  const found = [one(db, confirmedBefore, { confirmed, before: before ?? endOfTime }), one(db, syncBefore, { before: before ?? endOfTime })]
  return found.map((row) => row?.at ?? null)
}

export type Unconfirmed = { readonly documents: number; readonly records: number; readonly since: string | null }

/** What waits for central, or for central's word that it has integrated it; without what a rule holds back here. */
export function unconfirmed(db: ReadDb, kept: KeptStores = readKept(db)): Unconfirmed {
  const { documents, records, oldestAt } = countWaiting(db, journalCursor(db, 'confirmed'), readRules(db).heldTables, kept)
  return { documents, records, since: oldestAt }
}

const refusals = prepared(() =>
  k
    .selectFrom('inbox')
    .select(['table_name', 'record_id', 'first_seen_at'])
    .where('reason', '=', 'refused_at_central')
    .orderBy('first_seen_at'),
)
/** Whatever was there before this cycle began had gone out with it, or earlier, without a refusal. */
const firstSince = prepared((p: { table: string; id: string; seen: string }) =>
  k
    .selectFrom('change_log')
    .select((e) => e.fn.min('changed_at').as('at'))
    .where('table_name', '=', p.table)
    .where('record_id', '=', p.id)
    .where(
      sql<boolean>`changed_at >= coalesce((SELECT max(started_at) FROM sync_run WHERE outcome = 'done' AND finished_at < ${p.seen}), '')`,
    ),
)

/** Records that central refuses, and the time of the first change of theirs that it has not taken. */
export function refusedWork(db: ReadDb): { readonly records: number; readonly since: string | null } {
  const rows = all(db, refusals, {})
  const times = rows.map(({ table_name: wire, record_id: id, first_seen_at: seen }) => {
    const table = tableByWire(wire)?.local ?? wire
    return one(db, firstSince, { table, id, seen })?.at ?? seen
  })
  return { records: rows.length, since: times.toSorted()[0] ?? null }
}

const perDocument = prepared((p: { after: number; held: string; kept: string }) =>
  k
    .selectFrom('change_log as c')
    .leftJoin('invoice as i', 'i.id', 'c.document_id')
    .leftJoin('stocktake as s', 's.id', 'c.document_id')
    .select([
      'c.document_id as id',
      'c.table_name as table',
      sql<string | null>`coalesce(i.kind, CASE WHEN s.id IS NOT NULL THEN 'stocktake' END)`.as('kind'),
      sql<number>`count(DISTINCT c.record_id)`.as('records'),
      sql<string>`max(c.changed_at)`.as('lastAt'),
    ])
    .where('c.cursor', '>', p.after)
    .where(sql<boolean>`c.table_name NOT IN (SELECT value FROM json_each(${p.held}))`)
    .where(notKept(p.kept, 'c.table_name', 'c.store_id'))
    .groupBy(['c.document_id', 'c.table_name']),
)

export type LostDocument = { readonly kind: string; readonly lastAt: string }
export type Lost = { readonly documents: readonly LostDocument[]; readonly others: ReadonlyMap<string, number> }

/** Every document, and of what belongs to none every record, that central has not confirmed. A removed one is `other`. */
export function lostWork(db: ReadDb): Lost {
  const rows = all(db, perDocument, {
    after: journalCursor(db, 'confirmed'),
    held: JSON.stringify(readRules(db).heldTables),
    kept: JSON.stringify(Object.keys(readKept(db).afterOf)),
  })
  const documents = new Map<string, LostDocument>()
  for (const { id, table, kind, lastAt } of rows) {
    if (!documentTables.includes(table)) continue
    const before = documents.get(id)
    documents.set(id, { kind: kind ?? 'other', lastAt: before === undefined || before.lastAt < lastAt ? lastAt : before.lastAt })
  }
  const others = new Map<string, number>()
  for (const { id, table, records } of rows) if (!documents.has(id)) others.set(table, (others.get(table) ?? 0) + records)
  return { documents: [...documents.values()], others }
}
