/** Goods that a customer brings back (5J): lines of what was issued to them, with the batch and the cost that they had. */
import { randomUUID } from 'node:crypto'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkReturned } from '../domain/arrivals.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { arrivalKeys, invoiceLines } from '../repositories/invoices.ts'
import { issuedLine, returnedPacks } from '../repositories/returns.ts'
import { readRow } from '../repositories/synced-rows.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { createInvoice } from './create-invoice.ts'
import { factsOf } from './enter-stock.ts'
import { headOf, invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { writeArrival } from './write-arrival.ts'

const kind = 'customer_return'

/** A new return of a shipment, with a line for each of its batches and no packs yet: people say what came back. */
export function createCustomerReturn(context: StoreContext, asked: { id: string; nameId: string; originalId: string }): Result<Invoice> {
  return createInvoice(context, asked, kind, (tx, head) => {
    const issued = invoiceLines(tx, asked.originalId).filter((line) => line.kind === 'stock_out' && (line.packs ?? 0) > 0)
    for (const line of issued) {
      const row = { ...factsOf(line), note: null, location_id: null, id: randomUUID(), item_id: line.item_id, packs: 0 }
      const written = writeArrival(tx, head, undefined, { ...row, rest: { linked_trans_line_ID: line.id } })
      if (!written.ok) return written
    }
    return ok(null)
  })
}

/** How many packs of a line came back; of a return that is in stock its batch follows (5B, 5E). */
export function setReturned(context: StoreContext, asked: { id: string; version: number; lineId: string; packs: number }): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    const head = headOf(found.value)
    const line = invoiceLines(tx, asked.id).find((one) => one.id === asked.lineId && one.kind === 'stock_in')
    if (line === undefined) return refuse('not_found', 'line_gone', {}, 'lineId')
    const allowed = checkLeft(tx, storeId, line, asked.packs)
    if (!allowed.ok) return allowed
    const row = { ...factsOf(line), id: line.id, item_id: line.item_id, packs: asked.packs }
    const written = writeArrival(tx, head, line, row, supplierOfReturn(tx, line))
    return written.ok ? invoiceView(tx, storeId, asked.id) : written
  })
}

function checkLeft(tx: Tx, storeId: string, line: LineRecord, packs: number): Result<null> {
  const { returnOf } = arrivalKeys(line)
  const issued = returnOf === null ? undefined : issuedLine(tx, storeId, returnOf)
  if (issued === undefined || returnOf === null) return ok(null)
  const facts = { itemName: line.current_item_name ?? line.item_name ?? '', batch: line.batch ?? '' }
  return checkReturned(
    facts,
    packs,
    issued.packs ?? 0,
    returnedPacks(tx, { storeId, nameId: issued.name_id, lineId: returnOf, but: line.id }),
  )
}

/** What comes back had a supplier, which is not the customer who brings it. */
export function supplierOfReturn(tx: Tx, line: LineRecord): string | null {
  const { returnOf } = arrivalKeys(line)
  const batch = returnOf === null ? null : (readRow(tx, 'invoice_line', returnOf)?.stock_line_id ?? null)
  return batch === null ? null : (readRow(tx, 'stock_line', batch)?.supplier_id ?? null)
}
