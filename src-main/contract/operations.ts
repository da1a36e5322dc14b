/**
 * Every operation and every event that crosses between page and main process. From this one table come the
 * preload's functions, the router's checks and the page's typed client (design 8).
 * Who asks and which store is open come from main's session, never from a message.
 */
import { z } from 'zod'
import type { InvoiceState } from './trade.ts'
import { backupsOperations } from './backups-operations.ts'
import { diagnosisOperations } from './diagnosis-operations.ts'
import { barcodesOperations } from './barcodes-operations.ts'
import { documentsOperations } from './documents-operations.ts'
import { Fingerprint, identityOperations } from './identity-operations.ts'
import { draftsOperations } from './drafts-operations.ts'
import { homeOperations } from './home-operations.ts'
import { itemsOperations } from './items-operations.ts'
import { listsOperations } from './lists-operations.ts'
import { nothing, op } from './operation.ts'
import type { Operation } from './operation.ts'
import { HistoryEntry, SessionState, UserRow } from './people.ts'
import { ProblemDetails, ProblemExport, ProblemFormat, ProblemKey, ProblemPage, ProblemRetry } from './problems.ts'
import { JournalState, RulesState, SyncRule } from './rules.ts'
import { AboutInfo, AddressReport, AppState, contactLength, LoadedSummary, Locale, SetupState, SiteNeeds, Theme } from './site.ts'
import { SyncRun, SyncStatus, WaitingDocument, WaitingTable } from './sync.ts'
import { Id, StoreRow } from './trade.ts'
import { outputOperations } from './output-operations.ts'
import { reportsOperations } from './reports-operations.ts'
import { practiceOperations } from './practice-operations.ts'
import { siteSettingsOperations } from './site-settings-operations.ts'
import { stockOperations } from './stock-operations.ts'
import { stockWorkOperations } from './stock-work-operations.ts'
import { storeMoveOperations } from './store-move-operations.ts'
import { stocktakesOperations } from './stocktakes-operations.ts'
import { supportOperations } from './support-operations.ts'
import { tradeOperations } from './trade-operations.ts'

export const operations = {
  /** Everything the page needs to choose its first screen. */
  'app.state': op('always', nothing, AppState),
  'app.setLocale': op('always', z.strictObject({ locale: Locale }), AppState),
  'app.setTheme': op('always', z.strictObject({ theme: Theme }), AppState),
  /** Whom people here ask for help (U-81): kept on this computer alone; an empty text takes it away. */
  'app.setContact': op('user', z.strictObject({ contact: z.string().max(contactLength) }), AppState, 'serverAdministration'),
  /** Versions, identity and every table with its record count (F-205, F-004). */
  'app.about': op('user', nothing, AboutInfo),

  /** First run, five steps (F-120, features 3A). Until `register` nothing is kept and nothing is bound. */
  'setup.state': op('setup', nothing, SetupState),
  /** `certificate`: the fingerprint of central's own certificate, once a person has compared it (F-102). */
  'setup.checkAddress': op('setup', z.strictObject({ address: z.string().max(500), certificate: Fingerprint.optional() }), AddressReport),
  /** The first authenticated call: central binds this computer to the site (F-130). */
  'setup.register': op(
    'setup',
    z.strictObject({
      address: z.string().max(500),
      variant: z.enum(['A', 'B']).nullable(),
      siteName: z.string().min(1).max(200),
      password: z.string().min(1).max(200),
      certificate: Fingerprint.optional(),
    }),
    SetupState,
  ),
  /** Starts or goes on with loading the site's data; progress comes with `sync.status`. */
  'setup.load': op('setup', nothing, nothing),
  /**
   * The loading did not end and the data are not the ones that this computer used last (4-5): the present file is set aside,
   * never deleted, and first run begins again. Nobody has worked with it yet. Refused: `identity_fine`, `unsent_not_saved`.
   */
  'setup.anew': op('setup', nothing, nothing),
  'setup.summary': op('site', nothing, LoadedSummary),
  /**
   * The last thing that first run asks: whether this site syncs by itself from now on (F-235). It does unless this switches it off.
   * Refused once somebody has signed in here, `first_run_over`: from then on administrators do it on the Site page.
   */
  'setup.setSyncing': op('site', z.strictObject({ enabled: z.boolean() }), nothing),
  /** What is missing before work can begin, and whom to ask (F-018); without a store nobody can sign in, so nobody need have. */
  'setup.needs': op('site', nothing, SiteNeeds),
  /** After 401: give only what changed; queue and data stay (F-137). An empty text means unchanged (T6). Refused: `read_only`. */
  'site.reenter': op(
    'user',
    z.strictObject({ siteName: z.string().max(200), password: z.string().max(200) }),
    SetupState,
    'serverAdministration',
  ),

  /** Who is signed in here, and who has been before (U-01, U-07). */
  'session.state': op('site', nothing, SessionState),
  /** Asks central first; without a line the password is checked against what this computer keeps (U-01, U-02, U-03). */
  'session.signIn': op(
    'site',
    z.strictObject({ username: z.string().min(1).max(200), password: z.string().min(1).max(500) }),
    SessionState,
  ),
  'session.signOut': op('site', nothing, SessionState),
  'session.lock': op('site', nothing, SessionState),
  'session.unlock': op('site', z.strictObject({ password: z.string().min(1).max(500) }), SessionState),
  /** Somebody is at the keys: the page says so at most a few times a minute, for what it asks by itself does not count. */
  'session.touch': op('site', nothing, SessionState),
  'session.setIdleLock': op('user', z.strictObject({ minutes: z.int().min(1).max(240) }), SessionState, 'serverAdministration'),
  'users.list': op('store', nothing, z.array(UserRow), 'editUsers'),
  /** A new user record made here goes to central (DT-60); the person can sign in once central has given them a password. */
  'users.create': op(
    'store',
    z.strictObject({
      id: z.uuid(),
      username: z.string().min(1).max(100),
      firstName: z.string().max(100),
      lastName: z.string().max(100),
      jobTitle: z.string().max(100),
    }),
    UserRow,
    'editUsers',
  ),
  /** What was done to a document, by whom and when, oldest first (U-34). */
  'history.ofDocument': op('store', z.strictObject({ id: Id }), z.array(HistoryEntry), 'viewLog'),

  'stores.list': op('user', nothing, z.array(StoreRow)),
  'stores.open': op('user', z.strictObject({ storeId: Id }), AppState),
  ...storeMoveOperations,

  ...practiceOperations,
  ...identityOperations,
  ...tradeOperations,
  ...documentsOperations,
  ...homeOperations,
  ...itemsOperations,
  ...stockOperations,
  ...stockWorkOperations,
  ...stocktakesOperations,
  ...outputOperations,
  ...reportsOperations,
  ...draftsOperations,
  ...listsOperations,
  ...barcodesOperations,
  ...supportOperations,

  'sync.status': op('always', nothing, SyncStatus),
  'sync.now': op('user', nothing, SyncStatus),
  'sync.pause': op('user', z.strictObject({ until: z.iso.datetime({ offset: true }).nullable() }), SyncStatus),
  'sync.resume': op('user', nothing, SyncStatus),
  'sync.waiting': op('user', nothing, z.strictObject({ tables: z.array(WaitingTable), documents: z.array(WaitingDocument) })),
  'sync.history': op('user', z.strictObject({ before: z.string().nullable(), limit: z.int().min(1).max(200) }), z.array(SyncRun)),

  /** Records that wait for a person or for central, the longest known first; `data.changed` with `inbox` says to ask again. */
  'problems.list': op('user', z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }), ProblemPage),
  'problems.details': op('user', ProblemKey, ProblemDetails),
  'problems.retry': op('user', ProblemKey, ProblemRetry),
  'problems.retryAll': op('user', nothing, ProblemRetry),
  'problems.export': op('user', z.strictObject({ format: ProblemFormat }), ProblemExport, 'viewLog'),

  /** What the journal holds and when it was cleaned last (F-257). */
  'journal.state': op('user', nothing, JournalState),
  /** Which tables are sent and taken here, and how the defaults of this version differ (F-259). */
  'rules.state': op('user', nothing, RulesState),
  'rules.set': op('user', z.strictObject({ table: z.string().min(1).max(100), ...SyncRule.shape }), RulesState, 'editSyncSites'),
  /** Takes the defaults over whose difference was shown; refused where they are others by now. */
  'rules.applyDefaults': op('user', z.strictObject({ version: z.int() }), RulesState, 'editSyncSites'),
  ...backupsOperations,
  ...diagnosisOperations,
  ...siteSettingsOperations,
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof operations
export type Input<K extends OperationName> = z.input<(typeof operations)[K]['input']>
export type Output<K extends OperationName> = z.output<(typeof operations)[K]['output']>

/** Events carry a number that rises; a page that subscribed first and then asked drops what is older. */
export const events = {
  'sync.status': SyncStatus,
  /** These local tables have changed: a store that shows them asks again. */
  'data.changed': z.strictObject({ tables: z.array(z.string()) }),
  'app.state': AppState,
  /** Somebody signed in or out, was locked, or lost a store: the whole new state of this page's session. */
  'session.state': SessionState,
} as const satisfies Record<string, z.ZodType>

export type EventName = keyof typeof events
export type EventPayload<K extends EventName> = z.output<(typeof events)[K]>
export type EventMessage = { [K in EventName]: { readonly name: K; readonly seq: number; readonly payload: EventPayload<K> } }[EventName]

export const invoiceEditableStates: ReadonlySet<InvoiceState> = new Set(['new', 'allocated', 'picked'])
