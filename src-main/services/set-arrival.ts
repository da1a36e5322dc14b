import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Invoice } from '../contract/trade.ts'
import type { Tx } from '../db/write.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { documentOfLine, invoiceLines } from '../repositories/invoices.ts'
import { readItem } from '../repositories/items.ts'
import { readLocation } from '../repositories/locations.ts'
import { checkGoods } from './check-item.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { givenPrice, usualPrice } from './prices.ts'
import type { ArrivalRow } from './write-arrival.ts'
import { writeArrival } from './write-arrival.ts'

/** What a line may say; what is not named stays as it is, and a new line begins with what its item usually is. */
export type ArrivalEdit = LineEdit & { readonly id: string; readonly version: number }
export type LineEdit = {
  readonly lineId: string
  readonly itemId: string
  readonly batch?: string | undefined
  readonly expiryDate?: string | null | undefined
  readonly packSize?: number | undefined
  readonly packs?: number | undefined
  readonly costPrice?: number | undefined
  readonly sellPrice?: number | undefined
  readonly locationId?: string | null | undefined
  readonly note?: string | undefined
}

/**
 * Adds or changes a line of a supplier invoice, under the id that the page made (U-37). Of goods that are in stock already
 * the batch follows, as long as nothing was taken from it (5B, 5E).
 */
export function setArrival(context: StoreContext, edit: ArrivalEdit): Result<Invoice> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line', 'stock_line', 'location_movement', 'activity_log'], (tx) => {
    const found = invoiceToEdit(tx, storeId, edit, 'inbound_shipment')
    if (!found.ok) return found
    const written = editArrival(tx, headOf(found.value), edit)
    return written.ok ? invoiceView(tx, storeId, edit.id) : written
  })
}

/** The same on a document that may be edited. */
export function editArrival(tx: Tx, head: InvoiceHead, edit: LineEdit): Result<null> {
  const before = invoiceLines(tx, head.id).find((line) => line.id === edit.lineId)
  const known = before === undefined ? checkNewLine(tx, edit) : checkKind(before)
  if (!known.ok) return known
  if (edit.locationId && readLocation(tx, head.storeId, edit.locationId) === undefined)
    return refuse('not_found', 'location_gone', {}, 'locationId')
  return writeArrival(tx, head, before, wanted(tx, head, edit, before))
}

function checkNewLine(tx: Tx, { lineId, itemId }: LineEdit): Result<null> {
  const item = checkGoods(tx, itemId)
  if (!item.ok) return item
  return documentOfLine(tx, lineId) === undefined ? ok(null) : refuse('refused', 'id_in_use', {}, 'lineId')
}

function wanted(tx: Tx, head: InvoiceHead, edit: LineEdit, before: LineRecord | undefined): ArrivalRow {
  const text = (given: string | undefined, now: string | null) => (given === undefined ? now : given.trim() || null)
  const usual = before === undefined ? (readItem(tx, edit.itemId)?.default_pack_size ?? 0) : 0
  const cost = edit.costPrice ?? before?.cost_price ?? 0
  const packSize = edit.packSize ?? before?.pack_size ?? Math.max(1, usual)
  const given = edit.sellPrice ?? (before === undefined ? null : givenPrice(tx, head, before))
  return {
    id: edit.lineId,
    item_id: before?.item_id ?? edit.itemId,
    packs: edit.packs ?? before?.packs ?? 0,
    batch: text(edit.batch, before?.batch ?? null),
    expiry_date: edit.expiryDate === undefined ? (before?.expiry_date ?? null) : edit.expiryDate,
    pack_size: packSize,
    cost_price: cost,
    sell_price: given ?? usualPrice(tx, head, { item_id: before?.item_id ?? edit.itemId, cost_price: cost, pack_size: packSize }),
    location_id: edit.locationId === undefined ? (before?.location_id ?? null) : edit.locationId,
    note: text(edit.note, before?.note ?? null),
  }
}

/** A service brings nothing that could lie in a batch. */
const checkKind = (line: LineRecord): Result<null> => (line.kind === 'stock_in' ? ok(null) : refuse('not_found', 'line_gone', {}, 'lineId'))
