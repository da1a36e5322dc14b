/** What somebody has typed and not saved yet (U-36, 4-9). */
import { z } from 'zod'
import { InvoiceKind } from './trade.ts'

/** What is filled in: a kind of form and, where there is one, the record that it is about, as in `document/<id>`. */
export const DraftForm = z.string().regex(/^[a-zA-Z]{1,40}(\/[^/]{1,100})?$/)
export const DraftField = z.string().min(1).max(200)
/** As typed, right or wrong; null: given up or saved, so nothing is kept. */
export const DraftText = z.string().max(20_000).nullable()

/** How many fields one message keeps, and how many a form has. */
export const draftFieldsMost = 500

/** A form with something typed in it. `document` is null where it is about none, or where that is gone. */
export const UnfinishedForm = z.strictObject({
  form: DraftForm,
  /** When something was typed in it last; ISO. */
  keptAt: z.string(),
  document: z
    .strictObject({ kind: z.union([InvoiceKind, z.literal('stocktake')]), number: z.int().nullable(), name: z.string() })
    .nullable(),
})
export type UnfinishedForm = z.infer<typeof UnfinishedForm>
