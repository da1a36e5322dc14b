import assert from 'node:assert'
import type { UserRow } from '../contract/people.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import { foldUsername, isUsername } from '../domain/people.ts'
import { getSetting } from '../repositories/settings.ts'
import type { UserRecord } from '../repositories/users.ts'
import { allUsers, readUser, saveNewUser } from '../repositories/users.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'

/** Every user that central has told of, by login name. */
export const listUsers = (db: ReadDb): UserRow[] => allUsers(db).map(shown)

const shown = (row: UserRecord): UserRow => ({
  id: row.id,
  username: row.name ?? '',
  firstName: row.first_name ?? '',
  lastName: row.last_name ?? '',
  jobTitle: row.job_title ?? '',
  active: row.is_active !== 0,
  signedInHere: row.hash !== null,
})

export type NewUser = {
  readonly id: string
  readonly username: string
  readonly firstName: string
  readonly lastName: string
  readonly jobTitle: string
}

/**
 * A new user under the id that the form made; the record goes to central, which gives password and rights (DT-60).
 * Where central is not known to take users from sites none is made: it would wait for ever.
 */
export function createUser(context: StoreContext, given: NewUser): Result<UserRow> {
  if (!isUsername(given.username)) return refuse('validation', 'not_understood', { field: 'username' }, 'username')
  return act(context, ['user'], (tx) => {
    const folded = foldUsername(given.username)
    const known = readUser(tx, given.id)
    if (known !== undefined) return foldUsername(known.name ?? '') === folded ? ok(shown(known)) : refuse('refused', 'id_in_use', {}, 'id')
    if (getSetting(tx, 'takes_users') !== true) return refuse('refused', 'users_made_at_central')
    const username = given.username.normalize('NFC').trim()
    if (allUsers(tx).some((row) => foldUsername(row.name ?? '') === folded))
      return refuse('refused', 'username_taken', { username }, 'username')
    saveNewUser(tx, {
      id: given.id,
      name: username,
      first_name: textOrNull(given.firstName),
      last_name: textOrNull(given.lastName),
      job_title: textOrNull(given.jobTitle),
      language: 0,
      is_active: 1,
    })
    const saved = readUser(tx, given.id)
    assert(saved !== undefined, 'it was saved just now')
    return ok(shown(saved))
  })
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
