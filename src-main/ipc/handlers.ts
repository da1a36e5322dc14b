/** What each operation does. Forgetting one, or answering with another's shape, does not compile. */
import type { z } from 'zod'
import type { OperationName, operations, Output } from '../contract/operations.ts'
import type { SessionState } from '../contract/people.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { AppState } from '../contract/site.ts'
import type { SyncStatus } from '../contract/sync.ts'
import type { Installation } from '../services/about.ts'
import { aboutInfo, loadedSummary } from '../services/about.ts'
import type { StoreContext } from '../services/context.ts'
import { documentHistory } from '../services/history.ts'
import { journalState } from '../services/journal.ts'
import type { Remember } from '../services/list-transactions.ts'
import type { Climb } from '../services/connection.ts'
import { exportProblems, problemDetails } from '../services/problem-text.ts'
import type { MoveContext } from '../services/move-store.ts'
import { freezeStore, storeMove, thawStore } from '../services/move-store.ts'
import type { ProblemContext } from '../services/problems.ts'
import { problemPage, retryAllProblems, retryProblem } from '../services/problems.ts'
import type { RulesContext } from '../services/rules.ts'
import { changeRule, rulesState, takeDefaults } from '../services/rules.ts'
import type { SetupContext } from '../services/setup.ts'
import { reenter, register, setupState } from '../services/setup.ts'
import { setSyncingAtSetup } from '../services/site-settings.ts'
import { siteNeeds } from '../services/site-needs.ts'
import { listStores } from '../services/stores.ts'
import { setUpAnew } from '../services/identity.ts'
import { createUser, listUsers } from '../services/users.ts'
import type { SupportContext } from '../services/support-bundle.ts'
import { syncHistory, waiting } from '../services/waiting.ts'
import type { BackupsPort } from './backups-handlers.ts'
import { backupsHandlers } from './backups-handlers.ts'
import { diagnosisHandlers } from './diagnosis-handlers.ts'
import { barcodesHandlers } from './barcodes-handlers.ts'
import { documentsHandlers } from './documents-handlers.ts'
import { draftsHandlers } from './drafts-handlers.ts'
import { homeHandlers } from './home-handlers.ts'
import type { IdentityPorts } from './identity-handlers.ts'
import { identityHandlers } from './identity-handlers.ts'
import { listsHandlers } from './lists-handlers.ts'
import { outputHandlers } from './output-handlers.ts'
import { reportsHandlers } from './reports-handlers.ts'
import type { PracticePort } from './practice-handlers.ts'
import { practiceHandlers } from './practice-handlers.ts'
import { siteSettingsHandlers } from './site-settings-handlers.ts'
import { stockHandlers } from './stock-handlers.ts'
import { stockWorkHandlers } from './stock-work-handlers.ts'
import { stocktakesHandlers } from './stocktakes-handlers.ts'
import { supportHandlers } from './support-handlers.ts'
import { tradeHandlers } from './trade-handlers.ts'

/** Who asks, as main knows it: never taken from a message. */
export type Session = {
  readonly id: string
  /** Why this session may not ask for it now, or null: phase, sign-in, lock, store, right. */
  readonly refusal: (operation: OperationName) => Result<never> | null
}

type Read<K extends OperationName> = z.output<(typeof operations)[K]['input']>
type Answer<K extends OperationName> = Result<Output<K>> | Promise<Result<Output<K>>>
export type Handlers = { readonly [K in OperationName]: (input: Read<K>, session: Session) => Answer<K> }
export type Of<Prefix extends string> = { readonly [K in Extract<OperationName, `${Prefix}.${string}`>]: Handlers[K] }

/** What the handlers need of the application. Contexts throw where there is no database that can be used. */
export type HandlerPorts = {
  readonly state: (session: Session) => AppState
  readonly setLook: (look: Partial<Pick<AppState, 'locale' | 'theme'>>) => void
  /** An empty text takes it away. */
  readonly setContact: (contact: string) => void
  readonly people: () => PeoplePort
  readonly storeContext: (session: Session) => StoreContext
  readonly setupContext: () => SetupContext
  readonly installation: () => Installation
  readonly supportContext: () => SupportContext
  readonly remember: Remember
  /** What the page of that session would print now, as a PDF; null in a shell that has no such thing. */
  readonly pdf: ((sessionId: string) => Promise<Uint8Array>) | null
  readonly identity: IdentityPorts
  /** null in a program that has none. */
  readonly practice: PracticePort | null
  /** Told after a write that is no work in a store: local tables that changed. */
  readonly wrote: (tables: readonly string[]) => void
  /** A store was frozen here, or is no more (F-236). */
  readonly freezeChanged: () => void
  readonly backups: BackupsPort
  /** The way to central, rung by rung. */
  readonly climb: Climb
  readonly sync: {
    readonly status: () => SyncStatus
    readonly now: () => void
    readonly load: () => Result<Record<string, never>>
    /** null = until somebody resumes. */
    readonly pause: (until: string | null) => void
    readonly resume: () => void
    /** The interval or the size of a call is another one. */
    readonly paced: () => void
    /** Credentials, certificate or the switch are others. */
    readonly reconfigure: () => Promise<void>
  }
}

/** Sessions by their id, as main keeps them. */
export type PeoplePort = {
  readonly state: (sessionId: string) => SessionState
  readonly signIn: (sessionId: string, given: { username: string; password: string }) => Promise<Result<SessionState>>
  readonly unlock: (sessionId: string, password: string) => Promise<Result<SessionState>>
  readonly lock: (sessionId: string) => void
  readonly signOut: (sessionId: string) => void
  readonly touch: (sessionId: string) => void
  readonly setIdleLock: (sessionId: string, minutes: number) => void
  readonly openStore: (sessionId: string, storeId: string) => Result<null>
}

export function createHandlers(ports: HandlerPorts): Handlers {
  return {
    ...appHandlers(ports),
    ...setupHandlers(ports),
    ...sessionHandlers(ports),
    ...peopleHandlers(ports),
    ...storeHandlers(ports),
    ...tradeHandlers(ports),
    ...stockWorkHandlers(ports),
    ...stocktakesHandlers(ports),
    ...documentsHandlers(ports),
    ...homeHandlers(ports),
    ...stockHandlers(ports),
    ...outputHandlers(ports),
    ...reportsHandlers(ports),
    ...draftsHandlers(ports),
    ...listsHandlers(ports),
    ...barcodesHandlers(ports),
    ...backupsHandlers(ports),
    ...diagnosisHandlers(ports),
    ...siteSettingsHandlers(ports),
    ...identityHandlers(ports),
    ...practiceHandlers(ports),
    ...supportHandlers(ports),
    ...syncHandlers(ports),
    ...problemHandlers(ports),
    ...ruleHandlers(ports),
  }
}

function appHandlers({ state, setLook, setContact, setupContext, installation }: HandlerPorts): Of<'app'> {
  return {
    'app.state': (_, session) => ok(state(session)),
    'app.setLocale': ({ locale }, session) => {
      setLook({ locale })
      return ok(state(session))
    },
    'app.setTheme': ({ theme }, session) => {
      setLook({ theme })
      return ok(state(session))
    },
    'app.setContact': ({ contact }, session) => {
      setContact(contact)
      return ok(state(session))
    },
    'app.about': () => ok(aboutInfo(setupContext().db, installation())),
  }
}

function setupHandlers({ setupContext, sync, state, identity }: HandlerPorts): Of<'setup'> & Of<'site'> {
  return {
    'setup.state': () => ok(setupState(setupContext().db, setupContext().defaults)),
    'setup.checkAddress': async ({ address, certificate }) => ok(await setupContext().line.checkAddress(address, certificate ?? null)),
    'setup.register': (input) => register(setupContext(), input),
    'setup.load': () => sync.load(),
    'setup.anew': (_, session) => setUpAnew(identity.context(session.id)),
    'setup.setSyncing': ({ enabled }) => setSyncingAtSetup({ ...setupContext(), switched: sync.reconfigure }, enabled),
    'setup.summary': () => ok(loadedSummary(setupContext().db)),
    'setup.needs': () => ok(siteNeeds(setupContext().db)),
    // Central would take this computer for the site's own, and what waits in an older file would go out a second time.
    'site.reenter': (input, session) => (state(session).readOnly ? refuse('unavailable', 'read_only') : reenter(setupContext(), input)),
  }
}

function sessionHandlers({ people }: HandlerPorts): Of<'session'> {
  const told = ({ id }: Session): Result<SessionState> => ok(people().state(id))
  return {
    'session.state': (_, session) => told(session),
    'session.signIn': (given, session) => people().signIn(session.id, given),
    'session.unlock': ({ password }, session) => people().unlock(session.id, password),
    'session.signOut': (_, session) => {
      people().signOut(session.id)
      return told(session)
    },
    'session.lock': (_, session) => {
      people().lock(session.id)
      return told(session)
    },
    'session.touch': (_, session) => {
      people().touch(session.id)
      return told(session)
    },
    'session.setIdleLock': ({ minutes }, session) => {
      people().setIdleLock(session.id, minutes)
      return told(session)
    },
  }
}

function peopleHandlers({ storeContext }: HandlerPorts): Of<'users'> & Of<'history'> {
  return {
    'users.list': (_, session) => ok(listUsers(storeContext(session).db)),
    'users.create': (input, session) => createUser(storeContext(session), input),
    'history.ofDocument': ({ id }, session) => {
      const { db, storeId } = storeContext(session)
      return ok(documentHistory(db, storeId, id))
    },
  }
}

function storeHandlers({ setupContext, state, people, remember, freezeChanged }: HandlerPorts): Of<'stores'> {
  const moving = (session: Session): MoveContext => {
    const { db, clock } = setupContext()
    const user = people().state(session.id).user
    return { db, clock, userId: user?.id ?? null, userName: user?.name ?? '', readOnly: state(session).readOnly, changed: freezeChanged }
  }
  return {
    'stores.list': () => ok(listStores(setupContext().db, remember)),
    'stores.open': ({ storeId }, session) => {
      const opened = people().openStore(session.id, storeId)
      return opened.ok ? ok(state(session)) : opened
    },
    'stores.move': ({ storeId }, session) => storeMove(moving(session), storeId),
    'stores.freeze': ({ storeId }, session) => freezeStore(moving(session), storeId),
    'stores.thaw': ({ storeId }, session) => thawStore(moving(session), storeId),
  }
}

function syncHandlers({ setupContext, sync }: HandlerPorts): Of<'sync'> {
  const told = (): Result<SyncStatus> => ok(sync.status())
  return {
    'sync.status': told,
    'sync.now': () => {
      if (sync.status().phase === 'disabled') return refuse('refused', 'sync_disabled')
      sync.now()
      return told()
    },
    'sync.pause': ({ until }) => {
      sync.pause(until)
      return told()
    },
    'sync.resume': () => {
      sync.resume()
      return told()
    },
    'sync.waiting': () => ok(waiting(setupContext().db)),
    'sync.history': (input) => ok(syncHistory(setupContext().db, input)),
  }
}

function ruleHandlers({ setupContext, people, wrote }: HandlerPorts): Of<'rules'> & Of<'journal'> {
  const context = (session: Session): RulesContext => ({
    db: setupContext().db,
    clock: setupContext().clock,
    userId: people().state(session.id).user?.id ?? null,
    changed: () => wrote(['table_rules']),
  })
  return {
    'journal.state': () => ok(journalState(setupContext().db, setupContext().clock())),
    'rules.state': () => ok(rulesState(setupContext().db)),
    'rules.set': (input, session) => changeRule(context(session), input),
    'rules.applyDefaults': ({ version }, session) => takeDefaults(context(session), version),
  }
}

function problemHandlers(ports: HandlerPorts): Of<'problems'> {
  const { setupContext, people, state, wrote, sync } = ports
  const contextOf = ({ id }: Session): ProblemContext => {
    const { db, clock } = setupContext()
    return { db, clock, userId: people().state(id).user?.id ?? null }
  }
  /** What is due is tried with the next sync: at once, unless somebody has paused it. */
  const tried = <T>(result: Result<T>): Result<T> => {
    if (!result.ok) return result
    wrote(['inbox'])
    if (sync.status().phase !== 'paused') sync.now()
    return result
  }
  return {
    'problems.list': (input) => ok(problemPage(setupContext().db, input)),
    'problems.details': (key, session) => problemDetails(setupContext().db, key, state(session).version),
    'problems.retry': (key, session) => tried(retryProblem(contextOf(session), key)),
    'problems.retryAll': (_, session) => tried(ok(retryAllProblems(contextOf(session)))),
    'problems.export': ({ format }) => ok(exportProblems(setupContext().db, format, setupContext().clock().toISOString())),
  }
}
