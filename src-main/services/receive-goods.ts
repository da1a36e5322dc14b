import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Invoice, InvoiceKind, InvoiceState } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { arrive } from '../domain/arrivals.ts'
import { checkStep, stepFields } from '../domain/invoice.ts'
import { checkReturnReasons } from '../domain/reasons.ts'
import type { ActivityType } from '../repositories/activity-log.ts'
import { logActivity } from '../repositories/activity-log.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { invoiceLines, removeInvoiceLine, saveInvoice } from '../repositories/invoices.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import { allReasons } from '../repositories/stock-work.ts'
import { arrivalFacts, arrivingLines } from './arrival-facts.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { enterStock } from './enter-stock.ts'
import { headOf, invoiceToEdit, returnFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'

/** Shipped is only a step of what a purchase order brings. */
export type ArrivalState = 'shipped' | 'delivered' | 'received' | 'verified'
export type Step = {
  readonly id: string
  readonly version: number
  readonly to: ArrivalState
  /** A document on hold takes no step, unless the same step lifts the hold (5A). */
  readonly liftHold: boolean
}
/** Whom the batch of a line came from. */
export type SupplierOf = (tx: Tx, line: LineRecord) => string | null

const logged: Readonly<Record<ArrivalState, ActivityType>> = {
  shipped: 'InvoiceStatusShipped',
  delivered: 'InvoiceStatusDelivered',
  received: 'InvoiceStatusReceived',
  verified: 'InvoiceStatusVerified',
}

/**
 * Takes a document that brings goods a step on. With Received, or Verified directly, each line becomes a batch in stock,
 * all in one transaction (5A, 5B).
 */
export function receiveGoods(context: StoreContext, step: Step, kind: InvoiceKind, supplierOf?: SupplierOf): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line', 'location_movement', 'activity_log'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, step, kind)
    if (!found.ok) return found
    const head = headOf(found.value)
    const allowed = checkStep({ ...head, onHold: head.onHold && !step.liftHold }, step.to, readDocumentRules(tx, storeId).hidden)
    if (!allowed.ok) return allowed
    const rows = arrivingLines(invoiceLines(tx, step.id)).map((row) => ({ ...arrivalFacts(row, head.linkedId), row }))
    const reasons = kind === 'customer_return' && head.linkedId === null ? checkReasons(tx, rows) : ok(null)
    if (!reasons.ok) return reasons
    const plan = arrive(head.state, step.to, rows)
    if (!plan.ok) return plan
    for (const { id } of plan.value.remove) removeInvoiceLine(tx, { invoiceId: step.id, storeId }, id)
    for (const { row } of plan.value.enter) enterStock(tx, head, supplierOf === undefined ? head.nameId : supplierOf(tx, row), row)
    const fields = stepFields(head, step.to, found.value, at)
    saveInvoice(tx, storeId, { id: step.id, ...fields, ...(step.liftHold && { on_hold: 0 }) })
    logStep(tx, storeId, step, head.state)
    return invoiceView(tx, storeId, step.id)
  })
}

/** Each line of a return that brings something says why (5J); what another store sends back has their reasons. */
const checkReasons = (tx: Tx, rows: readonly { readonly row: LineRecord; readonly packs: number }[]): Result<null> =>
  checkReturnReasons(
    allReasons(tx),
    rows.filter(({ packs }) => packs > 0).map(({ row }) => returnFacts(row)),
  )

function logStep(tx: Tx, storeId: string, { id, to }: Step, from: InvoiceState): void {
  logActivity(tx, { type: logged[to], recordId: id, storeId, from: from.toUpperCase(), to: to.toUpperCase() })
}
