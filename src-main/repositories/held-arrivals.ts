/** What central sent of tables that this site does not take, until it takes them again (F-259). Names are the wire's. */
import type { Selectable } from 'kysely'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { HeldArrivalTable } from '../db/schema.ts'
import type { Tx } from '../db/write.ts'
import { tableByWire } from '../tables/registry.ts'
import type { LocalName } from '../tables/registry.ts'
import { cursorOf } from './change-log.ts'
import { journalCursor } from './cursors.ts'

export type HeldArrival = Selectable<HeldArrivalTable>

const older = prepared((p: { table: string; id: string }) =>
  k.deleteFrom('held_arrival').where('table_name', '=', p.table).where('record_id', '=', p.id).where('kind', '<>', 'merge'),
)
const insert = prepared((p: HeldArrival) =>
  k
    .insertInto('held_arrival')
    .values({
      table_name: p.table_name,
      record_id: p.record_id,
      kind: p.kind,
      data: p.data,
      received_at: p.received_at,
      journal_cursor: p.journal_cursor,
    })
    .onConflict((on) =>
      on
        .columns(['table_name', 'record_id', 'kind'])
        .doUpdateSet({ data: p.data, received_at: p.received_at, journal_cursor: p.journal_cursor }),
    ),
)

/** A newer arrival has made what was kept of a record void. */
export const dropHeldOf = (tx: Tx, table: string, id: string): number => run(tx, older, { table, id })

/**
 * Keeps an arrival; a newer one of the same record takes the place of the older. It knows nothing of what central had not
 * confirmed when it came: that counts as changed since.
 */
export function holdArrival(
  tx: Tx,
  { table, id, kind, data }: { table: string; id: string; kind: HeldArrival['kind']; data: string },
): void {
  if (kind !== 'merge') dropHeldOf(tx, table, id)
  const when = { received_at: tx.origin.at, journal_cursor: journalCursor(tx, 'confirmed') }
  run(tx, insert, { table_name: table, record_id: id, kind, data, ...when })
}

const tables = prepared(() =>
  k
    .selectFrom('held_arrival')
    .select((e) => ['table_name as table', e.fn.countAll<number>().as('count')])
    .groupBy('table_name'),
)
/** Records that lie aside, by table. */
export const countHeldArrivals = (db: ReadDb): ReadonlyMap<string, number> =>
  new Map(all(db, tables, {}).map(({ table, count }) => [table, count]))

const anyRow = prepared(() => k.selectFrom('held_arrival').select('kind').limit(1))
export const hasHeldArrivals = (db: ReadDb): boolean => one(db, anyRow, {}) !== undefined

const ofTable = prepared((p: { table: string; limit: number }) =>
  k.selectFrom('held_arrival').selectAll().where('table_name', '=', p.table).orderBy('received_at').orderBy('record_id').limit(p.limit),
)
/** At most `limit` arrivals of the tables that `takes` allows, parents first. */
export function releasedArrivals(db: ReadDb, takes: (wire: string) => boolean, limit: number): HeldArrival[] {
  const level = (wire: string): number => tableByWire(wire)?.level ?? 0
  const free = [...countHeldArrivals(db).keys()].filter(takes).sort((a, b) => level(a) - level(b))
  const rows: HeldArrival[] = []
  for (const table of free) if (rows.length < limit) rows.push(...all(db, ofTable, { table, limit: limit - rows.length }))
  return rows
}

const removal = prepared((p: { table: string; id: string; kind: HeldArrival['kind'] }) =>
  k.deleteFrom('held_arrival').where('table_name', '=', p.table).where('record_id', '=', p.id).where('kind', '=', p.kind),
)
export const dropArrival = (tx: Tx, { table_name: table, record_id: id, kind }: HeldArrival): number =>
  run(tx, removal, { table, id, kind })

/** The record was changed here after what the arrival knows of: then central has ours, and sends what is newer by itself. */
export function isOvertaken(db: ReadDb, { table_name: wire, record_id: id, journal_cursor: cursor }: HeldArrival): boolean {
  const table = tableByWire(wire)
  return table !== undefined && table.pushed && cursorOf(db, table.local as LocalName, id) > cursor
}
