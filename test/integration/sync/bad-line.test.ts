/** A poor line and a central in trouble: each fault has its name, the work goes on, and the next cycle mends it. */
import { describe, expect, it } from 'vitest'
import { centralCursor } from '../../../src-main/repositories/cursors.ts'
import { tableCounts } from '../../../src-main/repositories/records.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCentral, openCountry } from '../../central/test-country.ts'
import { generate } from '../../central/sample/generate.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import type { KnobName } from '../../central/http/knobs.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { issue, openSite } from '../../support/sync-site.ts'

async function initialised(options: Parameters<typeof openCycleSite>[1] = {}) {
  const country = await openCountry()
  const site = openCycleSite(country.central.url, options)
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  const { admin } = country.central
  admin.clearRequests()
  const items = (count: number, from = 0) => {
    for (let n = from; n < from + count; n++)
      admin.upsertCentral('item', { ...emptyRow('item'), ID: `i-${n}`, item_name: `Item ${n}`, type_of: 'general' })
  }
  const itemCount = () => site.db.sqlite.prepare("SELECT count(*) FROM item WHERE id LIKE 'i-%'").pluck().get()
  return { ...country, ...site, admin, items, itemCount }
}

describe('faults', () => {
  it.each([
    ['html', true, 'captive_portal', undefined],
    ['plain409', true, 'http_error', 409],
    ['status', { status: 500 }, 'http_error', 500],
    ['status', { status: 503, text: '' }, 'http_error', 503],
    ['busy', 'error', 'sync_is_running', 503],
    ['dropRequest', true, 'connection_lost', undefined],
    ['dropReply', true, 'connection_lost', undefined],
    ['cutBody', 0.5, 'connection_lost', undefined],
  ] as const)('T5: %s (%j) is %s, and the next cycle goes on', async (knob, value, code, status) => {
    const { admin, sync, db, store } = await initialised()
    issue(db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
    admin.knob<KnobName>(knob, value, { times: 1 })
    const outcome = await sync()
    expect(outcome).toMatchObject({ kind: 'failed', cause: { code } })
    if (status !== undefined) expect(outcome.cause?.params).toMatchObject({ status })
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect(admin.record('transact', 'inv-1')).not.toBe(null)
  })

  it('a central that is busy after the push is waited for, quickly', async () => {
    const { admin, sync, db, store } = await initialised()
    issue(db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
    admin.knob('busy', 'status', { times: 3 })
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect(admin.requests().filter(({ path }) => path.endsWith('site_status'))).toHaveLength(4)
  })

  it('the supervisor says the cause, keeps working and comes back by itself', async () => {
    const { central, store } = await openCountry()
    const site = openSite({ url: central.url })
    await site.press()
    central.admin.knob('dropReply', true, { times: 1 })
    issue(site.db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
    site.supervisor.nudge()
    // Chance may let the next try begin at once, before anybody sees that it waits.
    expect(await site.until(({ cause }) => cause !== null)).toMatchObject({
      cause: { code: 'connection_lost' },
      waitingDocuments: 1,
    })
    expect(await site.until((status) => status.confirmed === 2)).toMatchObject({ initialised: true })
    expect(await site.until((status) => status.phase === 'idle')).toMatchObject({ cause: null, waitingDocuments: 0 })
  })
})

describe('cursors', () => {
  it('F-113: gaps in the serials are stepped over', async () => {
    const { admin, items, sync, itemCount, db } = await initialised()
    admin.knob('cursorGaps', 700)
    items(5)
    expect(await sync()).toMatchObject({ kind: 'done', received: 5 })
    expect(itemCount()).toBe(5)
    expect(String(centralCursor(db))).toBe(admin.lastSerial())
    expect(admin.requests().length).toBeLessThan(20)
  })

  it.each(['9007199254740992', '9223372036854775800'])('F-114: serials after %s keep each digit', async (serial) => {
    const { admin, items, sync, itemCount, db } = await initialised()
    admin.setLastSerial(serial)
    items(3)
    expect(await sync()).toMatchObject({ kind: 'done', received: 3 })
    expect(centralCursor(db)).toBe(BigInt(serial) + 3n)
    expect(itemCount()).toBe(3)
    expect(await sync()).toMatchObject({ received: 0 })
    expect(admin.requests().at(-2)?.query.cursor).toBe(String(BigInt(serial) + 3n))
    expect(admin.requests()).toHaveLength(6)
  })

  it('doubled queue rows are one row', async () => {
    const { admin, sync, db, store, siteId } = await initialised()
    admin.upsertStore('item_line', { ...emptyRow('item_line'), ID: 'batch-1', item_ID: 'item-1', store_ID: store.storeId, quantity: 5 })
    admin.knob('doubledRows', true, { times: 1 })
    expect(await sync()).toMatchObject({ kind: 'done', received: 2 })
    expect(readRow(db, 'stock_line', 'batch-1')).toMatchObject({ total: 5 })
    expect(admin.queue(siteId)).toEqual([])
  })
})

describe('bad records', () => {
  it('T7, T9: of a thousand with one poison record 999 flow, and the one waits with its field', async () => {
    const { admin, items, sync, itemCount, db } = await initialised()
    items(1000)
    admin.knob('poison', { table: 'item', recordId: 'i-500' }, { times: 1 })
    expect(await sync()).toMatchObject({ kind: 'done', received: 1000 })
    expect(itemCount()).toBe(999)
    expect(db.sqlite.prepare('SELECT table_name, record_id, reason, field FROM inbox').all()).toEqual([
      { table_name: 'item', record_id: 'i-500', reason: 'unreadable', field: expect.any(String) },
    ])
    admin.upsertCentral('item', { ID: 'i-500', item_name: 'Item 500, mended' })
    await sync()
    expect(itemCount()).toBe(1000)
    expect(db.sqlite.prepare('SELECT count(*) FROM inbox').pluck().get()).toBe(0)
  })

  it('T2: a child that came before its parent finds its place when the parent comes', async () => {
    const { admin, sync, db, store, siteId } = await initialised()
    const batch = { ...emptyRow('item_line'), ID: 'batch-1', item_ID: 'late', store_ID: store.storeId, quantity: 5 }
    admin.upsertStore('item_line', batch)
    expect(await sync()).toMatchObject({ kind: 'done', received: 1 })
    expect(admin.queue(siteId)).toEqual([])
    expect(db.sqlite.prepare('SELECT reason, parent_table, parent_id FROM inbox').all()).toEqual([
      { reason: 'missing_parent', parent_table: 'item', parent_id: 'late' },
    ])
    admin.upsertCentral('item', { ...emptyRow('item'), ID: 'late', item_name: 'Late', type_of: 'general' })
    await sync()
    expect(readRow(db, 'stock_line', 'batch-1')).toMatchObject({ item_id: 'late', total: 5 })
    expect(db.sqlite.prepare('SELECT count(*) FROM inbox').pluck().get()).toBe(0)
  })

  it('orphans of the first loading wait in the inbox too', async () => {
    const country = await openCountry()
    const { admin } = country.central
    admin.upsertStore('item_line', {
      ...emptyRow('item_line'),
      ID: 'batch-1',
      item_ID: 'late',
      store_ID: country.store.storeId,
      expiry_date: '2027-01-31',
      quantity: 5,
    })
    const { sync, db } = openCycleSite(country.central.url)
    expect(await sync()).toMatchObject({ kind: 'done' })
    expect(db.sqlite.prepare('SELECT record_id, parent_id FROM inbox').all()).toEqual([{ record_id: 'batch-1', parent_id: 'late' }])
    expect(readRow(db, 'stock_line', 'batch-1')).toBeUndefined()
    admin.upsertCentral('item', { ...emptyRow('item'), ID: 'late', item_name: 'Late', type_of: 'general' })
    await sync()
    expect(readRow(db, 'stock_line', 'batch-1')).toMatchObject({ item_id: 'late', total: 5, expiry_date: '2027-01-31' })
  })
})

describe('a central that cannot integrate (T3 of protocol 1.6)', () => {
  it('stops with the record and its reason; after the mend all is there but that record, which is a problem until it is changed', async () => {
    const { admin, sync, db, store, siteId } = await initialised()
    const write = (id: string, comment = '') => issue(db, { id, storeId: store.storeId, nameId: 'ward-1', comment })
    write('inv-1')
    write('inv-2')
    admin.knob('refuse', { table: 'trans_line', recordId: 'inv-1-line', sticky: true })
    const aLine = { kind: 'outbound_shipment', part: 'invoice_line' }
    expect(await sync()).toMatchObject({
      kind: 'stopped',
      cause: { code: 'integration_error', params: { table: 'trans_line', record: 'inv-1-line', reasonText: 'Already Locked', ...aLine } },
    })
    expect(await sync()).toMatchObject({ kind: 'stopped' })
    admin.mend(siteId, 'drop')
    await admin.whenIdle(siteId)
    expect(await sync()).toMatchObject({ kind: 'done', sent: 3 })
    expect(admin.record('transact', 'inv-2')).not.toBe(null)
    expect(db.sqlite.prepare('SELECT record_id, reason, detail FROM inbox').all()).toEqual([
      { record_id: 'inv-1-line', reason: 'refused_at_central', detail: 'Already Locked' },
    ])
    admin.clearKnobs('refuse')
    write('inv-1', 'again')
    expect(await sync()).toMatchObject({ kind: 'done' })
  })

  it('a central that refuses single records reports them, and the rest flows (extension)', async () => {
    const { admin, sync, db, store } = await initialised()
    admin.set({ refusals: 'single' })
    for (const id of ['inv-1', 'inv-2']) issue(db, { id, storeId: store.storeId, nameId: 'ward-1' })
    admin.knob('refuse', { table: 'transact', recordId: 'inv-1', code: 'sync_record_rejected', message: 'no', sticky: false })
    expect(await sync()).toMatchObject({ kind: 'done', sent: 4 })
    expect(admin.record('transact', 'inv-2')).not.toBe(null)
    expect(db.sqlite.prepare("SELECT record_id FROM inbox WHERE reason = 'refused_at_central' ORDER BY 1").pluck().all()).toEqual([
      'inv-1',
      'inv-1-line',
    ])
  })
})

it('T1: ten cycles that are cut each make progress visible', async () => {
  const central = await openCentral()
  const sample = generate(central, { items: 200, documents: 200 })
  central.admin.setPassword(sample.siteId, 'secret')
  const site = openCycleSite(central.url, { pageLimit: 50 })
  central.admin.knob('resetAfterBytes', 40_000)
  const total = () => tableCounts(site.db).reduce((sum, { records }) => sum + records, 0)
  const seen = [0]
  for (let cycle = 1; cycle <= 10; cycle++) {
    await site.sync((call, nth) => (nth === 3 && (call === 'centralRecords' || call === 'queuedRecords') ? 'reply' : null))
    seen.push(total())
  }
  for (let cycle = 1; cycle <= 10; cycle++) expect(seen[cycle], `after cycle ${cycle}`).toBeGreaterThan(seen[cycle - 1] ?? 0)
})

it('F-152: own documents that hold -1 get the next number of their store and kind, and central hears of it', async () => {
  const { admin, sync, db, store } = await initialised()
  const dummy = (id: string, day: string) =>
    admin.upsertStore('transact', {
      ...emptyRow('transact'),
      ID: id,
      store_ID: store.storeId,
      name_ID: 'ward-1',
      type: 'ci',
      mode: 'store',
      status: 'sg',
      invoice_num: -1,
      entry_date: day,
    })
  issue(db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
  dummy('d-2', '2026-01-02')
  dummy('d-1', '2026-01-01')
  expect(await sync()).toMatchObject({ kind: 'done', received: 2, sent: 4 })
  expect(['d-1', 'd-2'].map((id) => readRow(db, 'invoice', id)?.number)).toEqual([8, 9])
  expect(['d-1', 'd-2'].map((id) => admin.record('transact', id)?.['invoice_num'])).toEqual([8, 9])
  expect(await sync()).toMatchObject({ sent: 0 })
})
