/** What a scanner read, and what is known of it here (U-60, U-61). */
import { z } from 'zod'
import { Id, ItemChoice } from './trade.ts'

/** A batch of the store that the code may stand on. */
export const ScannedBatch = z.strictObject({
  stockLineId: Id,
  batch: z.string(),
  expiryDate: z.string().nullable(),
  packSize: z.number(),
  /** Packs, and how many of them are promised to no document. */
  total: z.number(),
  available: z.number(),
})

export const Scanned = z.strictObject({
  /** The code as people read it: a GTIN as on the box, any other as scanned. */
  code: z.string(),
  batch: z.string().nullable(),
  /** ISO date. */
  expiryDate: z.string().nullable(),
  /** Units in the pack that carries the code, where central says so. */
  packSize: z.number().nullable(),
  /** null: nobody has tied the code to an item yet. */
  item: ItemChoice.nullable(),
  /** Batches of that item here with that number, or all of them where the code names none; first expiry first. */
  batches: z.array(ScannedBatch),
})
export type Scanned = z.infer<typeof Scanned>
