import { createAdmin, type Admin } from './admin.ts'
import type { Context } from './context.ts'
import type { Answer } from './http/answer.ts'
import { createHold, type Hold } from './hold.ts'
import { createKnobs } from './http/knobs.ts'
import { createRequestLog, type LoggedRequest } from './http/request-log.ts'
import { answerCall } from './http/routes.ts'
import { defaultSettings } from './settings.ts'
import { openStorage, type Storage } from './store/storage.ts'

/** One call as it would stand on the line. */
export type LineCall = {
  readonly method: 'GET' | 'POST'
  /** Below /sync/v5, with its query. */
  readonly route: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type CentralInProcess = Hold & {
  readonly admin: Admin
  readonly storage: Storage
  exchange(call: LineCall): Promise<Answer>
  close(): void
}

/**
 * The same central without a socket and without a clock: a call is a function call and its own work takes no time, so
 * that thousands of histories run the same way each time. Variant A. `bytes`: a serialised storage to begin with.
 */
export function openCentralInProcess(bytes?: Buffer): CentralInProcess {
  const storage = openStorage(bytes ?? ':memory:')
  const stop = new AbortController()
  const { wait, hold, release } = createHold(() => Promise.resolve(), stop.signal)
  const ctx: Context = {
    storage,
    settings: { ...defaultSettings },
    knobs: createKnobs(),
    busy: { initialising: new Map(), integrating: new Map() },
    closing: stop.signal,
    wait,
  }
  return {
    admin: createAdmin(ctx, createRequestLog()),
    storage,
    exchange({ method, route, headers, body }) {
      const url = new URL(route, 'http://central/')
      return answerCall(ctx, { variant: 'A', method, path: url.pathname, query: url.searchParams, headers, body, entry: newEntry() })
    },
    hold,
    release,
    close() {
      stop.abort()
      storage.close()
    },
  }
}

const newEntry = (): LoggedRequest => ({
  at: '',
  method: '',
  path: '',
  query: {},
  headers: {},
  site: null,
  status: null,
  bytesIn: 0,
  bytesOut: 0,
})
