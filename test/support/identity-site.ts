/** A clinic whose data are lost, put back or carried to another computer, beside a real central. */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openApp } from '../../src-main/app-reopen.ts'
import { fileSecretBox } from '../../src-main/app.ts'
import type { OutpostApp } from '../../src-main/app.ts'
import type { Client } from '../../src-main/contract/client.ts'
import { createClient } from '../../src-main/contract/client.ts'
import type { IdentityState } from '../../src-main/contract/identity.ts'
import type { SyncStatus } from '../../src-main/contract/sync.ts'
import { silentLog } from '../../src-main/log.ts'
import type { SecretBox } from '../../src-main/site/secret-box.ts'
import type { TestCountry } from '../central/test-country.ts'
import { openCountry } from '../central/test-country.ts'
import { emptyRow } from '../central/wire/columns.ts'
import { valueOf } from './builders.ts'
import { makeFolder } from './make-db.ts'
import { addNurse, signInNurse } from './people.ts'
import { workerUrl } from './sync-site.ts'

export const computers = {
  clinic: '4c4c4544-0043-3510-8052-b4c04f564231',
  next: 'a1b2c3d4-0043-3510-8052-000000000002',
  third: 'e5f6a7b8-0043-3510-8052-000000000003',
} as const
export type Computer = keyof typeof computers

export type Variant = 'A' | 'B'

/** Central with the site Kibera and the site Mathare; the nurse works at both, each with its ward. */
export async function openWorld(variant: Variant): Promise<World> {
  const country = await openCountry(variant)
  const { admin } = country.central
  addNurse(country.central, country.store.storeId, country.otherStore.storeId)
  for (const { storeId } of [country.store, country.otherStore]) {
    const join = { ...emptyRow('name_store_join'), ID: `see-${storeId}`, store_ID: storeId, name_ID: 'ward-1', inactive: false }
    admin.upsertCentral('name_store_join', join)
  }
  return { country, variant, root: makeFolder() }
}
export type World = { readonly country: TestCountry; readonly variant: Variant; readonly root: string }

const sites = { kibera: { siteName: 'Kibera', password: 'secret' }, mathare: { siteName: 'Mathare', password: 'other' } } as const
export type SiteKey = keyof typeof sites

export type Place = {
  readonly folder: string
  /** Outside the folder; each computer has its own. */
  readonly memory: string
  readonly computer: Computer
}
export const placeOf = ({ root }: World, computer: Computer): Place => ({
  folder: join(root, computer, 'data'),
  memory: join(root, computer, 'memory'),
  computer,
})

/** The program on that computer; `close` ends it as a user does. */
export type Running = {
  readonly app: OutpostApp
  readonly client: Client
  readonly until: (test: (status: SyncStatus) => boolean) => Promise<SyncStatus>
  readonly identity: () => Promise<IdentityState>
  readonly close: () => Promise<void>
}

/** `boxed` puts something around the box in which the password of the site lies. */
export async function start({ folder, memory, computer }: Place, boxed = (box: SecretBox): SecretBox => box): Promise<Running> {
  mkdirSync(folder, { recursive: true })
  const app = await openApp({
    dataFolder: folder,
    version: '0.1.0',
    shell: 'web',
    workerUrl,
    secretBox: boxed(fileSecretBox(join(folder, 'site.secret'))),
    machineId: () => Promise.resolve(computers[computer]),
    clock: () => new Date(),
    log: silentLog,
    intervalSeconds: 3600,
    memoryFolders: [memory],
  })
  onTestFinished(() => app.close())
  const client = createClient(
    (name, input) => app.invoke(name, input, 'page'),
    (listener) => app.subscribe(listener, 'page'),
  )
  return { app, client, until: untilOf(app, client), identity: async () => valueOf(await client['identity.state']({})), close: app.close }
}

const untilOf = (app: OutpostApp, client: Client) => (test: (status: SyncStatus) => boolean) =>
  new Promise<SyncStatus>((resolve, reject) => {
    const look = async (): Promise<void> => {
      const status = valueOf(await client['sync.status']({}))
      if (!test(status)) return
      leave()
      resolve(status)
    }
    const leave = app.subscribe(() => void look().catch(reject), 'page')
    look().catch(reject)
  })

export const register = ({ client }: Running, { country, variant }: World, site: SiteKey = 'kibera') =>
  client['setup.register']({ address: country.central.url, variant, ...sites[site] })

/** Loads what central has, after first run has bound this computer. */
export async function load({ client, until }: Running): Promise<void> {
  valueOf(await client['setup.load']({}))
  await until((status) => status.initialised && status.phase === 'idle')
  await signInNurse(client)
}

/** First run on an empty folder. */
export async function setUp(world: World, place: Place, site: SiteKey = 'kibera'): Promise<Running> {
  const running = await start(place)
  valueOf(await register(running, world, site))
  await load(running)
  return running
}

/** A document of the open store, not sent before a press: the computer sleeps, however long it takes for what follows. */
export async function work({ app, client }: Running, comment: string): Promise<string> {
  app.powerSuspended()
  const id = randomUUID()
  const { version } = valueOf(await client['invoice.create']({ id, nameId: 'ward-1' }))
  valueOf(await client['invoice.edit']({ id, version, comment }))
  return id
}

export async function sync({ client, until }: Running): Promise<SyncStatus> {
  const before = valueOf(await client['sync.status']({})).run?.id
  valueOf(await client['sync.now']({}))
  return until(({ run }) => run !== null && run.id !== before && run.finishedAt !== null)
}

/** Sent, and central has confirmed it. */
export async function allSent(running: Running): Promise<void> {
  const { cause } = await sync(running)
  if (cause !== null) throw new Error(`not all was sent: ${JSON.stringify(cause)}`)
  await running.until(({ phase, lastCursor, confirmed }) => phase === 'idle' && lastCursor === confirmed)
}

export const copyData = (from: Place, to: Place): void => {
  rmSync(to.folder, { recursive: true, force: true })
  cpSync(from.folder, to.folder, { recursive: true })
}

/** Comments of the invoices that central has, sorted. */
export const atCentral = ({ country }: World): string[] =>
  country.central.admin
    .records('transact')
    .map(({ comment }) => String(comment))
    .toSorted()

export const commentsHere = async ({ client }: Running): Promise<string[]> =>
  valueOf(await client['transactions.list']({ filter: {}, sort: {}, offset: 0, limit: 50 }))
    .rows.map(({ comment }) => comment)
    .toSorted()

/** How many pushes and acknowledgements central has had. */
export const changesAsked = ({ country }: World): number =>
  country.central.admin
    .requests()
    .filter(({ method, path }) => method === 'POST' && /queued_records|acknowledged_records|initialise/.test(path)).length
