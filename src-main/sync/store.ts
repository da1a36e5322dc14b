/** The engine's side of the database: the `SyncStore` port over SQLite. */
import type { Db } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import { centralCursor, journalCursor, moveCentralCursor, moveJournalCursor, reopenAccepted } from '../repositories/cursors.ts'
import { dropConfirmed } from '../repositories/inbox.ts'
import { addRefusal, dropTakenRefusals, openRefusals, setRefusals } from '../repositories/refusals.ts'
import { clearSetting, getSetting, setSetting } from '../repositories/settings.ts'
import { anyPreparing, forgetSeen, hasSeen, isLeftBehind, noteLeft, noteProgress, owesWorkOfLeft } from '../repositories/store-stays.ts'
import { storesAreWhole } from './integrate-stores.ts'
import { createIntegrator } from './integrate.ts'
import type { Refused, SiteInfo, SyncStore } from './ports.ts'
import { finishInitialisation } from './store-finish.ts'
import { releaseStores } from './store-kept.ts'
import { numberOwnDocuments } from './store-numbers.ts'
import { sendRefusedAgain, sentenceOf } from './store-problems.ts'
import { nextPushRun } from './store-push.ts'
import { createCursorLimit, undecided } from './store-undecided.ts'
import { holdUsers, releaseUsers, sendsUnwantedUsers } from './store-users.ts'

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
  /** What central says of single records moves cursors and problems together. */
  const judged = (fn: (tx: Tx) => void) => {
    const before = openRefusals(db)
    moving(fn)
    if (before !== null || openRefusals(db) !== null) onChanged(['inbox'])
  }
  let isInitialised = getSetting(db, 'initialised_at') !== undefined
  if (!isInitialised) db.sqlite.pragma('foreign_keys = OFF')
  const cursorLimit = createCursorLimit(db)
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
      for (;;) {
        holdUsers(db, at())
        const run = nextPushRun(db, entriesInRun)
        if (run !== null && sendsUnwantedUsers(db, run)) continue
        if (run === null || run.records.length > 0) return run
        moving((tx) => passBy(tx, run.highWater))
      }
    },
    pushAccepted: ({ highWater }) => moving((tx) => moveJournalCursor(tx, 'accepted', highWater)),
    awaitsConfirmation: () => journalCursor(db, 'accepted') > journalCursor(db, 'confirmed'),
    confirmAccepted: (refusals) => {
      judged((tx) => confirm(tx, refusals))
      cursorLimit.reset()
    },
    reopenAccepted: (refused) => {
      judged((tx) => {
        const judged = { after: journalCursor(tx, 'confirmed'), accepted: journalCursor(tx, 'accepted') }
        if (refused !== null) addRefusal(tx, refused, { ...judged, isRetried: false })
        reopenAccepted(tx)
      })
      return refused === null ? {} : sentenceOf(db, refused)
    },

    owesFetchAgain: () => getSetting(db, 'fetch_again') !== undefined,
    fetchesAgain: () => bySync((tx) => clearSetting(tx, 'fetch_again')),

    centralCursor: () => centralCursor(db),
    applyCentral: (records, cursor, breathe) => {
      const upTo = cursorLimit.limited(records, cursor)
      return integrator.page(records, (tx) => moveCentralCursor(tx, upTo), breathe)
    },
    applyQueue: async (records, breathe) => {
      const isOpen = undecided(db)
      const open = isOpen === null ? [] : records.filter(isOpen)
      return { ...(await integrator.page(records, () => {}, breathe)), undecided: new Set(open.map(({ syncOutId }) => syncOutId)) }
    },
    beginQueue: () => {
      if (hasSeen(db)) bySync(forgetSeen)
      if (isLeftBehind(db)) bySync(noteLeft)
    },
    queueTaken: ({ length, left }) => {
      if (!anyPreparing(db)) return
      const changed = bySync((tx) => (left > 0 ? noteProgress(tx, { length, left }) && new Set(['store']) : storesAreWhole(tx)))
      onChanged([...(changed || [])])
    },
    owesWorkOfLeft: () => owesWorkOfLeft(db),
    retryInbox: async (breathe) => {
      const released = await integrator.released(breathe)
      const tried = await integrator.inbox(breathe)
      return {
        applied: released.applied + tried.applied,
        unchanged: released.unchanged + tried.unchanged,
        setAside: released.setAside + tried.setAside,
      }
    },
    runProcessors: () => {
      const given = numberOwnDocuments(db, getSetting(db, 'site')?.number ?? 0, at())
      if (given.length > 0) onChanged([...new Set(given)])
      return given.length + releaseStores(db, at()) + sendRefusedAgain(db, at())
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
  const { isPrimary = false } = site
  if ((getSetting(db, 'is_primary') ?? false) !== isPrimary) bySync((tx) => setSetting(tx, 'is_primary', isPrimary))
  const { centralSiteId } = site
  if (centralSiteId !== undefined && centralSiteId !== getSetting(db, 'central_site_number'))
    bySync((tx) => setSetting(tx, 'central_site_number', centralSiteId))
  return 'same'
}

/** Changes that a rule or a refusal keeps here need no call. With nothing owed by central they are behind both cursors. */
function passBy(tx: Tx, highWater: number): void {
  const isOwed = journalCursor(tx, 'accepted') > journalCursor(tx, 'confirmed')
  moveJournalCursor(tx, 'accepted', highWater)
  if (!isOwed) moveJournalCursor(tx, 'confirmed', highWater)
}

/** A central that reports refusals one by one says each time which there are; any other has taken all. */
function confirm(tx: Tx, refusals: readonly Refused[] | null): void {
  const accepted = journalCursor(tx, 'accepted')
  moveJournalCursor(tx, 'confirmed', accepted)
  if (refusals === null) dropTakenRefusals(tx, accepted)
  else setRefusals(tx, refusals, accepted)
  dropConfirmed(tx, accepted)
}
