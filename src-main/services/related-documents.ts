import type { RelatedDocument } from '../contract/documents-operations.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { invoiceKinds } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { shownNumber } from '../domain/numbers.ts'
import { readInvoice } from '../repositories/invoices.ts'
import { relatedTo } from '../repositories/related.ts'
import { createdAt } from './invoice-view.ts'

/** What belongs to a document, of the kinds that the person may see: what it returns, what was returned of it, and what answers the same order (U-35). */
export function relatedDocuments(
  db: ReadDb,
  storeId: string,
  id: string,
  seen: readonly InvoiceKind[] = invoiceKinds,
): Result<RelatedDocument[]> {
  if (readInvoice(db, storeId, id) === undefined) return refuse('not_found', 'document_gone')
  const related = relatedTo(db, id).filter((row) => seen.includes(row.kind as InvoiceKind))
  return ok(
    related.map((row) => ({
      id: row.id,
      kind: row.kind as InvoiceKind,
      state: row.state as InvoiceState,
      number: shownNumber(row.number),
      relation: row.relation,
      createdAt: createdAt(row),
    })),
  )
}
