/** Documents that wait for somebody: held ones, and those between two stores. */
import { sql } from 'kysely'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { all, k } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

/** Ids of documents of the kind and in these states that are on hold, the newest first. The index `invoice_held` knows no others. */
export const heldInvoices = (db: ReadDb, storeId: string, kind: InvoiceKind, states: readonly InvoiceState[]): readonly string[] =>
  all(
    db,
    k
      .selectFrom('invoice as i')
      .select('i.id')
      .where('i.store_id', '=', storeId)
      .where('i.on_hold', '=', sql.lit(1))
      .where('i.kind', '=', kind)
      .where('i.state', 'in', states)
      .orderBy('i.created_at', 'desc')
      .orderBy('i.id'),
  ).map((row) => row.id)

type Moving = { readonly kind: InvoiceKind; readonly states: readonly InvoiceState[]; readonly since: string; readonly limit: number }

/** Ids of documents whose other party is a store, made on the day `since` or later, the newest first. */
export const movingInvoices = (db: ReadDb, storeId: string, { kind, states, since, limit }: Moving): readonly string[] =>
  all(
    db,
    k
      .selectFrom('invoice as i')
      .select('i.id')
      .where('i.store_id', '=', storeId)
      .where('i.created_at', '>=', since)
      .where('i.kind', '=', kind)
      .where('i.state', 'in', states)
      .where('i.name_id', 'in', sql<string>`(SELECT id FROM name WHERE type = 'store')`)
      .orderBy('i.created_at', 'desc')
      .orderBy('i.id')
      .limit(limit),
  ).map((row) => row.id)
