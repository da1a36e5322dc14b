/** Scanning (U-60, U-61): a code becomes an item, its batch and its expiry, or waits for somebody to say whose it is. */
import type { Scanned } from '../contract/barcodes.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import type { Scan } from '../domain/barcode.ts'
import { codesOf, readScan, writtenCode } from '../domain/barcode.ts'
import { finite } from '../domain/stock.ts'
import { batchesOfItem, itemsWithCode, saveBarcode } from '../repositories/barcodes.ts'
import { itemInStore, readItem } from '../repositories/items.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'

/** Of one scan that came in two writings, the one that is known here counts, else the one that can be read as a code. */
export function findScanned(db: ReadDb, storeId: string, texts: readonly string[], today: string): Scanned {
  const scans = texts.map(readScan)
  const scan =
    scans.find((one) => itemsWithCode(db, storeId, codesOf(one)).length > 0) ?? scans.find(({ gtin }) => gtin !== null) ?? scans[0]
  return scannedView(db, storeId, scan ?? readScan(''), today)
}

function scannedView(db: ReadDb, storeId: string, scan: Scan, today: string): Scanned {
  const [found] = itemsWithCode(db, storeId, codesOf(scan))
  const known = found === undefined ? undefined : itemInStore(db, storeId, found.id, today)
  const { batch, expiryDate } = scan
  const packSize = found === undefined || (found.pack_size ?? 0) <= 0 ? null : found.pack_size
  const batches = known === undefined ? [] : batchesOfItem(db, storeId, known.id, batch)
  return {
    code: writtenCode(scan),
    batch,
    expiryDate,
    packSize,
    item:
      known === undefined
        ? null
        : {
            id: known.id,
            code: known.code ?? '',
            name: known.name ?? '',
            unit: known.unit ?? '',
            total: finite(known.total),
            available: finite(known.available),
          },
    batches: batches.map((row) => ({
      stockLineId: row.id,
      batch: row.batch ?? '',
      expiryDate: row.expiry_date,
      packSize: finite(row.pack_size ?? 0),
      total: finite(row.total ?? 0),
      available: finite(row.available ?? 0),
    })),
  }
}

/** Ties a code to an item, once: a code that is known for another item stays that one's. */
export function learnBarcode(context: StoreContext, given: { id: string; text: string; itemId: string }, today: string): Result<Scanned> {
  const scan = readScan(given.text)
  return act(context, ['barcode'], (tx) => {
    if (readItem(tx, given.itemId)?.status !== 'active') return refuse('not_found', 'item_gone')
    const [taken] = itemsWithCode(tx, context.storeId, codesOf(scan))
    if (taken !== undefined && taken.id !== given.itemId)
      return refuse('refused', 'barcode_taken', { item: taken.name ?? '', code: writtenCode(scan) })
    if (taken === undefined) saveBarcode(tx, { id: given.id, item_id: given.itemId, barcode: writtenCode(scan) })
    return ok(scannedView(tx, context.storeId, scan, today))
  })
}
