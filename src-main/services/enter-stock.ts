/** What a line that comes in makes of the stock: its batch. */
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/write.ts'
import { unnamedBatch } from '../domain/arrivals.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { documentParams } from '../domain/invoice.ts'
import type { LineRecord } from '../repositories/invoices.ts'
import { arrivalKeys, saveInvoiceLine } from '../repositories/invoices.ts'
import { saveBatch } from '../repositories/stock-lines.ts'

/** Puts the goods of a line into the stock as a batch of their own, and names it on the line (5B). */
export function enterStock(tx: Tx, head: InvoiceHead, supplierId: string | null, line: LineRecord): void {
  const owner = { invoiceId: head.id, storeId: head.storeId }
  const id = randomUUID()
  const packs = line.packs ?? 0
  const batch = line.batch ?? unnamedBatch(documentParams(head).number)
  const { volumePerPack, barcodeId } = arrivalKeys(line)
  saveBatch(tx, owner, {
    id,
    store_id: head.storeId,
    item_id: line.item_id,
    ...factsOf(line),
    batch,
    on_hold: 0,
    available: packs,
    total: packs,
    supplier_id: supplierId,
    donor_id: line.donor_id,
    manufacturer_id: line.manufacturer_id,
    barcode_id: barcodeId,
    rest: { volume_per_pack: volumePerPack, total_volume: volumePerPack * packs },
  })
  saveInvoiceLine(tx, owner, { id: line.id, stock_line_id: id, batch })
}

/** What a batch copies of the line that brought it. */
export const factsOf = (
  line: Pick<LineRecord, 'batch' | 'expiry_date' | 'pack_size' | 'cost_price' | 'sell_price' | 'location_id' | 'note'>,
) => ({
  batch: line.batch,
  expiry_date: line.expiry_date,
  pack_size: line.pack_size,
  cost_price: line.cost_price,
  sell_price: line.sell_price,
  location_id: line.location_id,
  note: line.note,
})
