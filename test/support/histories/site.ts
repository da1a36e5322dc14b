/** One site of a history: both connections of the program, the real store and engine, a line with weather. */
import assert from 'node:assert/strict'
import type { CentralInProcess, LineCall } from '../../central/in-process.ts'
import { passwordHash } from '../../central/store/sites.ts'
import type { Db } from '../../../src-main/db/open.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { lastCursor } from '../../../src-main/repositories/change-log.ts'
import { centralCursor, journalCursor } from '../../../src-main/repositories/cursors.ts'
import { getSetting } from '../../../src-main/repositories/settings.ts'
import { standardLimits } from '../../../src-main/sync/cycle.ts'
import type { Outcome } from '../../../src-main/sync/engine.ts'
import { runCycle } from '../../../src-main/sync/engine.ts'
import { createPace } from '../../../src-main/sync/pace.ts'
import { createSyncStore } from '../../../src-main/sync/store.ts'
import { auditChangeLog } from '../audit-change-log.ts'
import type { Weather } from '../in-process-line.ts'
import { createLine } from '../in-process-line.ts'

export const siteNames = ['Kibera', 'Mathare', 'Ngong'] as const
export type HistoryClock = { time: number }
export type Cycle = {
  readonly weather?: Weather
  readonly pageLimit?: number
  /** Called between two chunks of what arrived. */
  readonly onBreath?: (nth: number) => void
  readonly patienceMs?: number
}
export type HistorySite = {
  readonly index: number
  /** The worker's connection, to look at. */
  readonly db: () => Db
  /** The connection of the window, to work on. */
  readonly main: () => Db
  readonly sync: (cycle?: Cycle) => Promise<Outcome>
  /** The program ends and starts anew. */
  readonly restart: () => void
  readonly isInitialised: () => boolean
  readonly close: () => void
}
export type HistorySiteOptions = {
  readonly central: CentralInProcess
  readonly index: number
  readonly path: string
  readonly clock: HistoryClock
  readonly entriesInRun: number
}

export const epoch = Date.parse('2026-03-02T08:00:00Z')

export function createHistorySite({ central, index, path, clock, entriesInRun }: HistorySiteOptions): HistorySite {
  const caller = { siteName: siteNames[index] ?? '', passwordHash: passwordHash('secret'), hardwareId: `HW-${index}` }
  const line = createLine(central, caller)
  const now = () => epoch + clock.time
  let open = openProgram(path, now, entriesInRun)
  let seen = { confirmed: 0, central: 0n, journal: 0, asked: 0n }

  /** F-113: no cursor ever goes back, neither on disk nor in what central is asked. */
  function look(call?: LineCall): void {
    const asked = BigInt(/cursor=(\d+)/.exec(call?.route ?? '')?.[1] ?? seen.asked)
    const { worker } = open
    const found = { confirmed: journalCursor(worker, 'confirmed'), central: centralCursor(worker), journal: lastCursor(worker), asked }
    for (const name of ['confirmed', 'central', 'journal', 'asked'] as const)
      assert.ok(found[name] >= seen[name], `${name} went back from ${seen[name]} to ${found[name]}`)
    assert.ok(journalCursor(worker, 'accepted') >= found.confirmed, 'accepted is behind confirmed')
    seen = found
  }

  async function sync({ weather = () => null, pageLimit = 500, onBreath, patienceMs }: Cycle = {}): Promise<Outcome> {
    line.begin((nth, call) => {
      look(call)
      return weather(nth, call)
    })
    let breaths = 0
    const pace = () => createPace({ max: pageLimit, min: Math.min(pageLimit, 10), targetMs: 5000 })
    const outcome = await runCycle({
      transport: line,
      store: open.store,
      clock: {
        now,
        sleep: (ms) => {
          clock.time += ms
          return Promise.resolve()
        },
      },
      progress: { step: () => {} },
      limits: { ...standardLimits, ...(patienceMs === undefined ? {} : { patienceMs }) },
      pace: { shared: pace(), site: pace(), push: pace() },
      breathe: () => {
        onBreath?.(++breaths)
        return Promise.resolve()
      },
      signal: new AbortController().signal,
    })
    if (outcome.cause?.code === 'internal') throw new Error(`site ${index}`, { cause: outcome.error })
    look()
    return outcome
  }

  return {
    index,
    db: () => open.worker,
    main: () => open.main(),
    sync,
    restart() {
      open.close()
      open = openProgram(path, now, entriesInRun)
    },
    isInitialised: () => getSetting(open.worker, 'initialised_at') !== undefined,
    close: () => open.close(),
  }
}

/** What a history writes by hand or by service; the audit of all tables would cost more than the history. */
const audited = ['location', 'activity_log', 'stock_line', 'invoice', 'invoice_line', 'item', 'name'] as const

function openProgram(path: string, now: () => number, entriesInRun: number) {
  const worker = openDatabase(path, { role: 'worker' })
  const store = createSyncStore({ db: worker, now, onChanged: () => {}, onMoved: () => {}, entriesInRun })
  let main: { readonly db: Db; readonly audit: ReturnType<typeof auditChangeLog> } | null = null
  const openMain = () => {
    const db = openDatabase(path, { role: 'main' })
    return { db, audit: auditChangeLog(db, audited) }
  }
  return {
    store,
    worker,
    /** Only once somebody works there: to open a database is most of what a short history costs. */
    main: () => (main ??= openMain()).db,
    close() {
      assert.deepEqual(main?.audit.missing() ?? [], [], 'a change without its journal entry')
      worker.close()
      main?.db.close()
    },
  }
}
