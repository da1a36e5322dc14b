/** Puts a plan of lines into rows: lines, batches, and nothing where nothing changed. */
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/write.ts'
import type { LinePlan } from '../domain/invoice-lines.ts'
import { lineTotal } from '../domain/money.ts'
import { readItem } from '../repositories/items.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { removeInvoiceLine, saveInvoiceLine } from '../repositories/invoices.ts'
import type { BatchRecord } from '../repositories/stock-lines.ts'
import { saveStockLevel } from '../repositories/stock-lines.ts'

export type Writing = {
  readonly owner: { readonly invoiceId: string; readonly storeId: string }
  readonly itemId: string
  readonly lines: readonly LineRecord[]
  readonly batches: readonly BatchRecord[]
}

export function writeLines(tx: Tx, { owner, itemId, lines, batches }: Writing, plan: LinePlan): void {
  for (const level of plan.stock) saveStockLevel(tx, owner, level)
  for (const id of plan.remove) removeInvoiceLine(tx, owner, id)
  for (const { lineId, stockLineId, packs } of plan.save) {
    const line = lines.find((one) => one.id === lineId)
    const batch = batches.find((one) => one.id === stockLineId)
    const row = line === undefined ? newLine(tx, owner.invoiceId, itemId, batch) : { id: line.id }
    const total = lineTotal(packs, line?.sell_price ?? batch?.sell_price ?? 0)
    saveInvoiceLine(tx, owner, { ...row, packs, om_total_before_tax: total, om_total_after_tax: total })
  }
}

/** What a line copies of its batch; without one it is a promise in units that no batch covers yet. */
function newLine(tx: Tx, invoiceId: string, itemId: string, batch: BatchRecord | undefined) {
  const item = readItem(tx, itemId)
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
  }
}

/** An item that stands on the document with nothing asked for yet: leaving New takes such lines off (5E). */
export function askForNothing(tx: Tx, owner: Writing['owner'], itemId: string): void {
  const nothing = { packs: 0, om_total_before_tax: 0, om_total_after_tax: 0 }
  saveInvoiceLine(tx, owner, { ...newLine(tx, owner.invoiceId, itemId, undefined), ...nothing })
}
