/** Main with its worker as they are in the program, until the first loading is over; tells its resident memory on the way. */
import assert from 'node:assert'
import path from 'node:path'
import { passiveCheckpoint } from '../../src-main/db/checkpoint.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { createLog } from '../../src-main/log.ts'
import { readSyncCounts } from '../../src-main/repositories/sync-counts.ts'
import { createSupervisor } from '../../src-main/sync/supervisor.ts'
import type { Loaded } from './memory.ts'

const everyMs = 100
const [url = '', folder = ''] = process.argv.slice(2)
const db = openDatabase(path.join(folder, 'site.db'), { role: 'main' })
const samples: number[] = []
const began = performance.now()
const sampling = setInterval(() => samples.push(process.memoryUsage.rss()), everyMs)

const supervisor = createSupervisor({
  workerUrl: new URL('../../src-main/sync/worker.ts', import.meta.url),
  settings: { databasePath: db.path, appVersion: '0.0.0', intervalSeconds: 3600 },
  readCounts: () => readSyncCounts(db),
  checkpoint: () => passiveCheckpoint(db),
  log: createLog(() => {}),
  onStatus: ({ phase, initialised }) => initialised && phase === 'idle' && void end(),
  onChanged: () => {},
})
const credentials = {
  address: url,
  variant: 'A',
  siteName: 'Bench',
  passwordHash: '0'.repeat(64),
  hardwareId: 'bench',
  databaseId: 'bench',
} as const
supervisor.start()
supervisor.configure(credentials)
supervisor.syncNow()

let isEnding = false
async function end(): Promise<void> {
  if (isEnding) return
  isEnding = true
  clearInterval(sampling)
  const seconds = (performance.now() - began) / 1000
  await supervisor.stop()
  const lines = db.sqlite.prepare('SELECT count(*) FROM invoice_line').pluck().get() as number
  db.close()
  assert(process.send !== undefined, 'started by memory.ts')
  process.send({ lines, seconds, samples } satisfies Loaded, () => process.exit(0))
}
