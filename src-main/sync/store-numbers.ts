/** Numbers for own documents that central made with -1: the responding site gives the next one (F-152). */
import { invoiceKinds } from '../contract/trade.ts'
import type { InvoiceKind } from '../contract/trade.ts'
import type { Db } from '../db/open.ts'
import { statement } from '../db/query.ts'
import { write } from '../db/write.ts'
import { takeInvoiceNumber } from '../repositories/numbers.ts'
import { saveRow } from '../repositories/synced-rows.ts'

type Unnumbered = { readonly id: string; readonly kind: InvoiceKind; readonly storeId: string }

/** Kinds are named so that the index on (store, kind, number) serves. */
const unnumbered = `SELECT i.id, i.kind, i.store_id AS storeId FROM store AS s JOIN invoice AS i ON i.store_id = s.id
WHERE s.site_number = ? AND NOT EXISTS (SELECT 1 FROM store_stay AS y WHERE y.store_id = s.id AND y.state <> 'active') AND i.kind IN (${invoiceKinds.map((kind) => `'${kind}'`).join(', ')}) AND i.number = -1
ORDER BY i.created_at, i.id`

/** Gives each its number in one transaction, the oldest first; gives how many. They go out with the next push. */
export function numberOwnDocuments(db: Db, siteNumber: number, at: string): number {
  const waiting = statement(db, unnumbered).all(siteNumber) as Unnumbered[]
  if (waiting.length === 0) return 0
  return write(db, { kind: 'local', userId: null, at }, (tx) => {
    for (const { id, kind, storeId } of waiting)
      saveRow(tx, 'invoice', { id, number: takeInvoiceNumber(tx, storeId, kind) }, { documentId: id, storeId })
    return waiting.length
  })
}
