/** What main and the sync worker say to each other. Both sides are this program: types are enough. */
import type { SyncStatus } from '../contract/sync.ts'
import type { LogFields, LogLevel } from '../log.ts'
import type { LineOptions } from './http.ts'
import type { UseSettings } from './note-use.ts'
import type { Variant } from './transport.ts'

/** What a cycle needs to be taken by central. It stays in memory and is never logged. */
export type Credentials = {
  readonly address: string
  readonly variant: Variant
  readonly siteName: string
  /** Lower-case hex SHA-256 of the site's password. */
  readonly passwordHash: string
  readonly hardwareId: string
  readonly databaseId: string
  /** Fingerprint of central's own certificate, where one is trusted (F-102). */
  readonly certificate?: string
}

export type WorkerSettings = {
  readonly databasePath: string
  /** Where the use of the file is remembered, outside its folder. */
  readonly use?: UseSettings
  readonly appVersion: string
  /** Overrules the stored interval. */
  readonly intervalSeconds?: number
  /** Version of the sync interface, 14 where nothing else is said (protocol-v5.md 1.7). */
  readonly syncVersion?: number
  readonly allowInsecure?: boolean
  /** The data are for practice: their file must say so, and this is the one origin that they may go to (U-80). */
  readonly practiceOrigin?: string
  readonly line?: Omit<LineOptions, 'proxyOf'>
  /** Main knows the network's proxy and is asked for it. */
  readonly asksProxy?: boolean
  /** Records in a call at most. */
  readonly pageLimit?: number
  readonly entriesInRun?: number
  /** How long to wait for central to integrate what was sent. */
  readonly patienceMs?: number
}

export type ToWorker =
  | { readonly kind: 'configure'; readonly credentials: Credentials | null }
  | { readonly kind: 'wrote' | 'pressed' | 'slept' | 'woke' | 'online' | 'resumed' }
  | { readonly kind: 'stop' }
  /** The stored interval or size of a call is another one. */
  | { readonly kind: 'paced' }
  | { readonly kind: 'paused'; readonly until: number | null }
  | { readonly kind: 'proxy'; readonly ask: number; readonly proxy: string | null }

/** The part of the status that the worker knows; main adds what it counts in the journal. */
export type WorkerStatus = Pick<
  SyncStatus,
  | 'phase'
  | 'initialised'
  | 'lastContactAt'
  | 'lastSuccessAt'
  | 'nextRunAt'
  | 'pausedUntil'
  | 'cause'
  | 'run'
  | 'oneMore'
  | 'intervalSeconds'
>

export type FromWorker =
  | { readonly kind: 'status'; readonly status: WorkerStatus }
  /** These local tables have changed on disk. */
  | { readonly kind: 'changed'; readonly tables: readonly string[] }
  /** Cursors or the inbox have moved: main counts anew. */
  | { readonly kind: 'moved' }
  /** By which proxy is this address reached now? Answered under the same number. */
  | { readonly kind: 'asks_proxy'; readonly ask: number; readonly address: string }
  | { readonly kind: 'log'; readonly level: LogLevel; readonly message: string; readonly fields: LogFields }
