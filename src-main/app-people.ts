/**
 * The people at the pages: signing in and out, the idle lock, what each may ask, and who is moved out when a sync has
 * taken a store or a user away.
 */
import { createSessions } from './app-sessions.ts'
import type { Needs } from './contract/operation.ts'
import type { OperationName } from './contract/operations.ts'
import { operations } from './contract/operations.ts'
import type { SessionState } from './contract/people.ts'
import type { Result } from './contract/result.ts'
import { ok, refuse } from './contract/result.ts'
import type { Db } from './db/open.ts'
import { write } from './db/write.ts'
import { writable } from './domain/store-role.ts'
import type { Timer } from './ipc/publisher.ts'
import type { Log } from './log.ts'
import { logActivity } from './repositories/activity-log.ts'
import { storeInTx } from './repositories/ownership.ts'
import { getSetting, setSetting } from './repositories/settings.ts'
import { checkMyStore, checkRight, isShutOut } from './services/access.ts'
import type { OpenSession } from './services/session-state.ts'
import { idleLockMinutes, sessionState, usernameOf } from './services/session-state.ts'
import type { LoginCentral, SignedIn } from './services/sign-in.ts'
import { signIn } from './services/sign-in.ts'

export type People = {
  /** Why this session may not ask for this, or null. Phases of the site are others' to check. */
  readonly refusal: (sessionId: string, operation: OperationName) => Result<never> | null
  readonly state: (sessionId: string) => SessionState
  readonly storeOf: (sessionId: string) => string | null
  /** The user and the open store of a session that was let through for a store. */
  readonly placeOf: (sessionId: string) => { readonly userId: string; readonly storeId: string }
  readonly signIn: (sessionId: string, given: { username: string; password: string }) => Promise<Result<SessionState>>
  readonly unlock: (sessionId: string, password: string) => Promise<Result<SessionState>>
  readonly lock: (sessionId: string) => void
  /** The computer is put to sleep or its screen is locked: whoever comes back may be somebody else (U-03). */
  readonly lockAll: () => void
  readonly signOut: (sessionId: string) => void
  readonly touch: (sessionId: string) => void
  readonly setIdleLock: (sessionId: string, minutes: number) => void
  readonly openStore: (sessionId: string, storeId: string) => Result<null>
  /** After a sync: who may no longer work where they are is moved out at once (U-06). */
  readonly review: () => void
  readonly end: (sessionId: string) => void
  readonly stop: () => void
}

export type PeoplePorts = {
  readonly db: Db
  /** Nothing of the site may be written, not even who signed in. */
  readonly readOnly: boolean
  readonly clock: () => Date
  readonly timer: Timer
  readonly login: LoginCentral
  readonly log: Log
  /** Sessions have changed: every page hears of its own. */
  readonly tell: () => void
  /** Told after a local write: local names of the tables. */
  readonly wrote: (tables: readonly string[]) => void
}

const lookEveryMs = 5000

/** What a page also asks by itself, when it is told of changes: no sign of a person (U-03). */
const quiet: ReadonlySet<OperationName> = new Set<OperationName>([
  ...([
    'app.about',
    'stores.list',
    'stores.move',
    'users.list',
    'history.ofDocument',
    'transactions.list',
    'invoice.get',
    'invoice.allocation',
  ] as const),
  ...(['sync.waiting', 'sync.history', 'problems.list', 'backups.state', 'backups.overview', 'rules.state', 'journal.state'] as const),
  ...(['safety.state', 'safety.loss', 'start.report', 'connection.queue', 'siteSettings.get', 'drafts.list'] as const),
  ...(['home.outbound', 'home.inbound', 'home.stock', 'items.list', 'items.counts', 'item.page', 'item.ledger'] as const),
  ...(['stock.list', 'stock.batch', 'stocktakes.list', 'stocktake.get', 'stocktake.lines', 'documents.related'] as const),
])

export function createPeople({ db, readOnly, clock, timer, login, log, tell, wrote }: PeoplePorts): People {
  const sessions = createSessions(clock)
  /** The login name that was tried last at a page where nobody is signed in. */
  const tried = new Map<string, string>()
  /** How often all pages were locked: a password that was looked at meanwhile lets its person in, and behind the lock. */
  let locks = 0

  const lockIdle = (): void => {
    const locked = sessions.lockIdle(idleLockMinutes(db) * 60_000)
    if (locked.length > 0) tell()
  }
  let cancel = timer.after(lookEveryMs, look)
  function look(): void {
    try {
      lockIdle()
    } catch (error) {
      log.error('the idle lock cannot be looked at', { error })
    }
    cancel = timer.after(lookEveryMs, look)
  }

  const signOut = (sessionId: string): void => {
    sessions.end(sessionId)
    tell()
  }
  const moveOut = (sessionId: string): void => {
    sessions.change(sessionId, { storeId: null })
    tell()
  }

  /** The session as it may be used now; one that may not is closed, locked or moved out before it is answered. */
  function usable(sessionId: string): Result<OpenSession> {
    lockIdle()
    const session = sessions.of(sessionId)
    if (session === null) return refuse('forbidden', 'not_signed_in')
    if (isShutOut(db, session.userId)) {
      signOut(sessionId)
      return refuse('forbidden', 'user_inactive')
    }
    return session.isLocked ? refuse('forbidden', 'locked') : ok(session)
  }

  function inStore(sessionId: string, { userId, storeId }: OpenSession): Result<unknown> {
    if (storeId === null) return refuse('forbidden', 'no_store_open')
    const allowed = checkMyStore(db, userId, storeId)
    if (!allowed.ok) moveOut(sessionId)
    return allowed
  }

  function checked(sessionId: string, operation: OperationName): Result<unknown> {
    const { needs, right } = operations[operation]
    const session = usable(sessionId)
    if (!session.ok) return session
    const place = asksForStore(needs) ? inStore(sessionId, session.value) : ok(null)
    if (!place.ok) return place
    const allowed = right === null ? ok(null) : checkRight(db, session.value.userId, session.value.storeId, right)
    if (allowed.ok && !quiet.has(operation)) sessions.touch(sessionId)
    return allowed
  }

  const state = (sessionId: string): SessionState => sessionState(db, sessions.of(sessionId), tried.get(sessionId) ?? null, clock())

  function begin(sessionId: string, { userId, storeId, checkedAt }: Omit<OpenSession, 'isLocked'>, locksBefore: number): void {
    sessions.begin(sessionId, { userId, storeId, checkedAt })
    if (locks !== locksBefore) sessions.change(sessionId, { isLocked: true })
    tried.delete(sessionId)
    log.info('signed in', { user: userId, store: storeId, checkedAt })
    tell()
  }

  /** Central's answer may have taken a store from those who are signed in at other pages. */
  async function ask(given: { username: string; password: string }): Promise<Result<SignedIn>> {
    const found = await signIn({ db, clock, login }, given)
    review()
    return found
  }

  function review(): void {
    for (const [id, session] of sessions.all()) {
      if (isShutOut(db, session.userId)) signOut(id)
      else if (session.storeId !== null && !checkMyStore(db, session.userId, session.storeId).ok) moveOut(id)
    }
    // What may be written in an open store may be another now (F-011, F-236).
    if (sessions.all().some(([, { storeId }]) => storeId !== null)) tell()
  }

  return {
    refusal: (sessionId, operation) => {
      const { needs } = operations[operation]
      if (needs !== 'user' && needs !== 'store') return null
      const allowed = checked(sessionId, operation)
      return allowed.ok ? null : allowed
    },
    state: (sessionId) => {
      lockIdle()
      return state(sessionId)
    },
    storeOf: (sessionId) => sessions.of(sessionId)?.storeId ?? null,
    placeOf: (sessionId) => {
      const session = sessions.of(sessionId)
      if (session === null || session.storeId === null) throw new Error('the router lets nobody in without a user and a store')
      return { userId: session.userId, storeId: session.storeId }
    },
    signIn: async (sessionId, given) => {
      tried.set(sessionId, given.username)
      const before = locks
      const found = await ask(given)
      if (!found.ok) return found
      const { userId, storeId } = found.value
      // A store that is only read keeps no log of this site's (F-011, F-236).
      write(db, { kind: 'local', userId, at: clock().toISOString() }, (tx) => {
        if (!readOnly && writable(storeInTx(tx, storeId)).ok) logActivity(tx, { type: 'UserLoggedIn', recordId: userId, storeId })
      })
      wrote(['activity_log'])
      begin(sessionId, found.value, before)
      return ok(state(sessionId))
    },
    unlock: async (sessionId, password) => {
      const session = sessions.of(sessionId)
      if (session === null) return refuse('forbidden', 'not_signed_in')
      if (!session.isLocked) return ok(state(sessionId))
      const before = locks
      const found = await ask({ username: usernameOf(db, session.userId), password })
      if (!found.ok) return found
      // Meanwhile somebody else may have signed in here, or the name may be another's by now.
      const now = sessions.of(sessionId)
      if (now === null || now.userId !== session.userId || found.value.userId !== session.userId)
        return refuse('forbidden', 'not_signed_in')
      // The store stays, so that the draft in it stays; where it was taken away meanwhile nothing opens by itself.
      begin(sessionId, { ...found.value, storeId: now.storeId }, before)
      return ok(state(sessionId))
    },
    lock: (sessionId) => {
      sessions.change(sessionId, { isLocked: true })
      tell()
    },
    lockAll: () => {
      locks += 1
      sessions.lockAll()
      tell()
    },
    signOut,
    touch: (sessionId) => {
      lockIdle()
      if (sessions.of(sessionId)?.isLocked === false) sessions.touch(sessionId)
    },
    setIdleLock: (sessionId, minutes) => {
      asUser(sessionId, (tx) => setSetting(tx, 'idle_lock_minutes', minutes))
      tell()
    },
    openStore: (sessionId, storeId) => {
      const session = sessions.of(sessionId)
      if (session === null) return refuse('forbidden', 'not_signed_in')
      const allowed = checkMyStore(db, session.userId, storeId)
      if (!allowed.ok) return allowed
      if (getSetting(db, 'store_id') !== storeId) asUser(sessionId, (tx) => setSetting(tx, 'store_id', storeId))
      sessions.change(sessionId, { storeId })
      tell()
      return ok(null)
    },
    review,
    end: (sessionId) => {
      sessions.end(sessionId)
      tried.delete(sessionId)
    },
    stop: () => cancel(),
  }

  function asUser(sessionId: string, fn: Parameters<typeof write<void>>[2]): void {
    write(db, { kind: 'local', userId: sessions.of(sessionId)?.userId ?? null, at: clock().toISOString() }, fn)
  }
}

const asksForStore = (needs: Needs): boolean => needs === 'store'
