/** Named states to look at. */
import { refuse } from '../../../src-main/contract/result.ts'
import type { Answers, FakeState } from '../fake-bridge.ts'
import * as backups from '../fake-backups.ts'
import * as data from '../fake-data.ts'
import { storeMove } from '../fake-move.ts'
import * as diagnosis from '../fake-diagnosis.ts'
import * as people from '../fake-people.ts'
import * as pages from '../fake-sync-data.ts'

type Scene = { state?: Partial<FakeState>; answers?: Answers }

const waiting = { waitingDocuments: 5, waitingRecords: 41, oldestWaitingAt: data.ago(4), lastCursor: 941 }
const fresh = { ...data.readyApp, phase: 'first_run', site: null, storeId: null } as const
const notYet = {
  ...data.idle,
  phase: 'not_set_up',
  initialised: false,
  run: null,
  lastContactAt: null,
  lastSuccessAt: null,
  nextRunAt: null,
} as const
const loading = { ...data.idle, phase: 'initialising', initialised: false, run: data.loadingRun } as const
const initialising = { ...data.readyApp, phase: 'initialising', storeId: null } as const

const denied = (right: string) => refuse('forbidden', 'right_missing', { right, who: '' })

const sessions: Readonly<Record<string, Scene>> = {
  sign_in: { state: { session: people.signedOut } },
  sign_in_first: { state: { session: { ...people.signedOut, known: [] } } },
  sign_in_unknown: { state: { session: people.signedOut }, answers: { 'session.signIn': () => refuse('refused', 'never_signed_in_here') } },
  sign_in_wait: { state: { session: { ...people.signedOut, waitSeconds: 80 } } },
  locked: { state: { session: { ...people.signedIn, locked: true } } },
  store_choice: { state: { session: { ...people.signedIn, storeId: null } } },
  store_shut: {
    state: {
      session: { ...people.signedIn, storeId: null, stores: people.signedIn.stores.map((store) => ({ ...store, shut: 'store_disabled' })) },
    },
  },
  clerk: {
    state: { session: people.clerkSignedIn },
    answers: { 'users.list': () => denied('editUsers'), 'history.ofDocument': () => denied('viewLog') },
  },
}

const movingSession = {
  ...people.signedIn,
  stores: [
    ...people.signedIn.stores,
    { id: 'store-8', code: 'KWG', name: 'Kawangware Dispensary', shut: null },
    { id: 'store-6', code: 'KBO', name: 'Kibera Outreach', shut: 'store_preparing' },
    { id: 'store-7', code: 'RRK', name: 'Ruaraka Hospital', shut: 'store_left' },
  ],
}

const identityScene = (outcome: 'older' | 'foreign' | 'restored' | 'moved', session = people.signedIn): Scene => ({
  state: {
    app: { ...data.readyApp, identity: outcome, readOnly: true },
    sync: { ...data.idle, ...waiting, phase: 'stopped', nextRunAt: null, cause: data.cause(`database_${outcome}`) },
    session,
  },
  answers: {
    'identity.state': () => ({
      outcome,
      site: { number: 12, name: outcome === 'foreign' ? 'Mathare' : 'Kibera' },
      usedAt: data.ago(1500),
      remembered: outcome === 'moved' ? null : { site: { number: 12, name: 'Kibera' }, at: data.ago(30) },
      path: '/var/lib/outpost/outpost.db',
      unsentDocuments: 1,
      unsentRecords: 3,
      saved: null,
      mayTakeOver: outcome === 'moved',
      asksForReset: outcome === 'moved',
    }),
    'identity.startAnew': ({ siteName }) => (siteName === '' ? refuse('refused', 'site_name_differs', { name: 'Kibera' }, 'siteName') : {}),
  },
})

export const scenes: Readonly<Record<string, Scene>> = {
  idle: {},
  safe_waiting: {
    state: { sync: { ...data.idle, ...waiting } },
    answers: diagnosis.diagnosisAnswers(diagnosis.waitingSafe, diagnosis.much),
  },
  unsafe: {
    state: { sync: { ...data.idle, ...waiting, phase: 'disabled', nextRunAt: null } },
    answers: diagnosis.diagnosisAnswers(
      diagnosis.unsafe,
      { ...diagnosis.much, heldBack: 1240 },
      diagnosis.uncleanStart,
      diagnosis.blockedLadder,
    ),
  },
  ...sessions,
  backups_none: { answers: backups.backupAnswers(backups.noBackups) },
  backups_trouble: { answers: backups.backupAnswers(backups.troubledBackups) },
  backups_running: { answers: backups.backupAnswers({ ...backups.goodBackups, running: { what: 'make', share: 0.6 } }) },
  damaged: {
    state: {
      app: {
        ...data.readyApp,
        phase: 'unusable',
        site: null,
        storeId: null,
        cause: data.cause('database_damaged', 'database disk image is malformed'),
      },
    },
  },
  waiting: { state: { sync: { ...data.idle, ...waiting } } },
  sending: { state: { sync: { ...data.idle, ...waiting, phase: 'running', run: data.sendingRun } } },
  offline: {
    state: { sync: { ...data.idle, ...waiting, phase: 'waiting', cause: data.cause('dns', 'ENOTFOUND sync.nationalstores.example') } },
  },
  paused: { state: { sync: { ...data.idle, ...waiting, phase: 'paused', pausedUntil: data.ago(-90), nextRunAt: null } } },
  problems: {
    state: { sync: { ...data.idle, problems: pages.problems.length, waitingDocuments: 2, waitingRecords: 7 } },
    answers: pages.syncPageAnswers(),
  },
  held: { state: { sync: { ...data.idle, heldBack: 1240 } }, answers: pages.syncPageAnswers([], pages.changedRules) },
  moving: { state: { session: movingSession }, answers: { 'stores.list': () => pages.movingStores } },
  copy: {
    state: { session: { ...movingSession, storeId: 'store-8', storeLocked: 'store_collector' } },
    answers: { 'stores.list': () => pages.movingStores },
  },
  frozen: {
    state: { session: { ...people.signedIn, storeLocked: 'store_frozen' } },
    answers: {
      'stores.list': () => data.stores.map((store) => ({ ...store, isFrozen: store.id === 'store-1' })),
      'stores.move': () => ({ ...storeMove, frozen: { at: data.ago(20), by: 'Amina Yusuf' }, waiting: 3 }),
    },
  },
  needs: { state: { session: people.signedOut }, answers: { 'setup.needs': () => pages.emptyStoreNeeds } },
  needs_store: {
    state: { session: { ...people.signedOut, known: [] } },
    answers: { 'setup.needs': () => pages.noStoreNeeds, 'stores.list': () => [] },
  },
  stopped: {
    state: {
      sync: { ...data.idle, ...waiting, phase: 'stopped', nextRunAt: null, cause: data.cause('site_incorrect_password', 'wrong password') },
    },
  },
  other_computer: {
    state: {
      sync: {
        ...data.idle,
        ...waiting,
        phase: 'stopped',
        nextRunAt: null,
        cause: data.cause('site_incorrect_hardware_id', 'hardware id differs'),
      },
    },
  },
  other_database: {
    state: { sync: { ...data.idle, ...waiting, phase: 'stopped', nextRunAt: null, cause: data.cause('site_incorrect_database') } },
  },
  older: identityScene('older'),
  older_signed_out: identityScene('older', people.signedOut),
  foreign: identityScene('foreign'),
  restored: identityScene('restored'),
  moved: identityScene('moved'),
  moved_signed_out: identityScene('moved', people.signedOut),
  never: { state: { sync: { ...data.idle, run: null, lastContactAt: null, lastSuccessAt: null } }, answers: { 'sync.history': () => [] } },
  no_store: { state: { session: { ...people.signedIn, storeId: null, stores: [] } }, answers: { 'stores.list': () => [] } },
  first_run: { state: { app: fresh, sync: notYet } },
  blocked: { state: { app: fresh, sync: notYet }, answers: { 'setup.checkAddress': () => data.blockedReport } },
  unknown_variant: {
    state: { app: fresh, sync: notYet },
    answers: { 'setup.checkAddress': () => ({ ...data.goodReport, variant: null }) },
  },
  refused: {
    state: { app: fresh, sync: notYet },
    answers: { 'setup.register': () => refuse('unavailable', 'site_incorrect_hardware_id', { detail: 'hardware id differs' }) },
  },
  own_certificate: {
    state: { app: fresh, sync: notYet },
    answers: { 'setup.checkAddress': ({ certificate }) => (certificate === undefined ? data.blockedReport : data.goodReport) },
  },
  no_hardware_id: { state: { app: { ...fresh, hardwareId: '', hardwareProblem: 'empty' }, sync: notYet } },
  confirm: { state: { app: initialising, sync: notYet } },
  loading: { state: { app: initialising, sync: loading } },
  loading_moved: { state: { app: { ...initialising, identity: 'moved', readOnly: true }, sync: loading } },
  loading_foreign: { state: { app: { ...initialising, identity: 'foreign', readOnly: true }, sync: loading } },
  loading_broken: {
    state: {
      app: initialising,
      sync: { ...loading, phase: 'waiting', cause: data.cause('connection_lost', 'ECONNRESET', 0), nextRunAt: data.ago(-3) },
    },
  },
  unusable: {
    state: {
      app: {
        ...data.readyApp,
        phase: 'unusable',
        site: null,
        storeId: null,
        cause: { ...data.cause('database_newer', 'schema version 4000 is newer than 10'), params: { reason: 'from_future' } },
      },
    },
  },
}
