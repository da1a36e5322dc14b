/** A site for the bench: our database, store, transport and engine, without the thread around them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { passiveCheckpoint, walBytes, walLimitBytes } from '../../src-main/db/checkpoint.ts'
import type { Db } from '../../src-main/db/open.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import type { CyclePorts } from '../../src-main/sync/cycle.ts'
import { standardLimits } from '../../src-main/sync/cycle.ts'
import type { Outcome } from '../../src-main/sync/engine.ts'
import { runCycle } from '../../src-main/sync/engine.ts'
import { createPaces } from '../../src-main/sync/paces.ts'
import type { SyncStore, Traffic } from '../../src-main/sync/ports.ts'
import { createSyncStore } from '../../src-main/sync/store.ts'
import { createTransport } from '../../src-main/sync/transport.ts'
import type { PoorLine } from './poor-line.ts'

export type BenchSite = {
  readonly db: Db
  readonly store: SyncStore
  /** One cycle that must get through. */
  cycle(url: string): Promise<void>
  /** One cycle over whatever line there is. */
  tryCycle(line: Line): Promise<{ readonly outcome: Outcome; readonly traffic: Traffic }>
  close(): void
}
export type Line = { readonly url: string; readonly siteName?: string; readonly passwordHash?: string; readonly over?: PoorLine }

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that goes away with the process. */
export function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'outpost-bench-'))
  folders.push(folder)
  return folder
}

export function openSite(file: string): BenchSite {
  openDatabase(file, { role: 'main' }).close()
  const db = openDatabase(file, { role: 'worker' })
  const store = createSyncStore({ db, now: Date.now, onChanged: () => {}, onMoved: () => {} })
  const paces = createPaces()
  const tryCycle: BenchSite['tryCycle'] = (line) => cycle(db, store, paces, line)
  return {
    db,
    store,
    tryCycle,
    cycle: async (url) => {
      const { outcome } = await tryCycle({ url })
      if (outcome.kind !== 'done')
        throw new Error(`the cycle ended ${outcome.kind}: ${JSON.stringify(outcome.cause)}`, { cause: outcome.error })
    },
    close: () => db.close(),
  }
}

async function cycle(
  db: Db,
  store: SyncStore,
  paces: CyclePorts['pace'],
  { url, siteName = 'Bench', passwordHash = '0'.repeat(64), over }: Line,
) {
  const direct = createTransport({
    address: url,
    variant: 'A',
    siteName,
    passwordHash,
    hardwareId: 'bench',
    databaseId: 'bench',
    appVersion: '0.0.0',
    syncVersion: 14,
  })
  const transport = over?.carry(direct) ?? direct
  const outcome = await runCycle({
    transport,
    store,
    clock: over?.clock ?? { now: Date.now, sleep: (ms: number) => sleep(Math.min(ms, 500)) },
    progress: { step: () => {} },
    limits: standardLimits,
    pace: paces,
    breathe: async () => {
      if (walBytes(db.path) > walLimitBytes) passiveCheckpoint(db)
    },
    signal: new AbortController().signal,
  })
  const traffic = transport.traffic()
  await transport.close()
  return { outcome, traffic }
}
