/** Keeps what is typed as typed, so that neither a power cut nor a refusal costs anybody a line (U-36, 4-9). */
import type { UnfinishedForm } from '../contract/drafts.ts'
import { draftFieldsMost } from '../contract/drafts.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceKind } from '../contract/trade.ts'
import type { Db, ReadDb } from '../db/write.ts'
import { write } from '../db/write.ts'
import { shownNumber } from '../domain/numbers.ts'
import type { FormKey } from '../repositories/drafts.ts'
import { countDraftFields, draftFields, draftForms, dropDraft, dropForm, dropOldDrafts, saveDraft } from '../repositories/drafts.ts'
import { readInvoice } from '../repositories/invoices.ts'
import { readStocktake } from '../repositories/stocktakes.ts'

export type DraftContext = { readonly db: Db; readonly clock: () => Date; readonly userId: string; readonly storeId: string }

/** Nobody comes back to what was typed a quarter of a year ago. */
const keptDays = 90

const keyOf = ({ userId, storeId }: DraftContext, form: string): FormKey => ({ userId, storeId, form })

/** The fields of a form as they were typed. */
export const readDraft = (context: DraftContext, form: string): Record<string, string> =>
  Object.fromEntries(draftFields(context.db, keyOf(context, form)).map(({ field, text }) => [field, text]))

/** Keeps the fields of a form as typed; those that are null are forgotten. */
export function keepDraft(
  context: DraftContext,
  form: string,
  fields: Readonly<Record<string, string | null>>,
): Result<Record<string, never>> {
  const { db, clock, userId } = context
  const key = keyOf(context, form)
  const now = clock()
  const at = now.toISOString()
  return write(db, { kind: 'local', userId, at }, (tx) => {
    const texts = Object.entries(fields)
    if (countDraftFields(tx, key) + texts.length > 2 * draftFieldsMost) return refuse('refused', 'draft_full')
    for (const [field, text] of texts) {
      if (text === null) dropDraft(tx, key, field)
      else saveDraft(tx, key, field, text, at)
    }
    dropOldDrafts(tx, new Date(now.getTime() - keptDays * 86_400_000).toISOString())
    return ok({})
  })
}

/** Forgets a form: it was saved, or given up. */
export function forgetDraft(context: DraftContext, form: string): Result<Record<string, never>> {
  const { db, clock, userId } = context
  write(db, { kind: 'local', userId, at: clock().toISOString() }, (tx) => dropForm(tx, keyOf(context, form)))
  return ok({})
}

/** What this person left unfinished at this store, the last first, with the document that each is about (4-9). */
export const unfinishedForms = ({ db, userId, storeId }: DraftContext): readonly UnfinishedForm[] =>
  draftForms(db, userId, storeId).map(({ form, keptAt }) => ({ form, keptAt, document: documentOf(db, storeId, form) }))

function documentOf(db: ReadDb, storeId: string, form: string): UnfinishedForm['document'] {
  const [what = '', id = ''] = form.split('/')
  if (what === 'stocktake') {
    const count = readStocktake(db, storeId, id)
    return count === undefined ? null : { kind: 'stocktake', number: shownNumber(count.number), name: count.description ?? '' }
  }
  const found = what === 'document' ? readInvoice(db, storeId, id) : undefined
  return found === undefined
    ? null
    : { kind: found.kind as InvoiceKind, number: shownNumber(found.number), name: found.customer_name ?? '' }
}
