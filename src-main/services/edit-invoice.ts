import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkCustomer, checkCustomerChange, documentParams, lockedReason } from '../domain/invoice.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { saveInvoice } from '../repositories/invoices.ts'
import { readParty } from '../repositories/names.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { customerFacts, headOf, invoiceAsSeen } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

export type HeaderEdit = {
  readonly id: string
  readonly version: number
  readonly theirRef?: string | undefined
  readonly comment?: string | undefined
  readonly nameId?: string | undefined
}

/** Changes the head of an outbound: comment and reference at any time, the customer only while it may change (5E). */
export function editInvoice(context: StoreContext, edit: HeaderEdit): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice'], (tx) => {
    const found = invoiceAsSeen(tx, storeId, edit)
    if (!found.ok) return found
    const allowed = checkEdit(tx, found.value, edit)
    if (!allowed.ok) return allowed
    saveInvoice(tx, storeId, {
      id: edit.id,
      ...(edit.theirRef === undefined ? {} : { their_ref: textOrNull(edit.theirRef) }),
      ...(edit.comment === undefined ? {} : { comment: textOrNull(edit.comment) }),
      ...(edit.nameId === undefined ? {} : { name_id: edit.nameId }),
    })
    return invoiceView(tx, storeId, edit.id)
  })
}

function checkEdit(tx: Tx, row: InvoiceRecord, { nameId }: HeaderEdit): Result<unknown> {
  const head = headOf(row)
  if (head.kind !== 'outbound_shipment') return refuse('refused', 'kind_read_only')
  if (nameId === undefined || nameId === head.nameId) return ok(null)
  const locked = lockedReason(head, null)
  if (locked !== null) return refuse('refused', locked, documentParams(head))
  const mayChange = checkCustomerChange(head)
  return mayChange.ok ? checkCustomer(customerFacts(readParty(tx, head.storeId, nameId))) : mayChange
}

const textOrNull = (text: string): string | null => (text === '' ? null : text)
