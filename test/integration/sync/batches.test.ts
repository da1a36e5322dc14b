/** How much goes in a call, over the real line with the real worker (F-110, F-113, T12). */
import { expect, it } from 'vitest'
import { centralCursor } from '../../../src-main/repositories/cursors.ts'
import { getSetting } from '../../../src-main/repositories/settings.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { issue, openSite } from '../../support/sync-site.ts'

async function country(pageLimit: number) {
  const all = await openCountry()
  const { admin, url } = all.central
  admin.set({ pageLimit })
  const units = (count: number, from = 0): void => {
    for (let n = from; n < from + count; n++) admin.upsertCentral('unit', { ...emptyRow('unit'), ID: `u-${n}`, units: `unit ${n}` })
  }
  const limits = (): number[] =>
    admin
      .requests()
      .filter(({ path }) => path.endsWith('/central_records'))
      .map(({ query }) => Number(query['limit']))
  return { ...all, admin, url, units, limits }
}

it('F-110: calls grow beyond 500 with a central that gives more, and go on there after a restart', async () => {
  const { admin, url, units, limits } = await country(5000)
  units(3000)
  const site = openSite({ url })
  const first = await site.press()
  expect(first).toMatchObject({ outcome: 'done' })
  expect(limits().slice(0, 4)).toEqual([500, 750, 1125, 1688])
  const { shared } = getSetting(site.db, 'batch_limits')!
  expect(shared).toBeGreaterThan(1125)
  await site.supervisor.stop()
  admin.clearRequests()
  const again = openSite({ url, db: site.db })
  await again.until(({ run }) => run !== null && run.id !== first.id && run.finishedAt !== null)
  expect(limits()[0]).toBe(shared)
})

it('F-110: another central is met with 500 again', async () => {
  const first = await country(5000)
  first.units(3000)
  const site = openSite({ url: first.url })
  await site.press()
  await site.supervisor.stop()
  const second = await country(5000)
  const moved = openSite({ url: second.url, db: site.db })
  await moved.until((status) => status.phase === 'stopped')
  expect(moved.supervisor.status().cause?.code).toBe('site_mismatch')
  expect(getSetting(site.db, 'batch_limits')).toMatchObject({ address: second.url, shared: 500 })
})

it.each([
  [5000, 1_000_000, 230],
  [500, 100_000, 220],
])('F-113: from a central that gives %i at most a gap of %i takes no more than %i requests', async (pageLimit, gap, most) => {
  const { admin, url, units, limits } = await country(pageLimit)
  units(pageLimit === 500 ? 1000 : 16_000)
  admin.knob('cursorGaps', gap)
  units(1, 20_000)
  admin.knob('cursorGaps', 1)
  const site = openCycleSite(url, { pageLimit: 5000 })
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  expect(readRow(site.db, 'unit', 'u-20000')).toMatchObject({ name: 'unit 20000' })
  expect(String(centralCursor(site.db))).toBe(admin.lastSerial())
  expect(limits().length).toBeLessThanOrEqual(most)
})

it('T12: a central that is too slow to take a batch is asked for what is new all the same, and takes the batch later', async () => {
  const { admin, url, units, store } = await country(500)
  const site = openSite({ url, settings: { line: { idleTimeoutMs: 4000 } } })
  await site.press()
  issue(site.db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
  units(2)
  admin.knob('delayMs', 600_000, { path: '/queued_records', method: 'POST', times: 1 })
  const slow = await site.press()
  expect(slow).toMatchObject({ outcome: 'partly', cause: { code: 'timeout' }, sent: 0, received: 2 })
  expect(slow.steps.find(({ name }) => name === 'send')).toMatchObject({ state: 'skipped', note: 'timeout' })
  expect(readRow(site.db, 'unit', 'u-1')).toMatchObject({ name: 'unit 1' })
  expect(await site.press()).toMatchObject({ outcome: 'done', sent: 2 })
  expect(admin.record('transact', 'inv-1')).not.toBeNull()
})
