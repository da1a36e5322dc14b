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
}

/** Central could not integrate what it had accepted: it counts as not sent, so that it is sent again after the mend. */
export function reopenAccepted(tx: Tx): void {
  run(tx, move, { name: 'accepted', value: journalCursor(tx, 'confirmed') })
}

/** Moves central's cursor forward, in the transaction of the rows it stands for (F-113). */
export function moveCentralCursor(tx: Tx, value: bigint): void {
  assert(value >= centralCursor(tx), `cursor central would go back to ${value}`)
  run(tx, move, { name: 'central', value: value as unknown as number })
}
