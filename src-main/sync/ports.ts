/**
 * What the sync engine touches. The engine knows nothing else: no HTTP, no SQLite, no clock of its own.
 */
import type { Cause, CauseCode } from '../contract/causes.ts'
import type { StepName } from '../contract/sync.ts'

export type Action = 'upsert' | 'delete' | 'merge'

/** One record as it came: both streams give the same shape. `action` is already one of ours; unknown ones stay text. */
export type PulledRecord = {
  readonly tableName: string
  readonly recordId: string
  readonly action: Action | { readonly unknown: string }
  readonly data: Readonly<Record<string, unknown>> | null
  /** The envelope itself was not as it should be: kept whole in `data`, it goes to the inbox with this reason. */
  readonly wrong?: { readonly field: string; readonly detail: string }
}
export type CentralRecord = PulledRecord & { readonly serial: bigint }
export type QueuedRecord = PulledRecord & { readonly syncOutId: string }

export type CentralPage = { readonly maxCursor: bigint; readonly records: readonly CentralRecord[] }
export type QueuePage = { readonly queueLength: number; readonly records: readonly QueuedRecord[] }

/** A record on its way to central. A run holds thousands of them: as text they cost a fraction of what objects do. */
export type PushRecord = {
  readonly tableName: string
  readonly recordId: string
  /** The envelope of protocol-v5.md 1.4 as JSON: `{syncOutId, tableName, recordId, action, recordData}`. */
  readonly json: string
}

export type SiteInfo = {
  readonly id: string
  readonly siteId: number
  readonly code: string
  readonly name: string
  readonly initialisationStatus: InitialisationStatus
  /** Whether central takes users from sites (DT-60); null where it does not say, and v5 does not ask it to. */
  readonly takesUsers: boolean | null
  /** This site edits central data (F-003); null where central does not say. */
  readonly isPrimary?: boolean
  /** Central's own number among the sites; missing where it does not say, or not in numbers. */
  readonly centralSiteId?: number
}
export type InitialisationStatus = 'new' | 'started' | 'completed' | 'error'
export type SiteStatus = {
  readonly idle: boolean
  readonly code: string
  readonly message: string
  /** Records that central refuses one by one; null where it does not say (no v5 central has to). */
  readonly refusals: readonly Refused[] | null
}
export type Refused = { readonly table: string; readonly id: string; readonly code: string; readonly message: string }
/** Calls and body bytes on the wire since the transport was made. */
export type Traffic = { readonly requests: number; readonly bytesOut: number; readonly bytesIn: number }

/** A call that did not get through. Faults of the line and refusals of central are both causes; bugs are thrown as themselves. */
export class TransportError extends Error {
  readonly cause_: Omit<Cause, 'at'>
  constructor(code: CauseCode, detail: string, params: Record<string, string | number> = {}, cause?: unknown) {
    super(`${code}: ${detail}`, cause === undefined ? undefined : { cause })
    this.name = 'TransportError'
    this.cause_ = { code, detail, params }
  }
}

/** The seven calls of protocol-v5.md 1.4, the same for both authentication variants. Each throws TransportError. */
export type Transport = {
  site(): Promise<SiteInfo>
  siteStatus(): Promise<SiteStatus>
  /** Blocks at central until the queue is filled; a cut connection is not a failure (2.2). */
  initialise(): Promise<{ readonly queueLength: number }>
  centralRecords(cursor: bigint, limit: number): Promise<CentralPage>
  queuedRecords(limit: number): Promise<QueuePage>
  acknowledge(syncOutIds: readonly string[]): Promise<void>
  push(records: readonly PushRecord[], remaining: number): Promise<{ readonly integrationStarted: boolean }>
  traffic(): Traffic
  close(): Promise<void>
}

/** What a push run sends, parents first: the records as they were when it began, up to a fixed cursor of the journal. */
export type PushRun = { readonly highWater: number; readonly records: readonly PushRecord[] }

/** The engine's side of the database. Every method is one or more short durable transactions. */
export type SyncStore = {
  isInitialised(): boolean
  isPrepared(): boolean
  /** Keeps the site's UUID and number at first contact; refuses another UUID with `site_mismatch`. */
  rememberSite(site: SiteInfo): 'same' | 'mismatch'
  markPrepared(): void
  /** What central said of the site just before it was asked to prepare, or null when it was not asked yet. */
  prepareAsked(): InitialisationStatus | null
  notePrepareAsked(before: InitialisationStatus): void
  /** Foreign keys checked, orphans to the inbox, journal cursors to the end: from here on changes are pushed (F-115). */
  finishInitialisation(): Promise<void>

  /** null when nothing waits. A run ends at the end of a user action, some thousands of journal entries on. */
  beginPush(): PushRun | null
  /** Central has answered the closing call: everything up to the run's high water is accepted. */
  pushAccepted(run: PushRun): void
  /** True while central has work of ours that it has not said to have integrated. */
  awaitsConfirmation(): boolean
  /** Central is idle again: accepted work is confirmed; set-aside rows of it leave the inbox; refusals are kept as problems. */
  confirmAccepted(refusals: readonly Refused[] | null): void
  /**
   * Central could not integrate: what it had accepted counts as not sent, so that it is sent again after the mend,
   * all but the record that it names. That one is a problem until somebody changes it or sends it anew. Gives what
   * people call it, as values of the sentence that says so.
   */
  reopenAccepted(refused: Refused | null): Readonly<Record<string, string>>

  /** True while everything is to be fetched once more; `fetchesAgain`: central has it ready. */
  owesFetchAgain(): boolean
  fetchesAgain(): void

  centralCursor(): bigint
  /**
   * Integrates the page in chunks; the cursor goes with the last chunk and never back, nor past a record that central may
   * have changed before or after it took ours: such a one comes again with the next cycle.
   */
  applyCentral(records: readonly CentralRecord[], cursor: bigint, breathe: Breathe): Promise<Applied>
  /** Integrates the page; returns only when it is on disk, so that the ids may be acknowledged, all but the undecided ones. */
  applyQueue(records: readonly QueuedRecord[], breathe: Breathe): Promise<QueueApplied>
  /** The queue is about to be fetched; `queueTaken`: a page of `length` records is acknowledged and `left` are still to come (F-227). */
  beginQueue(): void
  queueTaken(page: { readonly length: number; readonly left: number }): void
  /** True while central has not confirmed all work of a store that has left (F-225). */
  owesWorkOfLeft(): boolean
  /** Tries what waits in the inbox and is due. */
  retryInbox(breathe: Breathe): Promise<Applied>
  /** Local processors after integration: numbers for own documents that hold -1 (F-152). */
  runProcessors(): number
}

export type Applied = { readonly applied: number; readonly unchanged: number; readonly setAside: number }
/**
 * `undecided`: syncOutIds of records that central may have changed before or after it took ours, as far as is known here:
 * they are not acknowledged, so that central sends them again as they stand once it is known.
 */
export type QueueApplied = Applied & { readonly undecided?: ReadonlySet<string> }
/** Called between chunks: gives the main thread its turn (design 3). */
export type Breathe = () => Promise<void>

export type Clock = { now(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> }

/** Told while a cycle runs, for the screen and for `sync_run`. Bytes and time of a step are the listener's to measure. */
export type Progress = { step(name: StepName, change: StepChange): void }
export type StepChange = {
  readonly state?: 'now' | 'done' | 'skipped'
  readonly done?: number
  readonly total?: number | null
  readonly note?: string
}
