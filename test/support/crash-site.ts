/** A site whose process is killed again and again, and what its database must hold each time (promise 1 of design 1). */
import { randomInt, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Central } from '../central/central.ts'
import { emptyRow } from '../central/wire/columns.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { getSetting } from '../../src-main/repositories/settings.ts'
import type { Child } from './child.ts'
import { startChild } from './child.ts'
import type { CrashArguments, CrashLine } from './crash-child.ts'
import type { Saved } from './crash-inspect.ts'
import { inspect, inspectAgainstCentral, packsAtFirst } from './crash-inspect.ts'
import { memoryFolder } from './memory-folder.ts'
import { hashOf } from './sync-site.ts'

const childFile = new URL('./crash-child.ts', import.meta.url).pathname
const actsALife = 25

/** Central's part, once: what all sites share. */
export function furnishCentral({ admin }: Central): void {
  admin.upsertCentral('user', { ...emptyRow('user'), ID: 'nurse', name: 'nurse' })
  for (let n = 1; n <= 40; n++)
    admin.upsertCentral('item', { ...emptyRow('item'), ID: `item-${n}`, item_name: `item ${n}`, type_of: 'general' })
  for (let n = 1; n <= 20; n++)
    admin.upsertCentral('name', { ...emptyRow('name'), ID: `ward-${n}`, name: `ward ${n}`, type: 'facility', customer: true })
}

/** Kills a new site `kills` times at random moments, inspecting it after each, then lets it come to rest. Gives in what phase each came. */
export async function liveThroughKills(central: Central, number: number, kills: number): Promise<string[]> {
  const folder = mkdtempSync(join(memoryFolder(), 'outpost-crash-'))
  const site = makeSite(central, number, folder)
  const saved: Saved = { cursor: 0, rows: new Map() }
  const moments: string[] = []
  try {
    for (let life = 0; life < kills; life++) {
      if (life % 3 === 2)
        central.admin.upsertCentral('item', { ID: `item-${randomInt(1, 41)}`, item_name: `named by ${number} in ${life}` })
      const wasInitialised = isInitialised(folder)
      const moment = wasInitialised ? anyMoment() : ({ after: 'request', nth: randomInt(1, 45) } as const)
      await liveUntil(central, { ...site, from: number * 1_000_000 + life * 1000, acts: actsALife }, moment, saved)
      const said = `site ${number}, life ${life}, killed after ${moment.nth} ${moment.after}`
      inspect(folder, site.storeId, saved, said)
      moments.push(wasInitialised ? moment.after : 'initialisation')
    }
    await liveUntil(central, { ...site, from: 0, acts: 0 }, { after: 'quiet', nth: 1 }, saved)
    inspect(folder, site.storeId, saved, `site ${number} at rest`)
    inspectAgainstCentral(folder, central, site.storeId)
    return moments
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Site = Pick<CrashArguments, 'folder' | 'credentials' | 'settings'> & { readonly storeId: string }

function makeSite({ admin, url }: Central, number: number, folder: string): Site {
  const storeId = `store-${number}`
  admin.createStore({ id: storeId, nameId: `name-${number}`, code: String(number), name: `Store ${number}` })
  for (let n = 1; n <= 40; n++) {
    const amounts = { pack_size: 10, available: packsAtFirst, quantity: packsAtFirst }
    const batch = { ID: `batch ${number} ${n}`, store_ID: storeId, item_ID: `item-${n}`, expiry_date: '2031-01-31' }
    admin.upsertStore('item_line', { ...emptyRow('item_line'), ...batch, ...amounts })
    admin.upsertStore('item_store_join', {
      ...emptyRow('item_store_join'),
      ID: `keep ${number} ${n}`,
      store_ID: storeId,
      item_ID: `item-${n}`,
    })
  }
  for (let n = 1; n <= 20; n++)
    admin.upsertStore('name_store_join', {
      ...emptyRow('name_store_join'),
      ID: `see ${number} ${n}`,
      store_ID: storeId,
      name_ID: `ward-${n}`,
    })
  const siteName = `Site ${number}`
  admin.createSite({ code: siteName, name: siteName, password: 'secret', stores: [storeId] })
  const who = { siteName, passwordHash: hashOf('secret'), hardwareId: `HW-${number}`, databaseId: randomUUID() }
  return { folder, storeId, settings: { pageLimit: 10 }, credentials: { address: url, variant: 'A', ...who } }
}

export type Moment = { readonly after: 'request' | 'doing' | 'saved' | 'quiet'; readonly nth: number }

/** In the middle of an action, just after one, and at any request of the sync that runs beside them. */
function anyMoment(): Moment {
  const kinds = ['request', 'request', 'doing', 'saved'] as const
  const after = kinds[randomInt(kinds.length)] ?? 'request'
  return { after, nth: randomInt(1, after === 'request' ? 40 : actsALife) }
}

/** One life of the process: until the moment has come, or it has nothing left to do; then SIGKILL. */
async function liveUntil(central: Central, site: CrashArguments, { after, nth }: Moment, saved: Saved): Promise<void> {
  let isOver = false
  let seen = 0
  const hear = (text: string): void => {
    const line = readLine(text)
    if (line?.kind === 'saved') remember(saved, line)
    if (line?.kind === after) seen += 1
    if (line?.kind === 'quiet') isOver = true
  }
  const before = requestsOf(central, site.credentials.siteName)
  const child = await startChild(childFile, { ready: /"kind":"open"/, args: [JSON.stringify(site)], onLine: hear })
  const has = () => (after === 'request' ? requestsOf(central, site.credentials.siteName) - before : seen) >= nth
  await reached(child, () => isOver || has())
  for (let turns = randomInt(30); turns > 0; turns--) await turn()
  await child.stop('SIGKILL')
  if (child.process.signalCode !== 'SIGKILL') throw new Error(`the site ended by itself with ${String(child.process.exitCode)}`)
  // What it had said before it died may still lie in the pipe.
  await child.heard
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

async function reached(child: Child, has: () => boolean): Promise<void> {
  const { process } = child
  while (process.exitCode === null && process.signalCode === null && !has()) await turn()
}

function readLine(text: string): CrashLine | null {
  return text.startsWith('{"kind"') && text.endsWith('}') ? (JSON.parse(text) as CrashLine) : null
}

function remember(saved: Saved, { cursor, rows }: Extract<CrashLine, { kind: 'saved' }>): void {
  saved.cursor = cursor
  for (const row of rows) saved.rows.set(`${row.table} ${row.id}`, row)
}

const requestsOf = (central: Central, siteName: string): number => central.admin.countRequests(siteName)

function isInitialised(folder: string): boolean {
  const path = join(folder, 'outpost.db')
  if (!existsSync(path)) return false
  const db = openDatabase(path, { role: 'main' })
  try {
    return getSetting(db, 'initialised_at') !== undefined
  } finally {
    db.close()
  }
}
