/** Users as central knows them, and the ones that are made here (DT-60, DT-61). */
import assert from 'node:assert'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { compiled } from '../tables/compile.ts'
import { declared } from '../tables/registry.ts'
import { nameLookup } from './name-lookup.ts'
import type { RowPatch } from './synced-rows.ts'
import { applyPulledUpsert, readRow, saveRow } from './synced-rows.ts'

const users = () =>
  k
    .selectFrom('user as u')
    .leftJoin('sign_in as s', 's.user_id', 'u.id')
    .select(['u.id', 'u.name', 'u.first_name', 'u.last_name', 'u.job_title', 'u.is_active', 'u.status', 's.hash'])

const byId = prepared((p: { id: string }) => users().where('u.id', '=', p.id))
/** `hash` is set where the user can sign in here without a line. */
export const readUser = (db: ReadDb, id: string) => one(db, byId, { id })
export type UserRecord = NonNullable<ReturnType<typeof readUser>>

const every = prepared(() => users().where('u.status', 'in', ['active', 'draft']).orderBy('u.name').orderBy('u.id'))
/** All users that are not deleted or merged into others, by login name. */
export const allUsers = (db: ReadDb): UserRecord[] => all(db, every, {})

/** A user who is made here: it goes to central like any work of the site. */
export function saveNewUser(tx: Tx, patch: RowPatch<'user'>): void {
  saveRow(tx, 'user', patch, { documentId: patch.id, storeId: null })
}

export type ToldUser = {
  readonly id: string
  readonly username: string
  readonly firstName: string
  readonly lastName: string
  readonly jobTitle: string
  readonly isActive: boolean
}

/** What central told of a user at sign-in, until the row itself comes; of a row that is here only whether they are active. */
export function keepToldUser(tx: Tx, told: ToldUser): void {
  const known = readRow(tx, 'user', told.id)
  if (known !== undefined) return void applyPulledUpsert(tx, declared.user, { ...known, is_active: told.isActive ? 1 : 0 })
  const wire = {
    name: told.username,
    first_name: told.firstName,
    last_name: told.lastName,
    job_title: told.jobTitle,
    active: told.isActive,
  }
  const decoded = compiled(declared.user).decode(told.id, wire, nameLookup(tx))
  assert(decoded.ok, 'texts and a boolean can be read')
  applyPulledUpsert(tx, declared.user, decoded.row)
}
