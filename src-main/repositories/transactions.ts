/**
 * The list of a store's documents: pages out of many thousands. Which rows belong to a page is found in an index
 * alone (invoice_list); the wide rows are read only for the page itself.
 */
import type { Expression, SelectQueryBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { invoiceStates } from '../contract/trade.ts'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Schema } from '../db/schema.ts'
import { addDays } from '../domain/moment.ts'
import { folded, teachFolding } from './folded.ts'

export type ListFilter = {
  readonly storeId: string
  readonly kinds: readonly InvoiceKind[]
  readonly states: readonly InvoiceState[]
  /** Local calendar days, both inclusive. */
  readonly from: string | null
  readonly to: string | null
  /** Folded words; each must be in the other party's name or code, in the reference, or be the number. */
  readonly words: readonly string[]
  /** Only documents with changes after this cursor. */
  readonly changedAfter: number | null
  readonly onHold: boolean
}
export type ListOrder = { readonly by: 'createdAt' | 'number' | 'name' | 'state' | 'kind'; readonly descending: boolean }
export type ListPage = ListFilter & { readonly order: ListOrder; readonly offset: number; readonly limit: number }

type Invoices<O> = SelectQueryBuilder<Schema & { i: Schema['invoice'] }, 'i', O>

/** Ids of one page in their order. */
export function pageOfInvoices(db: ReadDb, page: ListPage): readonly string[] {
  teachFolding(db)
  const query = ordered(filtered(page), page.order).select('i.id').offset(page.offset).limit(page.limit)
  return all(db, query).map((row) => row.id)
}

/** How many documents match. */
export function countInvoices(db: ReadDb, filter: ListFilter): number {
  teachFolding(db)
  const query = filtered(filter).select((e) => e.fn.countAll<number>().as('count'))
  return one(db, query)?.count ?? 0
}

const counts = prepared((p: { storeId: string }) =>
  k.selectFrom('invoice_count').select(['kind', 'state', 'documents']).where('store_id', '=', p.storeId).where('documents', '>', 0),
)
/** Documents of the store by kind and state, from figures that are kept with every change. */
export const documentCounts = (db: ReadDb, storeId: string) => all(db, counts, { storeId })

function filtered(filter: ListFilter): Invoices<object> {
  let query = filter.changedAfter === null ? ofStore(filter.storeId) : changedIn(filter.storeId, filter.changedAfter)
  if (filter.kinds.length > 0) query = query.where('i.kind', 'in', filter.kinds)
  if (filter.states.length > 0) query = query.where('i.state', 'in', filter.states)
  if (filter.onHold) query = query.where('i.on_hold', '=', sql.lit(1))
  if (filter.from !== null) query = query.where(onOrAfter(filter.from))
  if (filter.to !== null) query = query.where(onOrBefore(filter.to))
  for (const word of filter.words) query = query.where(holds(word))
  return query
}

const ofStore = (storeId: string): Invoices<object> => k.selectFrom('invoice as i').where('i.store_id', '=', storeId)

/** The journal's end is short: `+` keeps SQLite from walking all documents of the store instead. */
const changedIn = (storeId: string, cursor: number): Invoices<object> =>
  k
    .selectFrom('invoice as i')
    .where(sql<SqlBool>`+i.store_id = ${storeId}`)
    .where('i.id', 'in', k.selectFrom('change_log').select('document_id').where('cursor', '>', cursor))

/** Today's documents carry UTC, older ones the local time of their entry; a filter counts by the clinic's days. */
const localDay = sql<string>`date(i.created_at, CASE WHEN i.om_created_datetime IS NULL THEN '+0 days' ELSE 'localtime' END)`
/** The index narrows by a day more than any time zone; only what lies near the border needs the exact day. */
const onOrAfter = (day: string) =>
  sql<SqlBool>`(i.created_at >= ${addDays(day, -1)} AND (i.created_at >= ${addDays(day, 2)} OR ${localDay} >= ${day}))`
const onOrBefore = (day: string) =>
  sql<SqlBool>`(i.created_at < ${addDays(day, 2)} AND (i.created_at < ${addDays(day, -1)} OR ${localDay} <= ${day}))`

function holds(word: string): Expression<SqlBool> {
  const names = sql`SELECT id FROM name WHERE instr(search_text, ${word}) > 0`
  const number = /^\d{1,15}$/.test(word) ? Number(word) : -1
  return sql<SqlBool>`(i.number = ${number} OR i.name_id IN (${names}) OR instr(${folded('i.their_ref')}, ${word}) > 0)`
}

function ordered<O>(query: Invoices<O>, { by, descending }: ListOrder): Invoices<O> {
  const direction = descending ? 'desc' : 'asc'
  if (by === 'createdAt') return query.orderBy('i.created_at', direction).orderBy('i.id', descending ? 'asc' : 'desc')
  return query.orderBy(sortKey[by], direction).orderBy('i.created_at', 'desc').orderBy('i.id')
}

const stateRank = sql<number>`CASE i.state ${sql.join(
  invoiceStates.map((state, at) => sql`WHEN ${sql.lit(state)} THEN ${sql.lit(at)}`),
  sql` `,
)} END`

const sortKey = {
  number: sql<number>`i.number`,
  kind: sql<string>`i.kind`,
  state: stateRank,
  name: sql<string>`(SELECT n.name FROM name n WHERE n.id = i.name_id)`,
} as const

/** What a line adds to its document: central's own total where it sent one, else packs × price (4.6). */
const lineTotal = sql`round(CASE WHEN coalesce(l.om_item_code, '') <> '' AND l.om_total_after_tax IS NOT NULL THEN l.om_total_after_tax
  ELSE coalesce(l.packs, 0) * coalesce(CASE WHEN l.kind = 'stock_in' THEN l.cost_price ELSE l.sell_price END, 0) END, 2)`

/** A repack has the same goods twice, as they were and as they are: it is worth what was made (5D). */
const isCounted = sql`(i.kind <> 'repack' OR l.kind = 'stock_in')`

const details = prepared((p: { ids: string }) =>
  k
    .selectFrom('invoice as i')
    .leftJoin('name as n', 'n.id', 'i.name_id')
    .select(['i.id', 'i.number', 'i.kind', 'i.state', 'i.name_id', 'n.name', 'i.created_at', 'i.om_created_datetime'])
    .select(['i.their_ref', 'i.comment', 'i.on_hold', 'i.om_colour', 'i.linked_invoice_id', 'i.om_delivered_datetime'])
    .select([
      sql<number>`(SELECT count(*) FROM invoice_line l WHERE l.invoice_id = i.id)`.as('lines'),
      sql<number>`(SELECT coalesce(sum(${lineTotal}), 0) FROM invoice_line l WHERE l.invoice_id = i.id AND ${isCounted})`.as('total'),
      sql<number>`coalesce((SELECT max(c.cursor) FROM change_log c WHERE c.document_id = i.id), 0)`.as('cursor'),
      sql<string | null>`(SELECT c.changed_at FROM change_log c WHERE c.document_id = i.id ORDER BY c.cursor DESC LIMIT 1)`.as(
        'changed_at',
      ),
      hasProblem('i.id').as('has_problem'),
    ])
    .where('i.id', 'in', sql<string>`(SELECT value FROM json_each(${p.ids}))`),
)

/** What a row of the list shows, in the order of `ids`. */
export function transactionRows(db: ReadDb, ids: readonly string[]) {
  const rows = new Map(all(db, details, { ids: JSON.stringify(ids) }).map((row) => [row.id, row]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

/** 1 where the document or one of its lines waits for a person. The problems are few: they are gathered once a query. */
function hasProblem(id: string) {
  return sql<number>`${sql.ref(id)} IN (SELECT coalesce(l.invoice_id, x.record_id) FROM inbox x LEFT JOIN invoice_line l ON l.id = x.record_id
    WHERE x.reason IN ('unreadable', 'refused_here', 'refused_at_central'))`
}

const journal = prepared((p: { id: string }) =>
  k
    .selectFrom('invoice as i')
    .select([
      sql<string | null>`(SELECT c.changed_at FROM change_log c WHERE c.document_id = i.id ORDER BY c.cursor DESC LIMIT 1)`.as(
        'changed_at',
      ),
      hasProblem('i.id').as('has_problem'),
    ])
    .where('i.id', '=', p.id),
)
/** When the document was last changed here, and whether something of it needs a person. */
export const documentJournal = (db: ReadDb, id: string) => one(db, journal, { id })
