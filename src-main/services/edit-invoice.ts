import { isNoteOpen } from '../contract/life-cycle.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkExpectedDelivery, checkParty, checkPartyChange, documentParams, lockedReason, partyRole } from '../domain/invoice.ts'
import { logActivity } from '../repositories/activity-log.ts'
import { momentOf } from '../domain/moment.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines, saveInvoice, saveInvoiceLine } from '../repositories/invoices.ts'
import { readParty } from '../repositories/names.ts'
import { arrivingLines } from './arrival-facts.ts'
import { dayOf } from './backdated-stock.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { changeDays } from './document-days.ts'
import { headOf, invoiceAsSeen, outbound, partyFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { givenPrice, usualPrice } from './prices.ts'
import { repriceLines } from './write-lines.ts'

export type HeaderEdit = {
  readonly id: string
  readonly version: number
  readonly theirRef?: string | undefined
  readonly comment?: string | undefined
  readonly nameId?: string | undefined
  readonly onHold?: boolean | undefined
  readonly colour?: string | undefined
  /** The day to which it is dated back, null for today (5E). */
  readonly datedBackTo?: string | null | undefined
  /** The day on which the goods came, earlier than it says (5E). */
  readonly receivedOn?: string | undefined
  /** ISO day; null: nobody knows. */
  readonly expectedDelivery?: string | null | undefined
}

/** Changes the head of a document: comment, colour and reference also when it is shut, the other party only while it may change (5E). */
export function editInvoice(context: StoreContext, edit: HeaderEdit, kinds: readonly InvoiceKind[] = [outbound]): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'activity_log'], (tx, at) => {
    const found = invoiceAsSeen(tx, storeId, edit)
    if (!found.ok) return found
    const allowed = checkEdit(tx, found.value, edit, kinds)
    if (!allowed.ok) return allowed
    const days = changeDays(tx, found.value, edit, at)
    if (!days.ok) return days
    const expected = edit.expectedDelivery
      ? checkExpectedDelivery(edit.expectedDelivery, shippedOn(found.value) ?? dayOf(found.value, at.date))
      : ok(null)
    if (!expected.ok) return expected
    saveInvoice(tx, storeId, {
      id: edit.id,
      ...(edit.theirRef === undefined ? {} : { their_ref: textOrNull(edit.theirRef) }),
      ...(edit.comment === undefined ? {} : { comment: textOrNull(edit.comment) }),
      ...(edit.nameId === undefined ? {} : { name_id: edit.nameId }),
      ...(edit.colour === undefined ? {} : { om_colour: textOrNull(edit.colour) }),
      ...days.value,
      ...(edit.onHold === undefined ? {} : { on_hold: edit.onHold ? 1 : 0 }),
      rest: { ...days.value.rest, ...(edit.expectedDelivery === undefined ? {} : { arrival_date_estimated: edit.expectedDelivery }) },
    })
    if (edit.nameId !== undefined && edit.nameId !== found.value.name_id) partyChanged(tx, found.value, edit.nameId)
    return invoiceView(tx, storeId, edit.id)
  })
}

/**
 * The document keeps its ID and its number, is priced for the new customer, and says so in its history (5E). Central knows no
 * word for it: the peers delete and make anew, so it is told as what they log of that.
 */
function partyChanged(tx: Tx, row: InvoiceRecord, nameId: string): void {
  const { id, store_id: storeId, kind, customer_name: from } = row
  if (kind === outbound) repriceLines(tx, { invoiceId: id, storeId })
  if (kind === 'inbound_shipment') resell(tx, row, nameId)
  const to = readParty(tx, storeId, nameId)?.name ?? ''
  logActivity(tx, { type: 'InvoiceCreated', recordId: id, storeId, from: from ?? '', to })
}

/** Goods that nobody has priced are sold at what is usual for those of the new supplier (5D). */
function resell(tx: Tx, row: InvoiceRecord, nameId: string): void {
  const head = headOf(row)
  for (const line of arrivingLines(invoiceLines(tx, row.id))) {
    const price = givenPrice(tx, head, line) ?? usualPrice(tx, { ...head, nameId }, line)
    if (price !== line.sell_price) saveInvoiceLine(tx, { invoiceId: row.id, storeId: row.store_id }, { id: line.id, sell_price: price })
  }
}

/** The local day on which it was shipped; null while it was not. */
const shippedOn = ({ om_shipped_datetime: at }: InvoiceRecord): string | null =>
  at === null || at === '' ? null : momentOf(new Date(`${at.slice(0, 19)}Z`)).date

/** What may be said of a document after its lines are shut (5E). */
const staysOpen: ReadonlySet<string> = new Set(['id', 'version', 'theirRef', 'comment', 'colour'])

function checkEdit(tx: Tx, row: InvoiceRecord, edit: HeaderEdit, kinds: readonly InvoiceKind[]): Result<unknown> {
  const { nameId } = edit
  const head = headOf(row)
  if (!kinds.includes(head.kind)) return refuse('refused', 'kind_read_only')
  const locked = lockedReason(head, null)
  const isNote = Object.entries(edit).every(([field, value]) => value === undefined || staysOpen.has(field))
  if (locked !== null && !(isNote && isNoteOpen(locked))) return refuse('refused', locked, documentParams(head))
  if (nameId === undefined || nameId === head.nameId) return ok(null)
  const mayChange = checkPartyChange(head)
  return mayChange.ok ? checkParty(partyFacts(readParty(tx, head.storeId, nameId)), partyRole(head.kind)) : mayChange
}

const textOrNull = (text: string): string | null => (text === '' ? null : text)
