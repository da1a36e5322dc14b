/** A whole site beside a real central: a database in a folder of its own and the real worker under its supervisor. */
import { createHash, randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { SyncRun, SyncStatus } from '../../src-main/contract/sync.ts'
import { passiveCheckpoint } from '../../src-main/db/checkpoint.ts'
import type { Db } from '../../src-main/db/open.ts'
import type { LogEntry } from '../../src-main/log.ts'
import { createLog } from '../../src-main/log.ts'
import { readSyncCounts } from '../../src-main/repositories/sync-counts.ts'
import { saveRow } from '../../src-main/repositories/synced-rows.ts'
import type { Supervisor } from '../../src-main/sync/supervisor.ts'
import { createSupervisor } from '../../src-main/sync/supervisor.ts'
import type { Credentials, WorkerSettings } from '../../src-main/sync/worker-protocol.ts'
import { locally, makeDb } from './make-db.ts'

export const workerUrl = new URL('../../src-main/sync/worker.ts', import.meta.url)
export const hashOf = (password: string): string => createHash('sha256').update(password).digest('hex')

export type TestSite = {
  readonly db: Db
  readonly supervisor: Supervisor
  readonly credentials: Credentials
  readonly changed: Set<string>
  readonly log: LogEntry[]
  /** Resolves with the first status, past or to come, for which `test` holds. */
  readonly until: (test: (status: SyncStatus) => boolean) => Promise<SyncStatus>
  /** Presses sync now and resolves with the run when it has ended. */
  readonly press: () => Promise<SyncRun>
}

export type SiteOptions = {
  readonly url: string
  readonly variant?: 'A' | 'B'
  readonly siteName?: string
  readonly password?: string
  readonly hardwareId?: string
  readonly db?: Db
  readonly settings?: Partial<WorkerSettings>
}

/** Starts the site; its interval is long, so that only what a test does makes it sync. */
export function openSite({
  url,
  variant = 'A',
  siteName = 'Kibera',
  password = 'secret',
  hardwareId = 'HW-1',
  ...more
}: SiteOptions): TestSite {
  const db = more.db ?? makeDb()
  const credentials = { address: url, variant, siteName, passwordHash: hashOf(password), hardwareId, databaseId: randomUUID() }
  const changed = new Set<string>()
  const log: LogEntry[] = []
  const waiting = new Set<() => void>()
  const supervisor = createSupervisor({
    workerUrl,
    settings: { databasePath: db.path, appVersion: '0.1.0', intervalSeconds: 3600, ...more.settings },
    readCounts: () => readSyncCounts(db),
    checkpoint: () => passiveCheckpoint(db),
    log: createLog((entry) => log.push(entry)),
    onStatus: () => {
      for (const look of waiting) look()
    },
    onChanged: (tables) => {
      for (const table of tables) changed.add(table)
    },
  })
  onTestFinished(() => supervisor.stop())
  supervisor.start()
  supervisor.configure(credentials)

  function until(test: (status: SyncStatus) => boolean): Promise<SyncStatus> {
    return new Promise((resolve) => {
      const look = () => {
        const status = supervisor.status()
        if (!test(status)) return
        waiting.delete(look)
        resolve(status)
      }
      waiting.add(look)
      look()
    })
  }
  async function press(): Promise<SyncRun> {
    const before = supervisor.status().run?.id
    supervisor.syncNow()
    const { run } = await until((status) => status.run !== null && status.run.id !== before && status.run.finishedAt !== null)
    return run as SyncRun
  }
  return { db, supervisor, credentials, changed, log, until, press }
}

/** A customer invoice of the store with one line, written as the services do: one user action, one transaction. */
export function issue(db: Db, { id, storeId, nameId, itemId = 'item-1', comment = '' }: Issue): void {
  const place = { documentId: id, storeId }
  locally(db, (tx) => {
    saveRow(tx, 'invoice', { id, store_id: storeId, name_id: nameId, number: 7, type: 'ci', mode: 'store', status: 'fn', comment }, place)
    saveRow(
      tx,
      'invoice_line',
      { id: `${id}-line`, invoice_id: id, item_id: itemId, item_name: 'Zinc', packs: 3, pack_size: 10, type: 'stock_out' },
      place,
    )
  })
}
export type Issue = {
  readonly id: string
  readonly storeId: string
  readonly nameId: string
  readonly itemId?: string
  readonly comment?: string
}
