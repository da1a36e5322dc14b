/** The whole application over a folder, as both shells build it, with a page that asks and waits for states. */
import { onTestFinished } from 'vitest'
import type { AppOptions, OutpostApp } from '../../src-main/app.ts'
import { createApp, fileSecretBox } from '../../src-main/app.ts'
import type { Client } from '../../src-main/contract/client.ts'
import { createClient } from '../../src-main/contract/client.ts'
import type { EventMessage } from '../../src-main/contract/operations.ts'
import type { SyncStatus } from '../../src-main/contract/sync.ts'
import type { LogEntry } from '../../src-main/log.ts'
import { createLog } from '../../src-main/log.ts'
import { valueOf } from './builders.ts'
import { makeFolder } from './make-db.ts'
import { workerUrl } from './sync-site.ts'

export type TestApp = {
  readonly app: OutpostApp
  readonly client: Client
  readonly folder: string
  readonly events: EventMessage[]
  readonly log: LogEntry[]
  /** Resolves with the first status, now or later, for which `test` holds. */
  readonly until: (test: (status: SyncStatus) => boolean) => Promise<SyncStatus>
  readonly close: () => Promise<void>
}

export const machine = '4c4c4544-0043-3510-8052-b4c04f564231'

export async function openApp(more: Partial<AppOptions> = {}): Promise<TestApp> {
  const folder = more.dataFolder ?? makeFolder()
  const log: LogEntry[] = []
  const events: EventMessage[] = []
  const app = await createApp({
    dataFolder: folder,
    version: '0.1.0',
    shell: 'web',
    workerUrl,
    secretBox: fileSecretBox(`${folder}/site.secret`),
    machineId: () => Promise.resolve(machine),
    clock: () => new Date(),
    log: createLog((entry) => log.push(entry)),
    intervalSeconds: 3600,
    automaticBackups: false,
    drives: () => Promise.resolve([]),
    memoryFolders: [],
    ...more,
  })
  onTestFinished(() => app.close())
  app.subscribe((message) => events.push(message), 'page')
  const client = createClient(
    (name, input) => app.invoke(name, input, 'page'),
    (listener) => app.subscribe(listener, 'page'),
  )
  const until = (test: (status: SyncStatus) => boolean): Promise<SyncStatus> =>
    new Promise((resolve, reject) => {
      const look = async (): Promise<void> => {
        const status = valueOf(await client['sync.status']({}))
        if (!test(status)) return
        leave()
        resolve(status)
      }
      const leave = app.subscribe(() => void look().catch(reject), 'page')
      look().catch(reject)
    })
  return { app, client, folder, events, log, until, close: () => app.close() }
}
