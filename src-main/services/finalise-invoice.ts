import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { Invoice, InvoiceKind } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { checkParty, checkStep, partyRole, stepFields } from '../domain/invoice.ts'
import type { LineFacts, Shipping } from '../domain/invoice-lines.ts'
import { shipLines } from '../domain/invoice-lines.ts'
import { checkReturnReasons } from '../domain/reasons.ts'
import type { ActivityType } from '../repositories/activity-log.ts'
import { logActivity } from '../repositories/activity-log.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines, removeInvoiceLine, saveInvoice } from '../repositories/invoices.ts'
import { readParty } from '../repositories/names.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'
import { allReasons } from '../repositories/stock-work.ts'
import { readBatch, saveStockLevel } from '../repositories/stock-lines.ts'
import { dayOf, dayOfStep, momentOfSteps, wereThere } from './backdated-stock.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit, issueRules, lineFacts, outbound, partyFacts, returnFacts, stockFacts } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { checkItsDay } from './its-day.ts'
import { repriceLines } from './write-lines.ts'

export type LeavingState = 'allocated' | 'picked' | 'shipped'
export type LeavingStep = {
  readonly id: string
  readonly version: number
  readonly to?: LeavingState | undefined
  /** A document on hold takes no step, unless the same step lifts the hold (5A). */
  readonly liftHold?: boolean | undefined
}

const logged: Readonly<Record<LeavingState, ActivityType>> = {
  allocated: 'InvoiceStatusAllocated',
  picked: 'InvoiceStatusPicked',
  shipped: 'InvoiceStatusShipped',
}

/**
 * Takes an outbound or a supplier return a step on, Shipped where none is named: with Picked the goods leave the stock,
 * with Shipped the document is shut and waits for the line, all in one transaction (5A, 5B).
 */
export function finaliseInvoice(context: StoreContext, step: LeavingStep, kind: InvoiceKind = outbound): Result<Invoice> {
  const { storeId } = context
  const { id, to = 'shipped', liftHold = false } = step
  return act(context, ['invoice', 'invoice_line', 'stock_line', 'activity_log'], (tx, at) => {
    const found = invoiceToEdit(tx, storeId, step, kind)
    if (!found.ok) return found
    const head = headOf(found.value)
    const shipping = checkShipping(tx, found.value, { ...head, onHold: head.onHold && !liftHold }, to, at.date)
    if (!shipping.ok) return shipping
    const owner = { invoiceId: id, storeId }
    if (head.kind === 'supplier_return' && head.state === 'new') repriceLines(tx, owner)
    for (const line of shipping.value.remove) removeInvoiceLine(tx, owner, line)
    for (const level of shipping.value.stock) saveStockLevel(tx, owner, level)
    const fields = stepFields(head, to, found.value, momentOfSteps(found.value, at))
    saveInvoice(tx, storeId, { id, ...fields, ...(liftHold && { on_hold: 0 }) })
    logActivity(tx, { type: logged[to], recordId: id, storeId, from: head.state.toUpperCase(), to: fields.om_status })
    return invoiceView(tx, storeId, id)
  })
}

function checkShipping(tx: Tx, row: InvoiceRecord, head: InvoiceHead, to: LeavingState, today: string): Result<Shipping> {
  const step = checkStep(head, to, readDocumentRules(tx, head.storeId).hidden)
  if (!step.ok) return step
  const party = checkParty(partyFacts(readParty(tx, head.storeId, head.nameId)), partyRole(head.kind))
  if (!party.ok) return party
  const day = checkItsDay(tx, head.storeId, dayOfStep(row), today)
  if (!day.ok) return day
  const rows = invoiceLines(tx, head.id)
  const lines = rows.map(lineFacts)
  const reasons = head.kind === 'supplier_return' ? checkReturnReasons(allReasons(tx), rows.map(returnFacts)) : ok(null)
  if (!reasons.ok) return reasons
  const stock = batchesOf(tx, head.storeId, lines)
  const then = wereThere(tx, row, lines, [...stock.values()])
  if (!then.ok) return then
  const rules = issueRules(tx, { kind: head.kind, store_id: head.storeId })
  return shipLines({ state: head.state, to, lines, stock, today: dayOf(row, today), rules })
}

function batchesOf(tx: Tx, storeId: string, lines: readonly LineFacts[]) {
  const ids = new Set(lines.flatMap((line) => line.stockLineId ?? []))
  const rows = [...ids].flatMap((id) => readBatch(tx, storeId, id) ?? [])
  return new Map(rows.map((batch) => [batch.id, stockFacts(batch)]))
}
