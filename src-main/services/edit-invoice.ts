import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkParty, checkPartyChange, documentParams, isNoteOpen, lockedReason, partyRole } from '../domain/invoice.ts'
import { logActivity } from '../repositories/activity-log.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { saveInvoice } from '../repositories/invoices.ts'
import { readParty } from '../repositories/names.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceAsSeen, outbound, partyFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { repriceLines } from './write-lines.ts'

export type HeaderEdit = {
  readonly id: string
  readonly version: number
  readonly theirRef?: string | undefined
  readonly comment?: string | undefined
  readonly nameId?: string | undefined
  readonly onHold?: boolean | undefined
  readonly colour?: string | undefined
}

/** Changes the head of a document: comment, colour and reference also when it is shut, the other party only while it may change (5E). */
export function editInvoice(context: StoreContext, edit: HeaderEdit, kind: InvoiceKind = outbound): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'activity_log'], (tx) => {
    const found = invoiceAsSeen(tx, storeId, edit)
    if (!found.ok) return found
    const allowed = checkEdit(tx, found.value, edit, kind)
    if (!allowed.ok) return allowed
    saveInvoice(tx, storeId, {
      id: edit.id,
      ...(edit.theirRef === undefined ? {} : { their_ref: textOrNull(edit.theirRef) }),
      ...(edit.comment === undefined ? {} : { comment: textOrNull(edit.comment) }),
      ...(edit.nameId === undefined ? {} : { name_id: edit.nameId }),
      ...(edit.colour === undefined ? {} : { om_colour: textOrNull(edit.colour) }),
      ...(edit.onHold === undefined ? {} : { on_hold: edit.onHold ? 1 : 0 }),
    })
    if (edit.nameId !== undefined && edit.nameId !== found.value.name_id) partyChanged(tx, found.value, edit.nameId)
    return invoiceView(tx, storeId, edit.id)
  })
}

/**
 * The document keeps its ID and its number, is priced for the new customer, and says so in its history (5E). Central knows no
 * word for it: the peers delete and make anew, so it is told as what they log of that.
 */
function partyChanged(tx: Tx, { id, store_id: storeId, kind, customer_name: from }: InvoiceRecord, nameId: string): void {
  if (kind === outbound) repriceLines(tx, { invoiceId: id, storeId })
  const to = readParty(tx, storeId, nameId)?.name ?? ''
  logActivity(tx, { type: 'InvoiceCreated', recordId: id, storeId, from: from ?? '', to })
}

function checkEdit(tx: Tx, row: InvoiceRecord, { nameId, onHold }: HeaderEdit, kind: InvoiceKind): Result<unknown> {
  const head = headOf(row)
  if (head.kind !== kind) return refuse('refused', 'kind_read_only')
  const locked = lockedReason(head, null)
  const isNote = nameId === undefined && onHold === undefined
  if (locked !== null && !(isNote && isNoteOpen(locked))) return refuse('refused', locked, documentParams(head))
  if (nameId === undefined || nameId === head.nameId) return ok(null)
  const mayChange = checkPartyChange(head)
  return mayChange.ok ? checkParty(partyFacts(readParty(tx, head.storeId, nameId)), partyRole(kind)) : mayChange
}

const textOrNull = (text: string): string | null => (text === '' ? null : text)
