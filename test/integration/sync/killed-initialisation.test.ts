/**
 * F-116: an initialisation killed at ten random points resumes and ends with the same data as an unbroken one, and
 * the line carries at most a tenth more. About 5,000 records; with OUTPOST_LONG 100,000 in pages of 500.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import { tableCounts } from '../../../src-main/repositories/records.ts'
import { generate } from '../../central/sample/generate.ts'
import { openCentral } from '../../central/test-country.ts'
import { startChild } from '../../support/child.ts'
import { makeFolder } from '../../support/make-db.ts'
import type { Arguments } from '../../support/sync-child.ts'
import { hashOf } from '../../support/sync-site.ts'

const isLong = process.env.OUTPOST_LONG === '1'
const country = isLong ? { items: 2000, documents: 60_000 } : { items: 120, documents: 1600 }
const pageLimit = isLong ? 500 : 25
const kills = 10
const childFile = new URL('../../support/sync-child.ts', import.meta.url).pathname

it(
  'an initialisation killed at ten random points resumes: same data, bytes <= 110 %',
  async () => {
    const central = await openCentral()
    const sample = generate(central, country)
    const site = (folder: string, databaseId: string): Arguments => ({
      folder,
      settings: { pageLimit },
      credentials: {
        address: central.url,
        variant: 'A',
        siteName: sample.siteName,
        passwordHash: hashOf(sample.password),
        hardwareId: 'HW-1',
        databaseId,
      },
    })

    const unbroken = site(join(makeFolder(), 'unbroken'), randomUUID())
    await finish(await start(unbroken))
    const whole = traffic(central)
    const records = Object.values(contents(unbroken.folder)).reduce((sum, table) => sum + table.length, 0)
    expect(records).toBeGreaterThan(isLong ? 100_000 : 4000)
    expect(whole.pages).toBeGreaterThan(100)

    central.admin.clearRequests()
    const broken = site(join(makeFolder(), 'broken'), randomUUID())
    const points = Array.from({ length: kills }, () => randomInt(1, whole.requests)).sort((a, b) => a - b)
    for (const point of points) {
      const child = await start(broken)
      await reached(central, point, child.ended)
      await child.stop('SIGKILL')
    }
    await finish(await start(broken))
    const total = traffic(central)

    expect(contents(broken.folder)).toEqual(contents(unbroken.folder))
    expect(central.admin.requests().filter(({ path }) => path.endsWith('/initialise'))).toHaveLength(1)
    expect(total.bytes, `killed at requests ${points.join(', ')}`).toBeLessThanOrEqual(whole.bytes * 1.1)
    console.log(
      `${records} records, killed at requests ${points.join(', ')} of ${whole.requests}: ${((100 * total.bytes) / whole.bytes).toFixed(1)} % of the bytes`,
    )
  },
  isLong ? 3_600_000 : 300_000,
)

type Central = Awaited<ReturnType<typeof openCentral>>

const start = (site: Arguments) => startChild(childFile, { ready: /"phase"/, args: [JSON.stringify(site)] })

async function finish(child: Awaited<ReturnType<typeof start>>): Promise<void> {
  await child.ended
  expect(child.process.exitCode).toBe(0)
}

/** Resolves when central has seen so many requests in all, or the child has come to its end. */
async function reached(central: Central, point: number, ended: Promise<void>): Promise<void> {
  const over = ended.then(() => 'over' as const)
  const turn = () => new Promise<'turn'>((resolve) => setImmediate(() => resolve('turn')))
  while (central.admin.requests().length < point) if ((await Promise.race([over, turn()])) === 'over') return
}

function traffic(central: Central) {
  const requests = central.admin.requests()
  const pages = requests.filter(({ path }) => path.endsWith('_records')).length
  return { requests: requests.length, pages, bytes: requests.reduce((sum, one) => sum + one.bytesIn + one.bytesOut, 0) }
}

/** Every row of every table that sync fills. */
function contents(folder: string): Record<string, unknown[]> {
  const db: Db = openDatabase(join(folder, 'outpost.db'), { role: 'main' })
  try {
    const tables = new Set([...tableCounts(db).map(({ table, declared }) => (declared ? table : 'record')), 'alias', 'inbox'])
    return Object.fromEntries([...tables].map((table) => [table, rows(db, table)]))
  } finally {
    db.close()
  }
}

function rows(db: Db, table: string): unknown[] {
  const order = { record: 'table_name, id', alias: 'table_name, id', inbox: 'table_name, record_id' }[table] ?? 'id'
  return db.sqlite.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).raw().all()
}
