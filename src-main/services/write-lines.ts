/** Puts a plan of lines into rows: lines, batches, and nothing where nothing changed. */
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/write.ts'
import type { LinePlan } from '../domain/invoice-lines.ts'
import { lineAmounts, taxOf } from '../domain/prices.ts'
import { readItem } from '../repositories/items.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { invoiceLines, readInvoice, removeInvoiceLine, saveInvoiceLine } from '../repositories/invoices.ts'
import type { BatchRecord } from '../repositories/stock-lines.ts'
import { readBatch, saveStockLevel } from '../repositories/stock-lines.ts'
import { wholeBatch } from '../repositories/stock-work.ts'
import { ofBatch } from './carried.ts'
import { pricesFor } from './prices.ts'

export type Writing = {
  readonly owner: { readonly invoiceId: string; readonly storeId: string }
  readonly itemId: string
  readonly lines: readonly LineRecord[]
  readonly batches: readonly BatchRecord[]
}

export function writeLines(tx: Tx, { owner, itemId, lines, batches }: Writing, plan: LinePlan): void {
  for (const level of plan.stock) saveStockLevel(tx, owner, level)
  for (const id of plan.remove) removeInvoiceLine(tx, owner, id)
  const invoice = readInvoice(tx, owner.storeId, owner.invoiceId)
  const price = pricesFor(tx, invoice, itemId)
  for (const { lineId, stockLineId, packs } of plan.save) {
    const line = lines.find((one) => one.id === lineId)
    const batch = batches.find((one) => one.id === stockLineId)
    const isSame = line !== undefined && line.stock_line_id === stockLineId
    const sellPrice = isSame ? (line.sell_price ?? 0) : batch === undefined ? 0 : price(batch)
    const row = line === undefined ? { ...newLine(tx, owner, itemId, batch), sell_price: sellPrice } : { id: line.id }
    saveInvoiceLine(tx, owner, { ...row, packs, ...totals(packs, sellPrice, line?.om_tax ?? null, invoice) })
  }
}

type Document = ReturnType<typeof readInvoice>

function totals(packs: number, price: number, tax: number | null, invoice: Document) {
  const { beforeTax, afterTax } = lineAmounts(packs, price, taxOf(tax, invoice?.tax_rate ?? null))
  return { om_total_before_tax: beforeTax, om_total_after_tax: afterTax }
}

/** What the lines cost the customer whom the document is for now; a line whose price stays as it is is not written (5E). */
export function repriceLines(tx: Tx, owner: Writing['owner']): void {
  const invoice = readInvoice(tx, owner.storeId, owner.invoiceId)
  for (const line of invoiceLines(tx, owner.invoiceId)) {
    const batch = line.stock_line_id === null ? undefined : readBatch(tx, owner.storeId, line.stock_line_id)
    if (batch === undefined) continue
    const price = pricesFor(tx, invoice, line.item_id)(batch)
    if (price === line.sell_price) continue
    saveInvoiceLine(tx, owner, { id: line.id, sell_price: price, ...totals(line.packs ?? 0, price, line.om_tax, invoice) })
  }
}

/** What a line copies of its batch; without one it is a promise in units that no batch covers yet. */
function newLine(tx: Tx, { invoiceId, storeId }: Writing['owner'], itemId: string, batch: BatchRecord | undefined) {
  const item = readItem(tx, itemId)
  const whole = batch === undefined ? undefined : wholeBatch(tx, storeId, batch.id)
  return {
    id: randomUUID(),
    invoice_id: invoiceId,
    item_id: itemId,
    item_name: item?.name ?? '',
    om_item_code: item?.code ?? null,
    stock_line_id: batch?.id ?? null,
    location_id: batch?.location_id ?? null,
    batch: batch?.batch ?? null,
    expiry_date: batch?.expiry_date ?? null,
    pack_size: batch?.pack_size ?? 1,
    cost_price: batch?.cost_price ?? 0,
    sell_price: batch?.sell_price ?? 0,
    type: batch === undefined ? 'placeholder' : 'stock_out',
    ...(whole === undefined ? { rest: { volume_per_pack: 0 } } : ofBatch(whole)),
  }
}

/** An item that stands on the document with nothing asked for yet: leaving New takes such lines off (5E). */
export function askForNothing(tx: Tx, owner: Writing['owner'], itemId: string): void {
  const nothing = { packs: 0, om_total_before_tax: 0, om_total_after_tax: 0 }
  saveInvoiceLine(tx, owner, { ...newLine(tx, owner, itemId, undefined), ...nothing })
}
