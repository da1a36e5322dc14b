/** Goods that a customer brings back (5J): lines of what was issued to them, with the batch and the cost that they had. */
import { randomUUID } from 'node:crypto'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import { checkReturned } from '../domain/arrivals.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { documentParams } from '../domain/invoice.ts'
import { tolerance } from '../domain/stock.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { arrivalKeys, invoiceLines, readInvoice } from '../repositories/invoices.ts'
import { issuedLine, returnedPacks } from '../repositories/returns.ts'
import { readRow } from '../repositories/synced-rows.ts'
import { ofIssued } from './carried.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { createInvoice } from './create-invoice.ts'
import { factsOf } from './enter-stock.ts'
import { headOf, invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { writeArrival } from './write-arrival.ts'

const kind = 'customer_return'

/** `lineIds`: only these lines of the original (U-38); all of them where none are named. */
export type NewReturn = { readonly id: string; readonly nameId: string; readonly lineIds?: readonly string[] | undefined }
export const isChosen = (lineId: string, { lineIds }: Pick<NewReturn, 'lineIds'>): boolean =>
  lineIds === undefined || lineIds.includes(lineId)

/**
 * A new return of a shipment, with a line for each of its batches that has not wholly come back, and no packs yet: people
 * say what came back. Refused where nothing is left to come back.
 */
export function createCustomerReturn(context: StoreContext, asked: NewReturn & { originalId: string }): Result<Invoice> {
  return createInvoice(context, asked, kind, (tx, head) => {
    const issued = invoiceLines(tx, asked.originalId).filter(
      (line) => line.kind === 'stock_out' && isChosen(line.id, asked) && isOutStill(tx, head, line),
    )
    if (issued.length === 0) return refuseEmpty(tx, head.storeId, asked.originalId, 'nothing_left_to_come_back')
    for (const line of issued) {
      const goods = ofIssued(line)
      const row = { ...factsOf(line), ...goods, note: null, location_id: null, id: randomUUID(), item_id: line.item_id, packs: 0 }
      const written = writeArrival(tx, head, undefined, { ...row, rest: { ...goods.rest, linked_trans_line_ID: line.id } })
      if (!written.ok) return written
    }
    return ok(null)
  })
}

/** Some packs of a line of a shipment have not come back; what stands on a return that is still open has. */
const isOutStill = (tx: Tx, { storeId, nameId }: InvoiceHead, { id, packs }: LineRecord): boolean =>
  (packs ?? 0) - returnedPacks(tx, { storeId, nameId, lineId: id, but: '' }) > tolerance

/** Of this document nothing can be returned any more. */
export function refuseEmpty(tx: Tx, storeId: string, originalId: string, reason: string): Result<never> {
  const original = readInvoice(tx, storeId, originalId)
  return refuse('refused', reason, original === undefined ? {} : documentParams(headOf(original)), 'originalId')
}

/** How many packs of a line came back; of a return that is in stock its batch follows (5B, 5E). */
export function setReturned(context: StoreContext, asked: { id: string; version: number; lineId: string; packs: number }): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line'], (tx) => {
    const found = invoiceToEdit(tx, storeId, asked, kind)
    if (!found.ok) return found
    const written = setReturnedOf(tx, headOf(found.value), asked)
    return written.ok ? invoiceView(tx, storeId, asked.id) : written
  })
}

/** The same on a return that may be edited. */
export function setReturnedOf(tx: Tx, head: InvoiceHead, asked: { lineId: string; packs: number }): Result<null> {
  const line = invoiceLines(tx, head.id).find((one) => one.id === asked.lineId && one.kind === 'stock_in')
  if (line === undefined) return refuse('not_found', 'line_gone', {}, 'lineId')
  const allowed = checkLeft(tx, head.storeId, line, asked.packs)
  if (!allowed.ok) return allowed
  const row = { ...factsOf(line), id: line.id, item_id: line.item_id, packs: asked.packs }
  return writeArrival(tx, head, line, row, supplierOfReturn(tx, line))
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
