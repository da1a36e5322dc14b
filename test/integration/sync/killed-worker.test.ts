/** The same with real processes and real threads: power cuts and a worker that dies. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../src-main/db/open.ts'
import { listSyncRuns } from '../../../src-main/repositories/sync-runs.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { startChild } from '../../support/child.ts'
import { makeFolder } from '../../support/make-db.ts'
import type { Arguments } from '../../support/sync-child.ts'
import { hashOf, openSite } from '../../support/sync-site.ts'

const childFile = new URL('../../support/sync-child.ts', import.meta.url).pathname

it('a process killed between commit and acknowledgement: the row is on disk, comes again and is there once', async () => {
  const { central, siteId, store } = await openCountry()
  const { admin } = central
  const folder = join(makeFolder(), 'site')
  const site: Arguments = {
    folder,
    settings: {},
    credentials: {
      address: central.url,
      variant: 'A',
      siteName: 'Kibera',
      passwordHash: hashOf('secret'),
      hardwareId: 'HW-1',
      databaseId: randomUUID(),
    },
  }
  const start = () => startChild(childFile, { ready: /"phase"/, args: [JSON.stringify(site)] })
  await (
    await start()
  ).ended

  admin.upsertStore('item_line', { ...emptyRow('item_line'), ID: 'batch-1', item_ID: 'item-1', store_ID: store.storeId, quantity: 5 })
  admin.knob('delayMs', 600_000, { path: 'acknowledged_records', times: 1 })
  const child = await start()
  while (!admin.requests().some(({ path, status }) => path.endsWith('acknowledged_records') && status === null))
    await new Promise((resolve) => setImmediate(resolve))
  await child.stop('SIGKILL')

  const stock = () => {
    const db = openDatabase(join(folder, 'outpost.db'), { role: 'main' })
    try {
      return {
        row: readRow(db, 'stock_line', 'batch-1')?.total,
        waiting: db.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get(),
      }
    } finally {
      db.close()
    }
  }
  expect(stock()).toEqual({ row: 5, waiting: 0 })
  expect(admin.queue(siteId)).toHaveLength(1)
  await (
    await start()
  ).ended
  expect(stock()).toEqual({ row: 5, waiting: 0 })
  expect(admin.queue(siteId)).toEqual([])
})

it('U-85: a press during a cycle that the end of the program cuts starts no other one: the history has none that ended in nothing', async () => {
  const { central } = await openCountry()
  const { db, supervisor, press, until, log } = openSite({ url: central.url })
  const first = await press()
  central.admin.knob('delayMs', 600_000, { path: '/site', times: 1 })
  supervisor.syncNow()
  const { run: cut } = await until(({ phase, run }) => phase === 'running' && run?.id !== first.id)
  supervisor.syncNow()
  await until(({ oneMore }) => oneMore)
  await supervisor.stop()
  expect(listSyncRuns(db, null, 10).map(({ id }) => id)).toEqual([cut?.id, first.id])
  expect(log.filter(({ level }) => level === 'error')).toEqual([])
})
