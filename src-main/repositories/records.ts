/** Records of tables that have no declaration yet: whole, under their wire name, never dropped (F-030). */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { TableCount } from '../contract/site.ts'
import { all, k, one, prepared, run, statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { parseExact, stringifyExact } from '../tables/exact-json.ts'
import { syncedTables } from '../tables/registry.ts'
import type { Applied } from './synced-rows.ts'

type Data = Readonly<Record<string, unknown>>

const upsert = prepared((p: { table: string; id: string; data: string }) =>
  k
    .insertInto('record')
    .values({ table_name: p.table, id: p.id, data: p.data })
    .onConflict((on) => on.columns(['table_name', 'id']).doUpdateSet({ data: p.data }).where('record.data', '<>', p.data)),
)

/** Keeps a record as received; a repeat writes nothing. */
export const saveRecord = (tx: Tx, table: string, id: string, data: Data): Applied =>
  run(tx, upsert, { table, id, data: stringifyExact(data) }) === 0 ? 'unchanged' : 'applied'

const removal = prepared((p: { table: string; id: string }) =>
  k.deleteFrom('record').where('table_name', '=', p.table).where('id', '=', p.id),
)

export const deleteRecord = (tx: Tx, table: string, id: string): Applied =>
  run(tx, removal, { table, id }) === 0 ? 'unchanged' : 'applied'

const record = prepared((p: { table: string; id: string }) =>
  k.selectFrom('record').select('data').where('table_name', '=', p.table).where('id', '=', p.id),
)

/** The record as received, integers beyond 2^53 as bigint; undefined where there is none. */
export function readRecord(db: ReadDb, table: string, id: string): Data | undefined {
  const found = one(db, record, { table, id })
  return found === undefined ? undefined : (parseExact(found.data) as Data)
}

const undeclared = prepared(() =>
  k
    .selectFrom('record')
    .select(['table_name as wire', sql<number>`count(*)`.as('records')])
    .groupBy('table_name')
    .orderBy('table_name'),
)

/** Every table with its number of records: the declared ones first, then those that arrived without a declaration (F-205). */
export function tableCounts(db: ReadDb): z.infer<typeof TableCount>[] {
  const declared = syncedTables.map(({ local, wire }) => ({ table: local, wire, records: count(db, local), declared: true }))
  return [...declared, ...all(db, undeclared, {}).map((row) => ({ table: row.wire, ...row, declared: false }))]
}

const count = (db: ReadDb, local: string): number => (statement(db, `SELECT count(*) AS n FROM ${local}`).get() as { n: number }).n
