/** A site without a thread: real database, real transport, one cycle at a time over a line that a test may break. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { Db } from '../../src-main/db/open.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import type { Limits } from '../../src-main/sync/cycle.ts'
import { standardLimits } from '../../src-main/sync/cycle.ts'
import type { Outcome } from '../../src-main/sync/engine.ts'
import { runCycle } from '../../src-main/sync/engine.ts'
import { createPace } from '../../src-main/sync/pace.ts'
import { createSyncStore } from '../../src-main/sync/store.ts'
import { createTransport } from '../../src-main/sync/transport.ts'
import type { Plan } from './faulty-transport.ts'
import { faultyTransport } from './faulty-transport.ts'
import { makeDb } from './make-db.ts'
import { hashOf } from './sync-site.ts'

export type CycleSite = {
  readonly db: Db
  /** The connection that syncs, as it is now. */
  readonly worker: () => Db
  readonly sync: (plan?: Plan) => Promise<Outcome>
  /** The process ends and starts anew: what is not on disk is gone. */
  readonly restart: () => void
}
export type CycleSiteOptions = {
  readonly siteName?: string
  readonly password?: string
  readonly hardwareId?: string
  readonly pageLimit?: number
  readonly entriesInRun?: number
  readonly limits?: Partial<Limits>
  readonly now?: () => number
}

export function openCycleSite(url: string, options: CycleSiteOptions = {}): CycleSite {
  const { siteName = 'Kibera', password = 'secret', hardwareId = 'HW-1', ...more } = options
  const { pageLimit = 500, entriesInRun = 5000, limits, now = Date.now } = more
  const transport = createTransport({
    address: url,
    variant: 'A',
    siteName,
    passwordHash: hashOf(password),
    hardwareId,
    databaseId: randomUUID(),
    appVersion: '0.1.0',
    syncVersion: 14,
  })
  onTestFinished(() => transport.close())
  const main = makeDb()
  const open = () => {
    const db = openDatabase(main.path, { role: 'worker' })
    return { db, store: createSyncStore({ db, now, onChanged: () => {}, onMoved: () => {}, entriesInRun }) }
  }
  let worker = open()
  onTestFinished(() => worker.db.close())
  const pace = () => createPace({ max: pageLimit, min: Math.min(pageLimit, 10), targetMs: 5000 })

  return {
    db: main,
    worker: () => worker.db,
    sync: (plan = () => null) =>
      runCycle({
        transport: faultyTransport(transport, plan),
        store: worker.store,
        clock: { now, sleep: (ms, signal) => sleep(Math.min(ms, 5), undefined, { signal: signal as AbortSignal }) },
        progress: { step: () => {} },
        limits: { ...standardLimits, ...limits },
        pace: { shared: pace(), site: pace(), push: pace() },
        breathe: () => Promise.resolve(),
        signal: new AbortController().signal,
      }),
    restart: () => {
      worker.db.close()
      worker = open()
    },
  }
}
