import type { RelatedDocument } from '../contract/documents-operations.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { invoiceKinds } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { shownNumber } from '../domain/numbers.ts'
import { readInvoice } from '../repositories/invoices.ts'
import { relatedTo, stocktakesOf } from '../repositories/related.ts'
import { createdAt } from './invoice-view.ts'

/** What belongs to a document, of the kinds that the person may see: what it returns, what was returned of it, and what answers the same order, and the stocktake that made it (U-35). */
export function relatedDocuments(
  db: ReadDb,
  storeId: string,
  id: string,
  seen: readonly InvoiceKind[] = invoiceKinds,
  seesStock = true,
): Result<RelatedDocument[]> {
  const invoice = readInvoice(db, storeId, id)
  if (invoice === undefined) return refuse('not_found', 'document_gone')
  const isCounted = seesStock && (invoice.kind === 'inventory_addition' || invoice.kind === 'inventory_reduction')
  const related = relatedTo(db, id).filter((row) => seen.includes(row.kind as InvoiceKind))
  const counts = isCounted ? stocktakesOf(db, storeId, id) : []
  return ok([
    ...counts.map((row) => ({
      id: row.id,
      kind: 'stocktake' as const,
      state: 'finalised' as const,
      number: shownNumber(row.number),
      relation: 'stocktake' as const,
      createdAt: createdAt(row),
    })),
    ...related.map((row) => ({
      id: row.id,
      kind: row.kind as InvoiceKind,
      state: row.state as InvoiceState,
      number: shownNumber(row.number),
      relation: row.relation,
      createdAt: createdAt(row),
    })),
  ])
}
