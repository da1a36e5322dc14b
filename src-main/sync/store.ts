/** The engine's side of the database: the `SyncStore` port over SQLite. */
import type { Db } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import { centralCursor, journalCursor, moveCentralCursor, moveJournalCursor, reopenAccepted } from '../repositories/cursors.ts'
import { addRefusal, dropConfirmed, dropTakenRefusals, setRefusals } from '../repositories/inbox.ts'
import { getSetting, setSetting } from '../repositories/settings.ts'
import { createIntegrator } from './integrate.ts'
import type { Refused, SiteInfo, SyncStore } from './ports.ts'
import { finishInitialisation } from './store-finish.ts'
import { numberOwnDocuments } from './store-numbers.ts'
import { nextPushRun } from './store-push.ts'
import { holdUsers, releaseUsers } from './store-users.ts'

export type StoreOptions = {
  readonly db: Db
  readonly now: () => number
  /** Told after each commit which local tables have changed. */
  readonly onChanged: (tables: readonly string[]) => void
  /** Told when the journal's cursors have moved. */
  readonly onMoved: () => void
  readonly entriesInRun?: number
}

export function createSyncStore({ db, now, onChanged, onMoved, entriesInRun }: StoreOptions): SyncStore {
  const at = () => new Date(now()).toISOString()
  const bySync = <T>(fn: (tx: Tx) => T): T => write(db, { kind: 'sync', at: at() }, fn)
  const moving = (fn: (tx: Tx) => void) => {
    bySync(fn)
    onMoved()
  }
  let isInitialised = getSetting(db, 'initialised_at') !== undefined
  if (!isInitialised) db.sqlite.pragma('foreign_keys = OFF')
  const integrator = createIntegrator({ db, now, isInitialised: () => isInitialised, onChanged })

  return {
    isInitialised: () => isInitialised,
    isPrepared: () => getSetting(db, 'prepared_at') !== undefined,
    rememberSite: (site) => {
      const known = rememberSite(db, site, bySync)
      releaseUsers(db, at())
      return known
    },
    markPrepared: () => bySync((tx) => setSetting(tx, 'prepared_at', at())),
    prepareAsked: () => getSetting(db, 'prepare_asked') ?? null,
    notePrepareAsked: (before) => bySync((tx) => setSetting(tx, 'prepare_asked', before)),
    finishInitialisation: () => {
      finishInitialisation(db, at())
      isInitialised = true
      return Promise.resolve()
    },

    beginPush: () => {
      holdUsers(db, at())
      return nextPushRun(db, entriesInRun)
    },
    pushAccepted: ({ highWater }) => moving((tx) => moveJournalCursor(tx, 'accepted', highWater)),
    awaitsConfirmation: () => journalCursor(db, 'accepted') > journalCursor(db, 'confirmed'),
    confirmAccepted: (refusals) => moving((tx) => confirm(tx, refusals)),
    reopenAccepted: (refused) =>
      moving((tx) => {
        reopenAccepted(tx)
        if (refused !== null) addRefusal(tx, refused)
      }),

    centralCursor: () => centralCursor(db),
    applyCentral: (records, cursor, breathe) => integrator.page(records, (tx) => moveCentralCursor(tx, cursor), breathe),
    applyQueue: (records, breathe) => integrator.page(records, () => {}, breathe),
    retryInbox: (breathe) => integrator.inbox(breathe),
    runProcessors: () => {
      const given = numberOwnDocuments(db, getSetting(db, 'site')?.number ?? 0, at())
      if (given > 0) onChanged(['invoice'])
      return given
    },
  }
}

function rememberSite(db: Db, site: SiteInfo, bySync: (fn: (tx: Tx) => void) => void): 'same' | 'mismatch' {
  const told = { uuid: site.id, number: site.siteId, name: site.name, code: site.code }
  const known = getSetting(db, 'site')
  if (known !== undefined && known.uuid !== told.uuid) return 'mismatch'
  if (JSON.stringify(known) !== JSON.stringify(told)) bySync((tx) => setSetting(tx, 'site', told))
  const { takesUsers } = site
  if (takesUsers !== null && takesUsers !== getSetting(db, 'takes_users')) bySync((tx) => setSetting(tx, 'takes_users', takesUsers))
  return 'same'
}

/** A central that reports refusals one by one says each time which there are; any other has taken all. */
function confirm(tx: Tx, refusals: readonly Refused[] | null): void {
  const accepted = journalCursor(tx, 'accepted')
  moveJournalCursor(tx, 'confirmed', accepted)
  dropConfirmed(tx, accepted)
  if (refusals === null) dropTakenRefusals(tx, accepted)
  else setRefusals(tx, refusals)
}
