/** Work on batches and on the places where they lie, as the page sees it. Quantities are packs. */
import { z } from 'zod'
import { Id } from './trade.ts'

export const stockSigns = ['addition', 'reduction'] as const
/** Whether stock goes up or down. */
export const StockSign = z.enum(stockSigns)
export type StockSign = z.infer<typeof StockSign>

/** What a form about one batch or one item must know: the reasons that fit, and the places of the store. */
export const StockWorkFacts = z.strictObject({
  reasons: z.strictObject({
    addition: z.array(z.strictObject({ id: Id, title: z.string() })),
    reduction: z.array(z.strictObject({ id: Id, title: z.string() })),
  }),
  places: z.array(z.strictObject({ id: Id, code: z.string(), name: z.string(), onHold: z.boolean() })),
  /** Of the item, for a new batch. */
  defaultPackSize: z.number(),
})
export type StockWorkFacts = z.infer<typeof StockWorkFacts>

/** A document that was born finished, and the batch that it moved or made. */
export const StockWorkDone = z.strictObject({ documentId: Id, number: z.int().nullable(), stockLineId: Id })
export type StockWorkDone = z.infer<typeof StockWorkDone>

export const PlaceRow = z.strictObject({
  id: Id,
  /** Changes with every change of the place; sent back by what edits it. */
  version: z.int(),
  code: z.string(),
  name: z.string(),
  onHold: z.boolean(),
  /** Batches with stock that lie there. */
  batches: z.int(),
  /** Sensors hang there or temperatures were written down there. */
  isMeasured: z.boolean(),
})
export type PlaceRow = z.infer<typeof PlaceRow>
