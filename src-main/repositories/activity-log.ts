/** What was done, by whom and when (protocol-v5.md 4.12): written in the transaction of the deed, shown as a document's history. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { saveRow } from './synced-rows.ts'

/** Types of protocol-v5.md 4.13 that this version writes; central refuses a word that it does not know. */
export type ActivityType =
  | 'UserLoggedIn'
  | 'InvoiceCreated'
  | 'InvoiceNumberAllocated'
  | 'InvoiceStatusAllocated'
  | 'InvoiceStatusPicked'
  | 'InvoiceStatusShipped'
  | 'InvoiceStatusDelivered'
  | 'InvoiceStatusReceived'
  | 'InvoiceStatusVerified'
  | 'InvoiceDeleted'
  | 'InvoiceDateBackdated'
  | 'InventoryAdjustment'
  | 'Repack'
  | 'StockOnHold'
  | 'StockOffHold'
  | 'StockLocationChange'
  | 'StockExpiryDateChange'
  | 'StockBatchChange'
  | 'StockCostPriceChange'
  | 'StockSellPriceChange'
  | 'StocktakeCreated'
  | 'StocktakeDeleted'
  | 'StocktakeStatusFinalised'

export type Activity = {
  readonly type: ActivityType
  readonly recordId: string
  readonly storeId: string
  readonly from?: string
  readonly to?: string
}

/** One line of the log, with the user of the transaction. What nobody does (a rule by itself) has none: central takes no line without a user. */
export function logActivity(tx: Tx, { type, recordId, storeId, from, to }: Activity): void {
  if (tx.origin.kind !== 'local' || tx.origin.userId === null) return
  const row = {
    id: randomUUID(),
    store_id: storeId,
    type,
    user_id: tx.origin.userId,
    record_id: recordId,
    datetime: tx.origin.at.slice(0, 19),
    changed_from: from ?? null,
    changed_to: to ?? null,
  }
  saveRow(tx, 'activity_log', row, { documentId: recordId, storeId })
}

const ofRecord = prepared((p: { recordId: string; storeId: string }) =>
  k
    .selectFrom('activity_log as a')
    .leftJoin('user as u', 'u.id', 'a.user_id')
    .select(['a.id', 'a.type', 'a.datetime', 'a.changed_from', 'a.changed_to', 'u.name', 'u.first_name', 'u.last_name'])
    .where('a.record_id', '=', p.recordId)
    .where('a.store_id', '=', p.storeId)
    .orderBy('a.datetime')
    .orderBy(sql`a.rowid`),
)
/** The history of a record of that store, oldest first. */
export const activityOf = (db: ReadDb, storeId: string, recordId: string) => all(db, ofRecord, { recordId, storeId })
