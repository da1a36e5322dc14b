/** Drafts belong to the person who typed them, at the store where they did; nobody else sees them and nothing of them is sent. */
import { z } from 'zod'
import { DraftField, draftFieldsMost, DraftForm, DraftText, UnfinishedForm } from './drafts.ts'
import { nothing, op } from './operation.ts'

export const draftsOperations = {
  /** The fields of a form as they were typed. */
  'drafts.of': op('user', z.strictObject({ form: DraftForm }), z.record(DraftField, z.string())),
  /** Keeps each field that is named as typed, and forgets those that are null. Refused: `draft_full`, `no_store_open`. */
  'drafts.keep': op(
    'user',
    z.strictObject({
      form: DraftForm,
      fields: z.record(DraftField, DraftText).refine((fields) => Object.keys(fields).length <= draftFieldsMost),
    }),
    nothing,
  ),
  /** Forgets all fields of a form. */
  'drafts.drop': op('user', z.strictObject({ form: DraftForm }), nothing),
  /** The forms that were left unfinished, the last one first (4-9). */
  'drafts.list': op('user', nothing, z.array(UnfinishedForm)),
} as const
