/** The application as a shell runs it, with practice to hand (U-80). */
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { openApp } from '../../src-main/app-reopen.ts'
import { fileSecretBox } from '../../src-main/app.ts'
import type { Client } from '../../src-main/contract/client.ts'
import { createClient } from '../../src-main/contract/client.ts'
import type { SessionState } from '../../src-main/contract/people.ts'
import type { Practice } from '../../src-main/contract/practice.ts'
import type { AppState } from '../../src-main/contract/site.ts'
import type { LogEntry } from '../../src-main/log.ts'
import { createLog } from '../../src-main/log.ts'
import { valueOf } from './builders.ts'
import { makeFolder } from './make-db.ts'
import { workerUrl } from './sync-site.ts'
import { machine } from './test-app.ts'

type Options = { readonly folder?: string; readonly practiceFolder?: string; readonly centralUrl?: URL }
export type PracticeApp = {
  readonly client: Client
  readonly state: () => Promise<AppState>
  readonly folder: string
  readonly practiceFolder: string
  readonly log: LogEntry[]
  readonly close: () => Promise<void>
}
export type Practising = AppState & { readonly practice: Extract<Practice, { isOn: true }> }

export const sampleCentralUrl = new URL('../central/practice.ts', import.meta.url)

/** Opens it over a folder, which is a new one where none is given; practice lies beside. */
export async function openPractice(options: Options = {}): Promise<PracticeApp> {
  const { folder = makeFolder(), practiceFolder = join(makeFolder(), 'practice'), centralUrl = sampleCentralUrl } = options
  const log: LogEntry[] = []
  const app = await openApp({
    dataFolder: folder,
    version: '0.1.0',
    shell: 'web',
    workerUrl,
    practice: { folder: practiceFolder, centralUrl },
    secretBox: fileSecretBox(join(folder, 'site.secret')),
    machineId: () => Promise.resolve(machine),
    memoryFolders: [],
    automaticBackups: false,
    clock: () => new Date(),
    log: createLog((entry) => log.push(entry)),
  })
  onTestFinished(() => app.close())
  const client = createClient(
    (name, input) => app.invoke(name, input, 'page'),
    (listener) => app.subscribe(listener, 'page'),
  )
  const state = async (): Promise<AppState> => valueOf(await client['app.state']({}))
  return { client, state, folder, practiceFolder, log, close: () => app.close() }
}

/** A country is made and loaded meanwhile, which takes a slow computer a while. */
const patience = { timeout: 200_000 } as const

/** Begins to practise and waits until the sample country is loaded. */
export async function practise(client: Client, state: () => Promise<AppState>): Promise<Practising> {
  valueOf(await client['practice.begin']({}))
  await expect.poll(async () => (await state()).phase, patience).toBe('ready')
  const ready = await state()
  if (ready.practice?.isOn !== true) throw new Error('nobody practises')
  return { ...ready, practice: ready.practice }
}

/** A sync that is asked for now, to a good end after now. */
export async function syncNow(client: Client): Promise<void> {
  const asked = new Date().toISOString()
  valueOf(await client['sync.now']({}))
  const lastSuccess = async () => valueOf(await client['sync.status']({})).lastSuccessAt ?? ''
  await expect.poll(async () => (await lastSuccess()) >= asked, patience).toBe(true)
}

export async function signInAs(client: Client, person: { username: string; password: string } | undefined): Promise<SessionState> {
  const { username = '', password = '' } = person ?? {}
  return valueOf(await client['session.signIn']({ username, password }))
}
