/** An invoice as the page sees it. */
import { nextStates } from '../contract/life-cycle.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind, InvoiceLine, InvoiceState } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { documentSync, earliest, seenAt } from '../domain/document-sync.ts'
import type { SyncCursors } from '../domain/document-sync.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { backdatedMoment, isDayOpen } from '../domain/backdating.ts'
import { datesOfStatus } from '../domain/invoice-dates.ts'
import { isEditable } from '../domain/editable.ts'
import { checkPartyChange, lockedReason } from '../domain/invoice.ts'
import { documentTotal, roundMoney } from '../domain/money.ts'
import { wireMoment } from '../domain/moment.ts'
import { lineAmounts, taxOf } from '../domain/prices.ts'
import { shownNumber } from '../domain/numbers.ts'
import { unitsOf } from '../domain/stock.ts'
import { documentCursor } from '../repositories/change-log.ts'
import { journalCursor, reachedAt } from '../repositories/cursors.ts'
import type { InvoiceRecord, LineRecord } from '../repositories/invoices.ts'
import { arrivalKeys, documentKeys, invoiceLines, readInvoice } from '../repositories/invoices.ts'
import { readKept } from '../repositories/kept-stores.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import { readRules } from '../repositories/table-rules.ts'
import { documentJournal } from '../repositories/transactions.ts'
import { arrivalFacts } from './arrival-facts.ts'
import { shutReason } from './context.ts'
import { headOf, outbound } from './invoice-facts.ts'

/** The invoice of that store with its lines, or `document_gone`. */
export function invoiceView(db: ReadDb, storeId: string, id: string): Result<Invoice> {
  const row = readInvoice(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const head = headOf(row)
  const { kind, state, onHold, linkedId, isOrdered } = head
  const lines = invoiceLines(db, id).map((line) => lineView(line, head, row.tax_rate))
  const locked = lockedReason({ kind, state }, shutReason(db, storeId))
  const rules = readDocumentRules(db, storeId)
  const version = documentCursor(db, id)
  const journal = documentJournal(db, id)
  const last = { cursor: version, at: journal?.changed_at ?? null, hasProblem: journal?.has_problem === 1, seenAt: seenOf(row, head) }
  return ok({
    id,
    version,
    number: shownNumber(row.number),
    kind,
    state,
    storeId,
    nameId: row.name_id,
    name: row.customer_name ?? '',
    nameCode: row.customer_code ?? '',
    comment: row.comment ?? '',
    theirRef: row.their_ref ?? '',
    onHold,
    colour: row.om_colour ?? '',
    createdAt: createdAt(row),
    dates: stateDates(row),
    locked,
    next: locked === null ? [...nextStates(kind, state, rules.hidden, isOrdered)] : [],
    hidden: [...rules.hidden],
    datedBackTo: backdatedMoment(documentKeys(row).backdatedTo)?.date ?? null,
    backdateDays: locked === null && isDayOpen(head) ? rules.backdateDays : 0,
    mayChangeParty: locked === null && checkPartyChange(head).ok,
    isTransfer: linkedId !== null,
    isOrdered,
    expectedDelivery: documentKeys(row).expectedDelivery,
    lines,
    total: documentTotal(counted(kind, lines).map((line) => line.total)),
    sync: documentSync(last, syncCursors(db, storeId)),
  })
}

/** A repack has the same goods twice, as they were and as they are: it is worth what was made (5D). */
const counted = (kind: InvoiceKind, lines: readonly InvoiceLine[]): readonly InvoiceLine[] =>
  kind === 'repack' ? lines.filter((line) => line.isIncoming) : lines

/** When the other store took a transfer up, as central has written it into ours. */
const seenOf = (
  row: Pick<InvoiceRecord, 'om_delivered_datetime'>,
  { kind, state, linkedId }: Pick<InvoiceHead, 'kind' | 'state' | 'linkedId'>,
): string | null => seenAt(kind, state, linkedId !== null, row.om_delivered_datetime)

/** Each kind of document has its own rule of sending (F-259). */
const documentWire = { invoice: 'transact', stocktake: 'Stock_take' } as const

export const syncCursors = (db: ReadDb, storeId: string | null = null, document: keyof typeof documentWire = 'invoice'): SyncCursors => ({
  accepted: journalCursor(db, 'accepted'),
  confirmed: journalCursor(db, 'confirmed'),
  reachedAt: (name, cursor) => reachedAt(db, name, cursor),
  heldAfter: earliest(readRules(db).heldAfter(documentWire[document]), readKept(db).after(document, storeId)),
})

/** Today's documents carry UTC without a zone, older ones the local time of their entry (4.2): only the first gets its Z. */
export const createdAt = (row: { readonly created_at: string; readonly om_created_datetime: string | null }): string =>
  row.om_created_datetime === null || row.om_created_datetime === '' ? row.created_at : asUtc(row.created_at)

const asUtc = (text: string): string => (text.endsWith('Z') ? text : `${text}Z`)

function stateDates(row: InvoiceRecord): Partial<Record<InvoiceState, string>> {
  return {
    ...(createdAt(row) && { new: createdAt(row) }),
    ...(row.om_created_datetime ? {} : olderDates(row)),
    ...told('allocated', row.om_allocated_datetime),
    ...told('picked', row.om_picked_datetime),
    ...told('shipped', row.om_shipped_datetime),
    ...told('delivered', row.om_delivered_datetime),
    ...(row.state === 'received' || row.state === 'verified' ? told('received', row.om_delivered_datetime) : {}),
    ...told('verified', row.om_verified_datetime),
    ...told('cancelled', row.om_cancelled_datetime),
  }
}

const told = (state: InvoiceState, at: string | null): Partial<Record<InvoiceState, string>> => (at ? { [state]: asUtc(at) } : {})

/** A document of an older program has no datetimes of its own. */
function olderDates(row: InvoiceRecord): Partial<Record<InvoiceState, string>> {
  return datesOfStatus({
    ...headOf(row),
    status: row.status,
    created: row.created_at,
    confirmed: wireMoment({ om: null, date: row.confirm_date, time: row.confirm_time }),
    finalised: wireMoment({ om: null, date: row.finalised_date, time: row.finalised_time }),
  })
}

function lineView(row: LineRecord, head: InvoiceHead, tax: number | null): InvoiceLine {
  const packs = row.packs ?? 0
  const packSize = row.pack_size ?? 0
  return {
    id: row.id,
    itemId: row.item_id,
    itemCode: row.item_code ?? row.om_item_code ?? '',
    itemName: row.item_name ?? row.current_item_name ?? '',
    unit: row.unit_name ?? '',
    stockLineId: row.stock_line_id,
    batch: row.batch ?? '',
    expiryDate: row.expiry_date,
    location: row.location_code ?? '',
    packSize,
    packs,
    units: unitsOf(packs, packSize),
    sellPrice: row.sell_price ?? 0,
    costPrice: row.cost_price ?? 0,
    total: lineAmount(row, packs, tax),
    locationId: row.location_id,
    note: row.note ?? '',
    reasonId: row.option_id,
    reason: row.reason ?? '',
    isIncoming: row.kind === 'stock_in',
    isWaiting: row.kind === 'unallocated' && head.kind === outbound && isEditable(head.kind, head.state),
    ...arrivalView(row, head.linkedId),
    sentPacks: row.kind === 'stock_in' ? arrivalKeys(row).sentPacks : null,
  }
}

const noArrival = { isFromTransfer: false, approval: null, isCostFixed: false } as const

function arrivalView(row: LineRecord, linkedId: string | null): Pick<InvoiceLine, 'isFromTransfer' | 'approval' | 'isCostFixed'> {
  if (row.kind !== 'stock_in') return noArrival
  const { isFromTransfer, isOrdered, approval } = arrivalFacts(row, linkedId)
  return { isFromTransfer, approval, isCostFixed: isFromTransfer || isOrdered }
}

/** Central's own total where it sent one, else packs × price (4.6), with tax (5D). */
function lineAmount(row: LineRecord, packs: number, tax: number | null): number {
  if (row.om_item_code !== null && row.om_total_after_tax !== null) return roundMoney(row.om_total_after_tax)
  const price = (row.kind === 'stock_in' ? row.cost_price : row.sell_price) ?? 0
  return lineAmounts(packs, price, taxOf(row.om_tax, tax)).afterTax
}
