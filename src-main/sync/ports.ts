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
}
export type CentralRecord = PulledRecord & { readonly serial: bigint }
export type QueuedRecord = PulledRecord & { readonly syncOutId: string }

export type CentralPage = { readonly maxCursor: bigint; readonly records: readonly CentralRecord[]; readonly bytes: number }
export type QueuePage = { readonly queueLength: number; readonly records: readonly QueuedRecord[]; readonly bytes: number }

export type PushRecord = {
  readonly syncOutId: string
  readonly tableName: string
  readonly recordId: string
  readonly action: 'Update' | 'Delete'
  readonly recordData: Readonly<Record<string, unknown>> | null
}

export type SiteInfo = {
  readonly id: string
  readonly siteId: number
  readonly code: string
  readonly name: string
  readonly initialisationStatus: 'new' | 'started' | 'completed' | 'error'
  readonly bytes: number
}
export type SiteStatus = { readonly idle: boolean; readonly code: string; readonly message: string; readonly bytes: number }

/** A call that did not get through. Faults of the line and refusals of central are both causes; bugs are thrown as themselves. */
export class TransportError extends Error {
  readonly cause_: Omit<Cause, 'at'>
  readonly bytes: number
  constructor(
    code: CauseCode,
    detail: string,
    params: Record<string, string | number> = {},
    options?: { cause?: unknown; bytes?: number },
  ) {
    super(`${code}: ${detail}`, options?.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'TransportError'
    this.cause_ = { code, detail, params }
    this.bytes = options?.bytes ?? 0
  }
}

/** The seven calls of protocol-v5.md 1.4, the same for both authentication variants. Each throws TransportError. */
export type Transport = {
  site(): Promise<SiteInfo>
  siteStatus(): Promise<SiteStatus>
  /** Blocks at central until the queue is filled; a cut connection is not a failure (2.2). */
  initialise(): Promise<{ readonly queueLength: number; readonly bytes: number }>
  centralRecords(cursor: bigint, limit: number): Promise<CentralPage>
  queuedRecords(limit: number): Promise<QueuePage>
  acknowledge(syncOutIds: readonly string[]): Promise<{ readonly bytes: number }>
  push(records: readonly PushRecord[], remaining: number): Promise<{ readonly integrationStarted: boolean; readonly bytes: number }>
  close(): Promise<void>
}

/** What a push run is to send: everything after `accepted` up to a fixed high-water cursor, parents first. */
export type PushRun = { readonly highWater: number; readonly total: number }

/** The engine's side of the database. Every method is one or more short durable transactions. */
export type SyncStore = {
  isInitialised(): boolean
  isPrepared(): boolean
  /** Keeps the site's UUID and number at first contact; refuses another UUID with `site_mismatch`. */
  rememberSite(site: SiteInfo): 'same' | 'mismatch'
  markPrepared(): void
  /** Foreign keys checked, orphans to the inbox, journal cursors to the end: from here on changes are pushed (F-115). */
  finishInitialisation(): Promise<void>

  /** null when nothing waits. */
  beginPush(): PushRun | null
  /** The next records of the run, at most `limit` and about `maxBytes`; empty at its end. */
  nextPushBatch(run: PushRun, offset: number, limit: number, maxBytes: number): readonly PushRecord[]
  /** Central has answered the closing call: everything up to the run's high water is accepted. */
  pushAccepted(run: PushRun): void
  /** True while central has work of ours that it has not said to have integrated. */
  awaitsConfirmation(): boolean
  /** Central is idle again: accepted work is confirmed; set-aside rows of it leave the inbox. */
  confirmAccepted(): void

  centralCursor(): bigint
  /** Integrates the page in chunks; the cursor goes with the last chunk and never back. */
  applyCentral(records: readonly CentralRecord[], cursor: bigint, breathe: Breathe): Promise<Applied>
  /** Integrates the page; returns only when it is on disk, so that the ids may be acknowledged. */
  applyQueue(records: readonly QueuedRecord[], breathe: Breathe): Promise<Applied>
  /** Tries what waits in the inbox and is due. */
  retryInbox(breathe: Breathe): Promise<Applied>
  /** Local processors after integration: numbers for own documents that hold -1 (F-152). */
  runProcessors(): number
}

export type Applied = { readonly applied: number; readonly unchanged: number; readonly setAside: number }
/** Called between chunks: gives the main thread its turn (design 3). */
export type Breathe = () => Promise<void>

export type Clock = { now(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> }

/** Told while a cycle runs, for the screen and for `sync_run`. */
export type Progress = {
  step(
    name: StepName,
    change: { state?: 'now' | 'done' | 'failed' | 'skipped'; done?: number; total?: number | null; bytes?: number; note?: string },
  ): void
}
