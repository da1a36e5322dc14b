/** Who has signed in on this computer, and wrong tries. Both stay on this computer (DT-61). */
import { sql } from 'kysely'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { SignInTable } from '../db/schema.ts'
import type { Tx } from '../db/write.ts'
import { foldUsername } from '../domain/people.ts'
import type { Failures } from '../domain/sign-in-wait.ts'
import { noFailures } from '../domain/sign-in-wait.ts'

export type SignInRecord = Readonly<SignInTable>

const withNames = prepared(() =>
  k.selectFrom('sign_in as s').leftJoin('user as u', 'u.id', 's.user_id').selectAll('s').select('u.name').orderBy('s.checked_at', 'desc'),
)
/** What is kept of the user with a folded login name: the one that central knows them by now, else that of their last sign-in. */
export function readSignIn(db: ReadDb, folded: string): SignInRecord | undefined {
  const rows = all(db, withNames, {})
  return rows.find((row) => foldUsername(row.name ?? '') === folded) ?? rows.find((row) => row.username_folded === folded)
}

const ofUser = prepared((p: { userId: string }) => k.selectFrom('sign_in').selectAll().where('user_id', '=', p.userId))
/** What is kept of a user's last sign-in. */
export const readSignInOf = (db: ReadDb, userId: string): SignInRecord | undefined => one(db, ofUser, { userId })

const known = prepared((p: { limit: number }) =>
  k
    .selectFrom('sign_in as s')
    .leftJoin('user as u', 'u.id', 's.user_id')
    .select(['s.user_id', 's.checked_at', 'u.first_name', 'u.last_name'])
    .select(sql<string>`coalesce(u.name, s.username)`.as('username'))
    .where(sql<boolean>`coalesce(u.is_active, 1) = 1 AND coalesce(u.status, 'active') = 'active'`)
    .orderBy('s.checked_at', 'desc')
    .limit(p.limit),
)
/** Those who have signed in here, the last one first. */
export const knownUsers = (db: ReadDb, limit: number) => all(db, known, { limit })

const any = prepared(() => k.selectFrom('sign_in').select('user_id').limit(1))
/** Whether anybody has ever signed in on this computer. */
export const anybodySignedIn = (db: ReadDb): boolean => one(db, any, {}) !== undefined

const put = prepared((p: SignInTable) => {
  const { user_id, username, username_folded, hash, hash_format, checked_at, checked_by } = p
  const others = { username, username_folded, hash, hash_format, checked_at, checked_by }
  return k
    .insertInto('sign_in')
    .values({ user_id, ...others })
    .onConflict((on) => on.column('user_id').doUpdateSet(others))
})
const otherHolders = prepared((p: { folded: string; userId: string }) =>
  k.deleteFrom('sign_in').where('username_folded', '=', p.folded).where('user_id', '<>', p.userId),
)

/** Central has let this user in. A name belongs to one person: whoever had it before must ask central again. */
export function saveSignIn(tx: Tx, record: SignInRecord): void {
  run(tx, otherHolders, { folded: record.username_folded, userId: record.user_id })
  run(tx, put, { ...record })
}

const seen = prepared((p: { userId: string; at: string }) =>
  k.updateTable('sign_in').set({ checked_at: p.at, checked_by: 'here' }).where('user_id', '=', p.userId),
)
/** Signed in without a line, at an ISO time. */
export const noteSignInHere = (tx: Tx, userId: string, at: string): void => void run(tx, seen, { userId, at })

const drop = prepared((p: { userId: string }) => k.updateTable('sign_in').set({ hash: null }).where('user_id', '=', p.userId))
/** Central has said that the password is wrong: what is kept of it is good no more (U-02). */
export const dropHash = (tx: Tx, userId: string): void => void run(tx, drop, { userId })

const failures = prepared((p: { folded: string }) => k.selectFrom('sign_in_failure').selectAll().where('username_folded', '=', p.folded))

export function readFailures(db: ReadDb, folded: string): Failures {
  const row = one(db, failures, { folded })
  return row === undefined ? noFailures : { failures: row.failures, waitUntil: row.wait_until, lastAt: row.last_at }
}

const putFailures = prepared((p: { folded: string; failures: number; waitUntil: number; lastAt: number }) => {
  const counted = { failures: p.failures, wait_until: p.waitUntil, last_at: p.lastAt }
  return k
    .insertInto('sign_in_failure')
    .values({ username_folded: p.folded, ...counted })
    .onConflict((on) => on.column('username_folded').doUpdateSet(counted))
})
const forget = prepared((p: { folded: string }) => k.deleteFrom('sign_in_failure').where('username_folded', '=', p.folded))

/** Names that nobody has signed in with; the newest stay. */
const strangers = prepared((p: { keep: number }) =>
  k.deleteFrom('sign_in_failure').where(
    'username_folded',
    'in',
    k
      .selectFrom('sign_in_failure')
      .select('username_folded')
      .where('username_folded', 'not in', k.selectFrom('sign_in').select('username_folded'))
      .orderBy('last_at', 'desc')
      .limit(sql<number>`-1`)
      .offset(sql<number>`${p.keep}`),
  ),
)
const strangersKept = 1000

/** Keeps the wrong tries of a name. Names that nobody has cannot fill the disk, nor push out the tries of one that counts. */
export function saveFailures(tx: Tx, folded: string, found: Failures): void {
  if (found.failures === 0) return void run(tx, forget, { folded })
  run(tx, putFailures, { folded, ...found })
  run(tx, strangers, { keep: strangersKept })
}
