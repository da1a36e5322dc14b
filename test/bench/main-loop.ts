/**
 * Main's event loop while the worker syncs and somebody saves every 300 ms (design 12): the delay of a 1 ms timer, with
 * the same measured in a run without sync beside it.
 */
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { passiveCheckpoint } from '../../src-main/db/checkpoint.ts'
import { write } from '../../src-main/db/write.ts'
import { createLog } from '../../src-main/log.ts'
import { readSyncCounts } from '../../src-main/repositories/sync-counts.ts'
import { saveRow } from '../../src-main/repositories/synced-rows.ts'
import { createSupervisor } from '../../src-main/sync/supervisor.ts'
import { startPageServer } from './page-server.ts'
import { limitRow, type BenchRow } from './report.ts'
import { openSite, scratch, type BenchSite } from './site.ts'

const workerUrl = new URL('../../src-main/sync/worker.ts', import.meta.url)
const saveEveryMs = 300

/** Rows for a pull of `total` changed records into an initialised site. */
export async function benchMainLoop(total: number): Promise<BenchRow[]> {
  const site = openSite(path.join(scratch(), 'site.db'))
  const before = await startPageServer({ total, pageSize: 500 })
  await site.cycle(before.url)
  await before.close()
  const server = await startPageServer({ total, pageSize: 500, isEdited: true })
  const idle = await measured(site, async () => sleep(5000))
  const syncing = await measured(site, () => syncOnce(site, server.url))
  await server.close()
  site.close()
  const longest = (delay: { max: number }) => `${(delay.max / 1e6).toFixed(0)} ms`
  return [
    limitRow(
      'main while the worker syncs, p99',
      syncing.percentile(99) / 1e6,
      'ms',
      12,
      `longest ${longest(syncing)}, idle ${longest(idle)}, ${total.toLocaleString('en')} records`,
    ),
  ]
}

async function measured(site: BenchSite, work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const stop = new AbortController()
  const saving = saveEvery(site, stop.signal)
  delay.enable()
  await work()
  delay.disable()
  stop.abort()
  await saving
  return delay
}

async function saveEvery({ db }: BenchSite, signal: AbortSignal): Promise<void> {
  const ids = db.sqlite.prepare('SELECT id FROM invoice_line ORDER BY id LIMIT 200').pluck().all() as string[]
  for (let n = 0; !signal.aborted; n++) {
    const id = ids[n % ids.length]!
    write(db, { kind: 'local', userId: null, at: new Date().toISOString() }, (tx) =>
      saveRow(tx, 'invoice_line', { id, note: `typed ${n}` }, { documentId: id, storeId: null }),
    )
    await sleep(saveEveryMs, undefined, { signal }).catch(() => {})
  }
}

/** The real worker under its supervisor, until its run is over. */
async function syncOnce({ db }: BenchSite, url: string): Promise<void> {
  let hasReceived = false
  let finished = () => {}
  const done = new Promise<void>((resolve) => (finished = resolve))
  const supervisor = createSupervisor({
    workerUrl,
    settings: { databasePath: db.path, appVersion: '0.0.0', intervalSeconds: 3600 },
    readCounts: () => readSyncCounts(db),
    checkpoint: () => passiveCheckpoint(db),
    log: createLog(() => {}),
    onStatus: ({ phase, run }) => {
      hasReceived ||= (run?.received ?? 0) > 0
      if (hasReceived && phase === 'idle') finished()
    },
    onChanged: () => {},
  })
  supervisor.start()
  supervisor.configure({
    address: url,
    variant: 'A',
    siteName: 'Bench',
    passwordHash: '0'.repeat(64),
    hardwareId: 'bench',
    databaseId: 'bench',
  })
  supervisor.syncNow()
  await done
  await supervisor.stop()
}
