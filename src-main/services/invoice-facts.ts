/** From rows to what the rules ask for. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import type { Holding } from '../domain/adjustment.ts'
import type { Batch, IssueRules } from '../domain/allocation.ts'
import { usualIssue } from '../domain/allocation.ts'
import type { InvoiceHead, PartyFacts } from '../domain/invoice.ts'
import { documentParams, lockedReason } from '../domain/invoice.ts'
import type { LineFacts, StockFacts } from '../domain/invoice-lines.ts'
import { taken } from '../domain/invoice-lines.ts'
import { adjustmentNameCode } from '../domain/invoice-words.ts'
import { shownNumber } from '../domain/numbers.ts'
import type { ReturnLine } from '../domain/reasons.ts'
import { documentCursor } from '../repositories/change-log.ts'
import type { InvoiceRecord, LineRecord } from '../repositories/invoices.ts'
import { documentKeys, readInvoice } from '../repositories/invoices.ts'
import { promisesOf } from '../repositories/ledger.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import type { PartyRecord } from '../repositories/names.ts'
import type { BatchRecord } from '../repositories/stock-lines.ts'

export const headOf = (row: InvoiceRecord): InvoiceHead => ({
  id: row.id,
  storeId: row.store_id,
  nameId: row.name_id,
  number: row.number,
  kind: row.kind as InvoiceKind,
  state: row.state as InvoiceState,
  onHold: row.on_hold === 1,
  isCancellation: row.is_cancellation === 1,
  requisitionId: row.requisition_id,
  linkedId: row.linked_invoice_id,
  ...headKeys(row),
})

function headKeys(row: InvoiceRecord): Pick<InvoiceHead, 'originalId' | 'isOrdered'> {
  const { originalId, orderId } = documentKeys(row)
  return { originalId, isOrdered: orderId !== null && row.kind === 'inbound_shipment' }
}

export const lineFacts = (row: LineRecord): LineFacts => ({
  id: row.id,
  kind: row.kind,
  itemId: row.item_id,
  itemName: row.current_item_name ?? row.item_name ?? '',
  stockLineId: row.stock_line_id,
  packs: Math.abs(row.packs ?? 0),
})

export const returnFacts = (row: LineRecord): ReturnLine => ({
  itemName: row.current_item_name ?? row.item_name ?? '',
  batch: row.batch ?? '',
  reasonId: row.option_id,
})

export const stockFacts = (row: BatchRecord): StockFacts => ({
  id: row.id,
  itemId: row.item_id,
  itemName: row.item_name ?? '',
  batch: row.batch ?? '',
  expiryDate: row.expiry_date,
  packSize: row.pack_size ?? 0,
  available: row.available ?? 0,
  total: row.total ?? 0,
  onHold: row.on_hold === 1,
  locationOnHold: row.location_on_hold === 1,
  place: row.location_code ?? '',
  vvm: row.vvm_level === null ? null : { level: row.vvm_level, isUnusable: row.vvm_unusable === 1 },
})

/** What central decides of giving out. It does not bind what goes back to a supplier: that is where expired goods go. */
export const issueRules = (db: ReadDb, { kind, store_id }: Pick<InvoiceRecord, 'kind' | 'store_id'>): IssueRules =>
  kind === 'supplier_return' ? usualIssue : readDocumentRules(db, store_id).issue

/** Other documents that packs of a batch are promised to. */
export const promisedElsewhere = (db: ReadDb, { id, store_id }: Pick<InvoiceRecord, 'id' | 'store_id'>, stockLineId: string): Holding[] =>
  promisesOf(db, store_id, stockLineId)
    .filter((promise) => promise.id !== id)
    .map(({ number, packs }) => ({ number: shownNumber(number), packs }))

/** A batch as the allocator may use it for one document: what the document takes already is its to take. */
export const offered = (batch: StockFacts, lines: readonly LineFacts[]): Batch & StockFacts => ({
  ...batch,
  available: batch.available + taken(lines, batch.id),
})

export const partyFacts = (row: PartyRecord | undefined): PartyFacts | undefined =>
  row && {
    id: row.id,
    name: row.name ?? '',
    isCustomer: row.is_customer === 1,
    isSupplier: row.is_supplier === 1,
    isPatient: row.type === 'patient',
    onHold: row.on_hold === 1,
    active: row.status === 'active',
    visible: row.visible === 1,
    isThisStore: row.is_this_store === 1,
    isOfAdjustments: row.code === adjustmentNameCode,
  }

/** The invoice that the page has in hand; a page that has not seen the last change is told so. */
export function invoiceAsSeen(db: ReadDb, storeId: string, { id, version }: { id: string; version: number }): Result<InvoiceRecord> {
  const row = readInvoice(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const now = documentCursor(db, id)
  return now === version ? ok(row) : refuse('conflict', 'document_changed', { yours: version, now })
}

/** Customer invoices: what an operation is about that names no other kind. Each kind has its own rights. */
export const outbound: InvoiceKind = 'outbound_shipment'

/** The same, where lines or money are to change: the document must be of that kind and still open for that. */
export function invoiceToEdit(
  db: ReadDb,
  storeId: string,
  seen: { id: string; version: number },
  kind: InvoiceKind = outbound,
): Result<InvoiceRecord> {
  const found = invoiceAsSeen(db, storeId, seen)
  if (!found.ok) return found
  const head = headOf(found.value)
  if (head.kind !== kind) return refuse('refused', 'kind_read_only')
  const locked = lockedReason(head, null)
  return locked === null ? found : refuse('refused', locked, documentParams(head))
}
