/** What a page is told of its session. */
import type { SessionState } from '../contract/people.ts'
import type { ReadDb } from '../db/write.ts'
import { foldUsername, fullName, initialsOf } from '../domain/people.ts'
import { getSetting } from '../repositories/settings.ts'
import { knownUsers, readSignInOf } from '../repositories/sign-ins.ts'
import { readUser } from '../repositories/users.ts'
import { myStores, rightsOf, whoGivesRights } from './access.ts'
import { shutReason } from './context.ts'
import { waitSeconds } from './sign-in-tries.ts'

/** A page's session as main keeps it. */
export type OpenSession = {
  readonly userId: string
  readonly storeId: string | null
  readonly isLocked: boolean
  readonly checkedAt: 'central' | 'here'
}

const knownShown = 20
export const defaultIdleMinutes = 10

export const idleLockMinutes = (db: ReadDb): number => getSetting(db, 'idle_lock_minutes') ?? defaultIdleMinutes

/** `tried` is the login name that this page tried last: its wait goes on after a reload. */
export function sessionState(db: ReadDb, session: OpenSession | null, tried: string | null, now: Date): SessionState {
  const name = session === null ? tried : usernameOf(db, session.userId)
  return {
    ...(session === null ? nobody : somebody(db, session)),
    known: knownUsers(db, knownShown).map((row) => ({
      id: row.user_id,
      username: row.username,
      name: fullName({ username: row.username, firstName: row.first_name ?? '', lastName: row.last_name ?? '' }),
      lastSignInAt: row.checked_at,
    })),
    idleLockMinutes: idleLockMinutes(db),
    waitSeconds: name === null ? 0 : waitSeconds(db, foldUsername(name), now),
  }
}

type Who = Pick<SessionState, 'user' | 'locked' | 'rights' | 'whoGivesRights' | 'stores' | 'storeId' | 'storeLocked' | 'checkedAt'>

const nobody: Who = {
  user: null,
  locked: false,
  rights: [],
  whoGivesRights: '',
  stores: [],
  storeId: null,
  storeLocked: null,
  checkedAt: null,
}

/** The login name that central knows the user by, as far as this computer has heard. */
export const usernameOf = (db: ReadDb, userId: string): string => readUser(db, userId)?.name ?? readSignInOf(db, userId)?.username ?? ''

/** The name by which people know the user. */
export const nameOfUser = (db: ReadDb, userId: string): string => fullName(personOf(db, userId))

function personOf(db: ReadDb, userId: string) {
  const row = readUser(db, userId)
  return { username: usernameOf(db, userId), firstName: row?.first_name ?? '', lastName: row?.last_name ?? '' }
}

function somebody(db: ReadDb, { userId, storeId, isLocked, checkedAt }: OpenSession): Who {
  const person = personOf(db, userId)
  const jobTitle = readUser(db, userId)?.job_title ?? ''
  return {
    user: { id: userId, username: person.username, name: fullName(person), initials: initialsOf(person), jobTitle },
    locked: isLocked,
    rights: storeId === null ? [] : rightsOf(db, userId, storeId),
    whoGivesRights: storeId === null ? '' : whoGivesRights(db, userId, [storeId]),
    stores: myStores(db, userId),
    storeId,
    storeLocked: storeId === null ? null : shutReason(db, storeId),
    checkedAt,
  }
}
