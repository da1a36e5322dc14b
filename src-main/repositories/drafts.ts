/** What people have typed and not saved: theirs alone, on this computer alone. */
import { sql } from 'kysely'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'

/** Whose form, and which. */
export type FormKey = { readonly userId: string; readonly storeId: string; readonly form: string }

const fields = prepared((p: FormKey) =>
  k
    .selectFrom('draft')
    .select(['field', 'text'])
    .where('user_id', '=', p.userId)
    .where('store_id', '=', p.storeId)
    .where('form', '=', p.form)
    .orderBy('field'),
)
export const draftFields = (db: ReadDb, key: FormKey) => all(db, fields, key)

const forms = prepared((p: Omit<FormKey, 'form'>) =>
  k
    .selectFrom('draft')
    .select(['form', sql<string>`max(kept_at)`.as('keptAt')])
    .where('user_id', '=', p.userId)
    .where('store_id', '=', p.storeId)
    .groupBy('form')
    .orderBy('keptAt', 'desc')
    .limit(20),
)
/** Forms of a person at a store in which something is typed, the last one first. */
export const draftForms = (db: ReadDb, userId: string, storeId: string) => all(db, forms, { userId, storeId })

const counted = prepared((p: FormKey) =>
  k
    .selectFrom('draft')
    .select(sql<number>`count(*)`.as('count'))
    .where('user_id', '=', p.userId)
    .where('store_id', '=', p.storeId)
    .where('form', '=', p.form),
)
export const countDraftFields = (db: ReadDb, key: FormKey): number => one(db, counted, key)?.count ?? 0

const put = prepared((p: FormKey & { field: string; text: string; at: string }) =>
  k
    .insertInto('draft')
    .values({ user_id: p.userId, store_id: p.storeId, form: p.form, field: p.field, text: p.text, kept_at: p.at })
    .onConflict((on) => on.columns(['user_id', 'store_id', 'form', 'field']).doUpdateSet({ text: p.text, kept_at: p.at })),
)
export const saveDraft = (tx: Tx, key: FormKey, field: string, text: string, at: string): void =>
  void run(tx, put, { ...key, field, text, at })

const drop = prepared((p: FormKey & { field: string }) =>
  k
    .deleteFrom('draft')
    .where('user_id', '=', p.userId)
    .where('store_id', '=', p.storeId)
    .where('form', '=', p.form)
    .where('field', '=', p.field),
)
export const dropDraft = (tx: Tx, key: FormKey, field: string): void => void run(tx, drop, { ...key, field })

const dropAll = prepared((p: FormKey) =>
  k.deleteFrom('draft').where('user_id', '=', p.userId).where('store_id', '=', p.storeId).where('form', '=', p.form),
)
export const dropForm = (tx: Tx, key: FormKey): void => void run(tx, dropAll, key)

const old = prepared((p: { before: string }) => k.deleteFrom('draft').where('kept_at', '<', p.before))
/** Forgets what nobody has come back to since an ISO time. */
export const dropOldDrafts = (tx: Tx, before: string): void => void run(tx, old, { before })
