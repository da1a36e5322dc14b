/**
 * A site in a process of its own, to be killed; it ends by itself after a cycle that is done: opens the database in a folder, starts the real worker and says on
 * standard output, as JSON lines, how far it is. Arguments: a JSON object of `Arguments`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { passiveCheckpoint } from '../../src-main/db/checkpoint.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { silentLog } from '../../src-main/log.ts'
import { readSyncCounts } from '../../src-main/repositories/sync-counts.ts'
import { createSupervisor } from '../../src-main/sync/supervisor.ts'
import type { Credentials, WorkerSettings } from '../../src-main/sync/worker-protocol.ts'

export type Arguments = { readonly folder: string; readonly credentials: Credentials; readonly settings: Partial<WorkerSettings> }

const { folder, credentials, settings } = JSON.parse(process.argv[2] ?? '{}') as Arguments
mkdirSync(folder, { recursive: true })
const databasePath = join(folder, 'outpost.db')
const db = openDatabase(databasePath, { role: 'main' })
const bornAt = new Date().toISOString()
const say = (line: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(line)}\n`)

const supervisor = createSupervisor({
  workerUrl: new URL('../../src-main/sync/worker.ts', import.meta.url),
  settings: { databasePath, appVersion: '0.1.0', intervalSeconds: 3600, ...settings },
  readCounts: () => readSyncCounts(db),
  checkpoint: () => passiveCheckpoint(db),
  log: silentLog,
  onStatus: ({ phase, initialised, run, cause }) => {
    say({ phase, initialised, run: run?.id ?? null, outcome: run?.outcome ?? null, cause: cause?.code ?? null })
    if (run?.outcome === 'done' && run.startedAt >= bornAt) void supervisor.stop().then(() => db.close())
  },
  onChanged: () => {},
})
supervisor.start()
supervisor.configure(credentials)
supervisor.syncNow()
