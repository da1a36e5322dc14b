/** F-124, F-256, F-261: why a record waits, when it is tried again, and by whom. */
import { describe, expect, it } from 'vitest'
import { openRefusals } from '../../../src-main/repositories/refusals.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { setRule } from '../../../src-main/repositories/table-rules.ts'
import { noteVersion } from '../../../src-main/sync/store-problems.ts'
import type { IntegratingSite } from '../../support/integrating-site.ts'
import { deleted, inboxOf, integratingSite, upserted } from '../../support/integrating-site.ts'
import { locally } from '../../support/make-db.ts'
import { fixtureId } from '../../support/wire-fixtures.ts'

const minute = 60_000
const iso = (ms: number) => new Date(ms).toISOString()
const times = ({ db }: IntegratingSite) =>
  db.sqlite.prepare('SELECT first_seen_at AS seen, received_at AS received, attempts, next_try_at AS next FROM inbox').get() as {
    seen: string
    received: string
    attempts: number
    next: string | null
  }

describe('a reason names the field', () => {
  it.each([
    ['a value of another type', upserted('unit', 'U', { order_number: 'three' }), { reason: 'unreadable', field: 'order_number' }],
    [
      'a reference to what is not here',
      upserted('store', 'S', { name_ID: 'nobody' }),
      { reason: 'missing_parent', field: 'name_ID', parent_id: 'nobody' },
    ],
    ['a required value that is empty', upserted('store', 'S', { name_ID: '' }), { reason: 'unreadable', field: 'name_ID' }],
  ])('%s', async (_name, record, expected) => {
    const { page, db, changed } = integratingSite()
    expect(await page(record)).toMatchObject({ setAside: 1 })
    expect(inboxOf(db)).toMatchObject([expected])
    expect(changed).toContain('inbox')
  })
})

describe('what waits is tried again', () => {
  it('T2: at once when the missing parent lands, in the same page or a later one', async () => {
    const { page, db } = integratingSite()
    await page(upserted('store', 'S', { name_ID: 'N' }))
    await page(upserted('name', 'N'))
    expect(inboxOf(db)).toEqual([])
    expect(readRow(db, 'store', 'S')?.name_id).toBe('N')
  })

  it('F-256: five spaced times, then once a day; it counts its tries and keeps the day it was first seen', async () => {
    const site = integratingSite()
    await site.page(upserted('store', 'S', { name_ID: 'nobody' }))
    const first = site.now()
    const waits: number[] = []
    for (let tries = 1; tries <= 7; tries++) {
      expect(await site.retry()).toMatchObject({ setAside: 1 })
      const { next, attempts, seen } = times(site)
      expect({ attempts, seen }).toEqual({ attempts: tries, seen: iso(first) })
      waits.push((Date.parse(String(next)) - site.now()) / minute)
      site.later(Date.parse(String(next)) - site.now() - 1)
      expect(await site.retry()).toMatchObject({ setAside: 0 })
      site.later(1)
    }
    expect(waits).toEqual([5, 10, 20, 40, 1440, 1440, 1440])
  })

  it('T2: also where the clock was years ahead when it was tried last, and has been set right since', async () => {
    const site = integratingSite()
    const years = 4 * 365 * 1440 * minute
    await site.page(upserted('store', 'S', { name_ID: 'nobody' }))
    site.later(years)
    expect(await site.retry()).toMatchObject({ setAside: 1 })
    site.later(-years)
    expect(await site.retry()).toMatchObject({ setAside: 1 })
    expect(times(site)).toMatchObject({ attempts: 2, next: iso(site.now() + 10 * minute) })
  })

  it('a newer arrival of it counts its tries anew, but it was first seen when it was first seen', async () => {
    const site = integratingSite()
    await site.page(upserted('store', 'S', { name_ID: 'nobody' }))
    const first = site.now()
    await site.retry()
    site.later(minute)
    await site.page(upserted('store', 'S', { name_ID: 'nobody' }))
    expect(times(site)).toMatchObject({ attempts: 1, seen: iso(first) })
    await site.page(upserted('store', 'S', { name_ID: 'nobody', code: 'new' }))
    expect(times(site)).toEqual({ attempts: 0, seen: iso(first), received: iso(site.now()), next: null })
  })

  it('F-261: once by every new version of the program', async () => {
    const site = integratingSite()
    noteVersion(site.db, '1.0.0', iso(site.now()))
    await site.page(upserted('store', 'S', { name_ID: 'nobody' }))
    await site.retry()
    noteVersion(site.db, '1.0.0', iso(site.now()))
    expect(await site.retry()).toMatchObject({ setAside: 0 })
    noteVersion(site.db, '1.1.0', iso(site.now()))
    expect(await site.retry()).toMatchObject({ setAside: 1 })
  })

  it('F-261: an envelope that no version could read is read by the one that can, and not before', async () => {
    const site = integratingSite()
    const raw = { tableName: 'unit', recordId: 'U', action: 'update', recordData: upserted('unit', 'U').data }
    const wrong = { field: 'action', detail: 'unknown action' }
    await site.page({ tableName: 'unit', recordId: 'U', action: { unknown: 'tomorrow' }, data: raw, wrong })
    site.later(1e11)
    expect(await site.retry()).toEqual({ applied: 0, unchanged: 0, setAside: 0 })
    noteVersion(site.db, '2.0.0', iso(site.now()))
    expect(await site.retry()).toMatchObject({ applied: 1 })
    expect([readRow(site.db, 'unit', 'U')?.id, inboxOf(site.db)]).toEqual(['U', []])
  })

  it('an envelope that stays unreadable stays one problem', async () => {
    const site = integratingSite()
    const wrong = { field: 'tableName', detail: 'no text' }
    await site.page({ tableName: '', recordId: 'serial-4', action: 'upsert', data: { odd: true }, wrong })
    noteVersion(site.db, '2.0.0', iso(site.now()))
    expect(await site.retry()).toMatchObject({ setAside: 1 })
    expect(inboxOf(site.db)).toMatchObject([{ table_name: '', record_id: 'serial-4', field: 'tableName', attempts: 1 }])
    expect(times(site).next).toMatch(/^9999/)
  })
})

it('T9: of a page one bad record waits, and the others are placed', async () => {
  const { page, db } = integratingSite()
  const units = Array.from({ length: 50 }, (_, n) => upserted('unit', `u-${n}`, n === 25 ? { order_number: {} } : {}))
  expect(await page(...units)).toEqual({ applied: 49, unchanged: 0, setAside: 1 })
  expect(inboxOf(db)).toMatchObject([{ record_id: 'u-25' }])
  expect(openRefusals(db)).toBeNull()
})

it('a delete that other records need waits, and goes when they have gone', async () => {
  const { page, db, later, retry } = integratingSite()
  await page(...['unit', 'name', 'store', 'item'].map((wire) => upserted(wire)), upserted('Location'))
  await page(deleted('store'))
  expect(inboxOf(db)).toMatchObject([{ table_name: 'store', kind: 'delete', reason: 'refused_here' }])
  db.sqlite.exec('DELETE FROM location')
  later(minute)
  await retry()
  expect([inboxOf(db), readRow(db, 'store', fixtureId('store'))]).toEqual([[], undefined])
})

it('F-259: what waited when its table was no longer taken does not take the place of what came and was laid aside since', async () => {
  const { page, db, integrator } = integratingSite()
  const rule = (receive: boolean) => locally(db, (tx) => setRule(tx, 'item_line', { send: true, receive }))
  const batch = (quantity: number) => upserted('item_line', 'batch', { quantity })
  await page(...['unit', 'name', 'store'].map((wire) => upserted(wire)), batch(1))
  rule(false)
  await page(batch(2))
  await page(upserted('item'))
  expect(readRow(db, 'stock_line', 'batch')).toBeUndefined()
  rule(true)
  await integrator.released(() => Promise.resolve())
  expect([readRow(db, 'stock_line', 'batch')?.total, inboxOf(db)]).toEqual([2, []])
})
