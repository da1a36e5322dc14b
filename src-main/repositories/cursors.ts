/** How far sync has come. `accepted` and `confirmed` are cursors of the journal, `central` is central's 64-bit serial (F-114). */
import assert from 'node:assert'
import { sql } from 'kysely'
import { k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'

export type JournalCursor = 'accepted' | 'confirmed'

/** As text: JavaScript's number cannot hold a serial above 2^53. */
const cursor = prepared((p: { name: string }) =>
  k
    .selectFrom('sync_cursor')
    .select(sql<string>`CAST(value AS TEXT)`.as('value'))
    .where('name', '=', p.name),
)

const move = prepared((p: { name: string; value: number }) =>
  k
    .insertInto('sync_cursor')
    .values({ name: p.name, value: p.value })
    .onConflict((on) => on.column('name').doUpdateSet({ value: p.value })),
)

/** A journal cursor, 0 before the first. */
export const journalCursor = (db: ReadDb, name: JournalCursor): number => Number(one(db, cursor, { name })?.value ?? 0)

/** Central's cursor, 0 before the first page. */
export const centralCursor = (db: ReadDb): bigint => BigInt(one(db, cursor, { name: 'central' })?.value ?? 0)

/** Moves a journal cursor forward (F-113: never back). */
export function moveJournalCursor(tx: Tx, name: JournalCursor, value: number): void {
  assert(value >= journalCursor(tx, name), `cursor ${name} would go back to ${value}`)
  run(tx, move, { name, value })
  run(tx, mark, { name, value, at: tx.origin.at })
}

const mark = prepared((p: { name: JournalCursor; value: number; at: string }) =>
  k
    .insertInto('journal_mark')
    .values({ name: p.name, cursor: p.value, at: p.at })
    .onConflict((on) => on.columns(['name', 'cursor']).doNothing()),
)
const marked = prepared((p: { name: JournalCursor; cursor: number }) =>
  k.selectFrom('journal_mark').select('at').where('name', '=', p.name).where('cursor', '>=', p.cursor).orderBy('cursor').limit(1),
)
const unmark = prepared((p: { after: number }) => k.deleteFrom('journal_mark').where('name', '=', 'accepted').where('cursor', '>', p.after))
const oldMarks = prepared((p: { before: string }) => k.deleteFrom('journal_mark').where('at', '<', p.before))

/** When a journal cursor came as far as this change (4-7); null where that is not known any more. */
export const reachedAt = (db: ReadDb, name: JournalCursor, cursor: number): string | null => one(db, marked, { name, cursor })?.at ?? null

/** Forgets when cursors moved before an ISO time: such documents show the time of their change. */
export const forgetMarks = (tx: Tx, before: string): number => run(tx, oldMarks, { before })

/** Central could not integrate what it had accepted: it counts as not sent, so that it is sent again after the mend. */
export function reopenAccepted(tx: Tx): void {
  run(tx, unmark, { after: journalCursor(tx, 'confirmed') })
  run(tx, move, { name: 'accepted', value: journalCursor(tx, 'confirmed') })
}

/** Moves central's cursor forward, in the transaction of the rows it stands for (F-113). */
export function moveCentralCursor(tx: Tx, value: bigint): void {
  assert(value >= centralCursor(tx), `cursor central would go back to ${value}`)
  run(tx, move, { name: 'central', value: value as unknown as number })
}
