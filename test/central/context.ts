import type { Knobs } from './http/knobs.ts'
import type { Settings } from './settings.ts'
import type { Storage } from './store/storage.ts'

/** Sites for which central works on something beyond a call; site_status tells them apart. */
export type Busy = { readonly initialising: Map<number, Promise<void>>; readonly integrating: Map<number, Promise<void>> }

/** What every route has at hand. */
export type Context = {
  readonly storage: Storage
  readonly settings: Settings
  readonly knobs: Knobs
  readonly busy: Busy
  readonly closing: AbortSignal
  /** How central's own slow work takes its time; rejects when central closes. */
  readonly wait: (ms: number) => Promise<void>
}
