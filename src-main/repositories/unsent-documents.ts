/** The documents among what central has not confirmed, as people call them. */
import { sql } from 'kysely'
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

export type UnsentDocument = {
  readonly kind: string
  /** null while it has none (F-152). */
  readonly number: number | null
  readonly name: string
  readonly state: string
  readonly createdAt: string | null
  readonly store: string
}

const invoices = prepared((p: { ids: string }) =>
  k
    .selectFrom('invoice as i')
    .leftJoin('name as n', 'n.id', 'i.name_id')
    .leftJoin('store as s', 's.id', 'i.store_id')
    .select([
      'i.kind as kind',
      sql<number | null>`CASE WHEN i.number > 0 THEN i.number END`.as('number'),
      sql<string>`coalesce(n.name, '')`.as('name'),
      'i.state as state',
      'i.created_at as createdAt',
      sql<string>`coalesce(s.code, '')`.as('store'),
    ])
    .where(sql<boolean>`i.id IN (SELECT value FROM json_each(${p.ids}))`)
    .orderBy('i.created_at')
    .orderBy('i.id'),
)

const stocktakes = prepared((p: { ids: string }) =>
  k
    .selectFrom('stocktake as t')
    .leftJoin('store as s', 's.id', 't.store_id')
    .select([
      sql<string>`'stocktake'`.as('kind'),
      sql<number | null>`CASE WHEN t.number > 0 THEN t.number END`.as('number'),
      sql<string>`coalesce(t.description, '')`.as('name'),
      't.state as state',
      't.created_at as createdAt',
      sql<string>`coalesce(s.code, '')`.as('store'),
    ])
    .where(sql<boolean>`t.id IN (SELECT value FROM json_each(${p.ids}))`)
    .orderBy('t.created_at')
    .orderBy('t.id'),
)

/** Of these document IDs, the oldest first; an ID that is none of a document here is left out. */
export function unsentDocuments(db: ReadDb, documentIds: readonly string[]): UnsentDocument[] {
  const ids = JSON.stringify(documentIds)
  return [...all(db, invoices, { ids }), ...all(db, stocktakes, { ids })]
}
