/** Scanning: what a code is, and teaching the program a new one. */
import { z } from 'zod'
import { Scanned } from './barcodes.ts'
import { op } from './operation.ts'
import { Id } from './trade.ts'

const Code = z.string().trim().min(1).max(300)

export const barcodesOperations = {
  /**
   * What a scanned code says and what is known of it. `texts`: the same scan as the keyboard wrote it and as its keys
   * lie on a keyboard for English, of which the first that is known or readable counts (U-60).
   */
  'barcodes.find': op('store', z.strictObject({ texts: z.array(Code).min(1).max(2) }), Scanned, 'viewStock'),
  /** Ties a code to an item; every site learns it with the next sync (DT-71). Refused: `barcode_taken`, `item_gone`. */
  'barcodes.learn': op('store', z.strictObject({ id: z.uuid(), text: Code, itemId: Id }), Scanned, 'editStock'),
} as const
