/** A clinic whose backups are asked about: its places, its files, and the end of a job. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openApp } from '../../src-main/app-reopen.ts'
import type { AppOptions, OutpostApp } from '../../src-main/app.ts'
import { fileSecretBox } from '../../src-main/app.ts'
import type { BackupEntry, BackupOverview } from '../../src-main/contract/backups.ts'
import type { Client } from '../../src-main/contract/client.ts'
import { createClient } from '../../src-main/contract/client.ts'
import type { Timer } from '../../src-main/ipc/publisher.ts'
import type { LogEntry } from '../../src-main/log.ts'
import { createLog } from '../../src-main/log.ts'
import type { Drive } from '../../src-main/site/drives.ts'
import type { Clinic } from './builders.ts'
import { now, valueOf } from './builders.ts'
import { makeFolder } from './make-db.ts'
import type { LoginStub } from './people.ts'
import { fillClinic, loginStub, nurse } from './people.ts'
import { workerUrl } from './sync-site.ts'
import { machine } from './test-app.ts'

export type BackupClinic = {
  readonly app: OutpostApp
  readonly client: Client
  readonly folder: string
  readonly log: LogEntry[]
  readonly central: LoginStub
  /** Waits until no job goes on, and gives what there is then. */
  readonly settled: () => Promise<BackupOverview>
  /** Makes one at every place and gives the newest entry of `placeId`. */
  readonly backUp: (placeId?: string) => Promise<BackupEntry>
  readonly ownFolder: string
  /** A stick that is plugged in; `unplug` takes it out again. */
  readonly plug: (label: string) => { readonly path: string; readonly unplug: () => void }
  /** What the program does by itself after a while happens now. */
  readonly tick: () => void
  readonly passes: (ms: number) => Promise<void>
  /** Resolves once `test` holds, now or after a change of the backups. */
  readonly until: (test: () => boolean) => Promise<void>
  /** Resolves once so many backups lie at all places together and no job goes on. */
  readonly made: (count: number) => Promise<void>
}

/** A clinic with stock, where the nurse is signed in. */
export async function openWithBackups(fill: (clinic: Clinic) => void = () => {}, more: Partial<AppOptions> = {}): Promise<BackupClinic> {
  const folder = makeFolder()
  fillClinic(folder, (clinic) => {
    clinic.add.batch('a', 10, { available: 9 })
    fill(clinic)
  })
  const clinic = await openFolder(folder, more)
  valueOf(await clinic.client['session.signIn'](nurse))
  return clinic
}

/** The program over a folder as both shells open it; nobody is signed in. */
export async function openFolder(folder: string, more: Partial<AppOptions> = {}): Promise<BackupClinic> {
  const drives: Drive[] = []
  const log: LogEntry[] = []
  const central = loginStub()
  const { timer, tick } = steppedTimer()
  let time = now.getTime()
  const app = await openApp({
    dataFolder: folder,
    version: '0.1.0',
    shell: 'web',
    workerUrl,
    secretBox: fileSecretBox(join(folder, 'site.secret')),
    machineId: () => Promise.resolve(machine),
    clock: () => new Date(time),
    timer,
    login: central.login,
    log: createLog((entry) => log.push(entry)),
    intervalSeconds: 3600,
    memoryFolders: [makeFolder()],
    automaticBackups: false,
    drives: () => Promise.resolve([...drives]),
    ...more,
  })
  onTestFinished(() => app.close())
  const client = createClient(
    (name, input) => app.invoke(name, input, 'page'),
    (listener) => app.subscribe(listener, 'page'),
  )
  const settled = async (): Promise<BackupOverview> => {
    const heard = nextChange(app)
    const overview = valueOf(await client['backups.overview']({}))
    if (overview.running === null) return overview
    await heard
    return settled()
  }
  const until = async (test: () => boolean): Promise<void> => {
    for (let heard = nextChange(app); !test(); heard = nextChange(app)) await heard
  }
  return {
    app,
    client,
    folder,
    log,
    central,
    settled,
    ownFolder: join(folder, 'backups'),
    backUp: async (placeId = 'folder') => {
      time += 60_000
      valueOf(await client['backups.now']({}))
      const newest = (await settled()).entries.find((one) => one.placeId === placeId)
      if (newest === undefined) throw new Error(`no backup at ${placeId}`)
      return newest
    },
    plug: (label) => {
      const path = join(makeFolder(), label)
      mkdirSync(path)
      const drive = { path, label }
      drives.push(drive)
      return { path, unplug: () => void drives.splice(drives.indexOf(drive), 1) }
    },
    tick,
    until,
    made: (count) => until(() => backupsMade(log) >= count),
    passes: async (ms) => {
      time += ms
      // Whoever sits there comes back: an idle page was locked meanwhile.
      if (valueOf(await client['session.state']({})).user !== null) valueOf(await client['session.unlock']({ password: nurse.password }))
    },
  }
}

/** Messages go out at once; what is to happen after seconds waits for `tick`. */
function steppedTimer(): { readonly timer: Timer; readonly tick: () => void } {
  const due = new Set<() => void>()
  const after: Timer['after'] = (ms, run) => {
    if (ms > 1000) {
      due.add(run)
      return () => due.delete(run)
    }
    const soon = setImmediate(run)
    return () => clearImmediate(soon)
  }
  const tick = (): void => {
    for (const run of Array.from(due)) {
      due.delete(run)
      run()
    }
  }
  return { timer: { after }, tick }
}

/** By what the log tells of them, a place each. */
const backupsMade = (log: readonly LogEntry[]): number =>
  log.filter(({ message }) => message === 'a backup was made').reduce((sum, { fields }) => sum + Number(fields['places']), 0)

const nextChange = (app: OutpostApp): Promise<void> =>
  new Promise((resolve) => {
    const leave = app.subscribe((message) => {
      if (message.name !== 'data.changed' || !message.payload.tables.includes('backups')) return
      leave()
      resolve()
    }, 'page')
  })

export const filesIn = (folder: string): string[] => readdirSync(folder).toSorted()
