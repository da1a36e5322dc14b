/**
 * Issue 6: a disk that is full in the middle of a write, a page, an acknowledgement and a sending (a backup and a migration:
 * test/integration/backups/full-disk). Nothing is lost, it is said by name, and it goes on when there is room.
 */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { countWaiting } from '../../../src-main/repositories/waiting-count.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { clinicFolder } from '../../support/backup-files.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import type { Asked, Told } from '../../support/full-disk-child.ts'
import { issue } from '../../support/sync-site.ts'

const pages = (db: Db): number => db.sqlite.pragma('page_count', { simple: true }) as number
/** As a disk with room for so many more pages of the database; null = as many as it wants. */
const leaveRoom = (db: Db, more: number | null): void =>
  void db.sqlite.pragma(`max_page_count = ${more === null ? 4_294_967_294 : pages(db) + more}`)
const waiting = (db: Db): number => countWaiting(db, journalCursor(db, 'accepted')).records
const full = { kind: 'failed', cause: { code: 'disk_full' } }
const text = 'x'.repeat(2000)

async function country() {
  const { central, siteId, store } = await openCountry()
  const site = openCycleSite(central.url, { pageLimit: 50 })
  const { admin } = central
  return { ...site, admin, siteId, store }
}
type Site = Awaited<ReturnType<typeof country>>

/** The batches that are on their way to the site, with texts that need room. */
function sendBatches({ admin, store }: Site, count: number, note: string): void {
  for (let n = 0; n < count; n++) {
    const row = {
      ...emptyRow('item_line'),
      ID: `batch-${n}`,
      item_ID: 'item-1',
      store_ID: store.storeId,
      quantity: n,
      batch: `${note} ${text}`,
    }
    admin.upsertStore('item_line', row)
  }
}
const batchesHere = ({ db }: Site): string[] =>
  db.sqlite.prepare('SELECT substr(batch, 1, 5) FROM stock_line ORDER BY id').pluck().all() as string[]

describe('issue 6: the disk fills up in the middle of a sync', () => {
  test('while the site is loaded, wherever it happens: said by name, and with room it goes on to the end', async () => {
    const site = await country()
    const { admin, sync, worker } = site
    for (let n = 0; n < 300; n++) admin.upsertCentral('item', { ...emptyRow('item'), ID: `more-${n}`, item_name: `${n} ${text}` })
    sendBatches(site, 60, 'first')
    let failures = 0
    for (let room = 0; ; room += 40) {
      leaveRoom(worker(), room)
      const outcome = await sync()
      if (outcome.kind === 'done') break
      expect(outcome).toMatchObject(full)
      failures += 1
    }
    expect(failures).toBeGreaterThan(3)
    const items = site.db.sqlite.prepare("SELECT id FROM item WHERE id LIKE 'more-%'").pluck().all()
    expect(items).toHaveLength(300)
    expect(batchesHere(site)).toEqual(Array(60).fill('first'))
    expect(admin.queue(site.siteId)).toEqual([])
  })

  test('in a page of this site: what is not on disk is not acknowledged, and comes again', async () => {
    const site = await country()
    expect(await site.sync()).toMatchObject({ kind: 'done' })
    sendBatches(site, 120, 'first')
    const sent = site.admin.queue(site.siteId).length
    leaveRoom(site.worker(), 60)
    expect(await site.sync()).toMatchObject(full)
    const [here, left] = [batchesHere(site).length, site.admin.queue(site.siteId).length]
    expect(left).toBeGreaterThan(0)
    expect(sent - left, 'acknowledged is only what is on disk').toBeLessThanOrEqual(here)
    leaveRoom(site.worker(), null)
    expect(await site.sync()).toMatchObject({ kind: 'done' })
    expect(batchesHere(site)).toEqual(Array(120).fill('first'))
    expect(site.admin.queue(site.siteId)).toEqual([])
  })

  test.each([1, 2])('at acknowledgement %i: the page stands, and what comes after it comes again', async (at) => {
    const site = await country()
    expect(await site.sync()).toMatchObject({ kind: 'done' })
    sendBatches(site, 120, 'first')
    const outcome = await site.sync((call, nth) => {
      if (call === 'acknowledge' && nth === at) leaveRoom(site.worker(), 0)
      return null
    })
    expect(outcome).toMatchObject(full)
    expect(batchesHere(site).length).toBeGreaterThanOrEqual(50 * at)
    site.restart()
    expect(await site.sync()).toMatchObject({ kind: 'done' })
    expect(batchesHere(site)).toEqual(Array(120).fill('first'))
    expect(site.admin.queue(site.siteId)).toEqual([])
  })

  test('while work is sent: it goes to central once, and what central has sent meanwhile arrives', async () => {
    const site = await country()
    const { db, store, sync, worker, admin } = site
    expect(await sync()).toMatchObject({ kind: 'done' })
    for (let n = 0; n < 20; n++) issue(db, { id: `inv-${n}`, storeId: store.storeId, nameId: 'ward-1', comment: `own ${n}` })
    sendBatches(site, 60, 'after')
    const outcome = await sync((call) => {
      if (call === 'push') leaveRoom(worker(), 0)
      return null
    })
    expect(outcome).toMatchObject(full)
    leaveRoom(worker(), null)
    expect(await sync()).toMatchObject({ kind: 'done' })
    expect(waiting(db)).toBe(0)
    expect(admin.records('transact')).toHaveLength(20)
    expect(admin.records('trans_line')).toHaveLength(20)
    expect(readRow(db, 'invoice', 'inv-19')?.comment).toBe('own 19')
    expect(batchesHere(site)).toEqual(Array(60).fill('after'))
  })
})

describe('issue 6: the disk fills up while a person works', () => {
  const child = new URL('../../support/full-disk-child.ts', import.meta.url).pathname
  /** Runs it with room for files of `bytes`, in the half kilobytes that the shell counts in. */
  function withRoom(bytes: number | null, asked: Asked): Told {
    const limit = bytes === null ? ':' : `ulimit -f ${Math.floor(bytes / 512)}`
    const command = `${limit}; exec "$0" "$1" "$2"`
    return JSON.parse(
      execFileSync('/bin/sh', ['-c', command, process.execPath, child, JSON.stringify(asked)], { encoding: 'utf8' }),
    ) as Told
  }

  test('at any length of its files: what was said to be saved is there, the rest is refused by name, and work goes on', () => {
    const { dataFolder } = clinicFolder()
    const path = join(dataFolder, 'outpost.db')
    let last = ''
    fc.assert(
      fc.property(fc.integer({ min: 40_000, max: 600_000 }), (more) => {
        const told = withRoom(statSync(path).size + more, { what: 'work', path })
        if (!('done' in told)) throw new Error(told.detail)
        const { saved, refused } = told.done as { saved: string; refused: string }
        expect(['disk_full', 'disk_read_only']).toContain(refused)
        const file = new Database(path)
        expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
        expect(file.prepare("SELECT substr(comment, 1, 12) FROM invoice WHERE id = 'open'").pluck().get()).toBe(saved)
        last = saved
        file.close()
      }),
      { numRuns: 6 },
    )
    expect(last).not.toBe('')
    expect(withRoom(null, { what: 'work', path })).toMatchObject({ done: { refused: null } })
  })
})
