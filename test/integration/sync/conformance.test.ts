/** One suite over both authentication variants, with the real central, the real worker and a real database. */
import { describe, expect, it } from 'vitest'
import { centralCursor } from '../../../src-main/repositories/cursors.ts'
import { readRecord } from '../../../src-main/repositories/records.ts'
import { listSyncRuns } from '../../../src-main/repositories/sync-runs.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { generate } from '../../central/sample/generate.ts'
import { openCentral, openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { hashOf as hash, issue, openSite } from '../../support/sync-site.ts'

const count = (db: { sqlite: { prepare(sql: string): { pluck(): { get(): unknown } } } }, table: string) =>
  db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe.each(['A', 'B'] as const)('variant %s', (variant) => {
  async function country() {
    const found = await openCountry(variant)
    const site = openSite({ url: found.central.url, variant })
    await site.until((status) => status.phase === 'not_set_up')
    return { ...found, ...site, admin: found.central.admin }
  }
  async function initialised() {
    const all = await country()
    expect(await all.press()).toMatchObject({ outcome: 'done', trigger: 'initialise' })
    all.admin.clearRequests()
    return all
  }

  it('F-115: configured is not begun; the press loads the site and nothing bounces back', async () => {
    const { admin, press, supervisor, db, store, siteId } = await country()
    expect(admin.requests()).toEqual([])
    const run = await press()
    expect(run).toMatchObject({ outcome: 'done', sent: 0, cause: null })
    expect(run.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'reach done',
      'prepare done',
      'send skipped',
      'central_takes skipped',
      'fetch_shared done',
      'fetch_site done',
      'place done',
    ])
    expect(supervisor.status()).toMatchObject({ phase: 'idle', initialised: true, waitingRecords: 0, problems: 0 })
    expect(readRow(db, 'store', store.storeId)).toMatchObject({ code: 'K', site_number: siteId })
    expect(readRow(db, 'item', 'item-1')).toMatchObject({ name: 'Zinc' })
    expect(admin.site(siteId)).toMatchObject({ initialisation: 'completed', queueLength: 0, hardwareId: 'HW-1' })
  })

  it('a sample country comes down whole', async () => {
    const central = await openCentral()
    const sample = generate(central, { items: 60, documents: 300 })
    const site = openSite({ url: central.url, variant, siteName: sample.siteName, password: sample.password })
    const run = await site.press()
    expect(run).toMatchObject({ outcome: 'done' })
    expect(site.supervisor.status().problems).toBe(0)
    const ofSite = sample.stores.filter((store) => store.siteId === sample.siteId).map((store) => store.id)
    const documents = central.admin.records('transact').filter((row) => ofSite.includes(String(row['store_ID'])))
    expect(documents.length).toBeGreaterThan(50)
    expect(count(site.db, 'invoice')).toBe(documents.length)
    expect(count(site.db, 'item')).toBe(60)
    expect(site.db.sqlite.pragma('foreign_key_check')).toEqual([])
    expect(run.received).toBeGreaterThan(1000)
    expect(run.bytesIn).toBeGreaterThan(10_000)
  })

  it('F-101: a document finalised here reaches central before anything is fetched', async () => {
    const { admin, press, until, db, store, siteId } = await initialised()
    issue(db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
    expect(await press()).toMatchObject({ outcome: 'done', sent: 2, trigger: 'manual' })
    expect(await until((status) => status.confirmed === 2)).toMatchObject({
      waitingDocuments: 0,
      waitingRecords: 0,
      accepted: 2,
      lastCursor: 2,
    })
    expect(admin.record('transact', 'inv-1')).toMatchObject({ name_ID: 'ward-1', status: 'fn' })
    expect(admin.record('trans_line', 'inv-1-line')).toMatchObject({ quantity: 3, transaction_ID: 'inv-1' })
    expect(admin.site(siteId).stagedRows).toBe(0)
    const calls = admin.requests().map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
    expect(calls.lastIndexOf('POST queued_records')).toBeLessThan(calls.indexOf('GET central_records'))
  })

  it('a nudge after a write sends it within seconds', async () => {
    const { admin, supervisor, until, db, store } = await initialised()
    issue(db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
    supervisor.nudge()
    expect(await until((status) => status.waitingDocuments === 1)).toMatchObject({ waitingRecords: 2 })
    expect(await until((status) => status.confirmed === 2)).toMatchObject({ waitingDocuments: 0 })
    expect(admin.record('transact', 'inv-1')).not.toBe(null)
  })

  it('budget: an idle cycle makes three calls of less than 3 kB together', async () => {
    const { admin, press } = await initialised()
    await press()
    expect(await press()).toMatchObject({ outcome: 'done', requests: 3, sent: 0, received: 0 })
    const calls = admin.requests().slice(3)
    expect(calls).toHaveLength(3)
    // Bodies, and headers at their full length: no header compression in HTTP/1.1.
    const headers = calls.reduce((sum, call) => sum + JSON.stringify(call.headers).length + 250, 0)
    expect(calls.reduce((sum, call) => sum + call.bytesIn + call.bytesOut, headers)).toBeLessThan(3000)
  })

  it('F-112, F-113: changes and deletes at central come down by cursor', async () => {
    const { admin, press, db, changed } = await initialised()
    admin.upsertCentral('item', { ID: 'item-1', item_name: 'Zinc 20 mg' })
    admin.upsertCentral('unit', { ...emptyRow('unit'), ID: 'unit-1', units: 'Tablet' })
    expect(await press()).toMatchObject({ received: 2 })
    expect(readRow(db, 'item', 'item-1')).toMatchObject({ name: 'Zinc 20 mg', status: 'active' })
    admin.deleteRecord('item', 'item-1')
    admin.deleteRecord('unit', 'unit-1')
    await press()
    expect(readRow(db, 'item', 'item-1')).toMatchObject({ status: 'deleted' })
    expect(readRow(db, 'unit', 'unit-1')).toBeUndefined()
    expect([...changed]).toEqual(expect.arrayContaining(['item', 'unit']))
    expect(String(centralCursor(db))).toBe(admin.lastSerial())
  })

  it('F-109, F-111: rows for this site come through the queue and leave it when they are on disk', async () => {
    const { admin, press, db, store, siteId } = await initialised()
    admin.upsertStore('item_line', {
      ...emptyRow('item_line'),
      ID: 'batch-1',
      item_ID: 'item-1',
      store_ID: store.storeId,
      batch: 'B1',
      quantity: 5,
    })
    expect(admin.queue(siteId).length).toBe(1)
    await press()
    expect(readRow(db, 'stock_line', 'batch-1')).toMatchObject({ batch: 'B1', total: 5 })
    expect(admin.queue(siteId)).toEqual([])
  })

  it('F-030: a table that nobody declared is kept whole', async () => {
    const { admin, press, db } = await initialised()
    const row = { ID: 'x-1', text: 'é', list: [1, null, { deep: true }] }
    admin.upsertCentral('om_unheard_of', row)
    await press()
    expect(readRecord(db, 'om_unheard_of', 'x-1')).toMatchObject(row)
  })

  it('F-161: a merge is known from then on', async () => {
    const { admin, press, db } = await initialised()
    admin.upsertCentral('item', { ...emptyRow('item'), ID: 'item-2', item_name: 'Zinc twice', type_of: 'general' })
    await press()
    admin.mergeRecords('item', 'item-1', 'item-2')
    await press()
    expect(readRow(db, 'item', 'item-2')).toMatchObject({ status: 'merged' })
    expect(db.sqlite.prepare('SELECT id, kept_id FROM alias').all()).toEqual([{ id: 'item-2', kept_id: 'item-1' }])
  })

  it('every cycle is kept with its steps, counts and bytes', async () => {
    const { press, db } = await initialised()
    const run = await press()
    const [last, first] = listSyncRuns(db, null, 10)
    expect(last).toEqual(run)
    expect(first).toMatchObject({ trigger: 'initialise', outcome: 'done' })
    expect(run.steps.find(({ name }) => name === 'reach')).toMatchObject({ state: 'done', done: 0 })
    expect(run.steps.reduce((sum, step) => sum + step.bytes, 0)).toBe(run.bytesIn + run.bytesOut)
  })

  it('F-137: another password stops with its reason, keeps the queue, and new credentials go on', async () => {
    const { admin, press, until, supervisor, credentials, db, store, siteId } = await initialised()
    admin.setPassword(siteId, 'changed')
    issue(db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
    expect(await press()).toMatchObject({ outcome: 'stopped', cause: { code: 'site_incorrect_password' } })
    supervisor.refreshCounts()
    expect(await until((status) => status.waitingRecords === 2)).toMatchObject({ phase: 'stopped', nextRunAt: null })
    supervisor.configure({ ...credentials, passwordHash: hash('changed') })
    expect(await until((status) => status.confirmed === 2)).toMatchObject({ waitingRecords: 0 })
  })

  it('F-131: another computer is refused, works on and keeps its queue; the reset lets it in', async () => {
    const { admin, press, until, supervisor, credentials, db, store, siteId } = await initialised()
    supervisor.configure({ ...credentials, hardwareId: 'HW-2' })
    expect(await until((status) => status.phase === 'stopped')).toMatchObject({ cause: { code: 'site_incorrect_hardware_id' } })
    issue(db, { id: 'inv-1', storeId: store.storeId, nameId: 'ward-1' })
    admin.resetHardware(siteId)
    expect(await press()).toMatchObject({ outcome: 'done', sent: 2 })
  })

  it('a site of another UUID behind the address stops (site_mismatch)', async () => {
    const { admin, press } = await initialised()
    admin.knob('wrongSiteUuid', true, { times: 1 })
    expect(await press()).toMatchObject({ outcome: 'stopped', cause: { code: 'site_mismatch' } })
  })

  it('F-117: a pause outlives the program, a press goes through it, resuming syncs at once', async () => {
    const { admin, until, supervisor, credentials, db, central } = await initialised()
    supervisor.pause(null)
    expect(await until((status) => status.phase === 'paused')).toMatchObject({ nextRunAt: null, pausedUntil: null })
    await supervisor.stop()
    admin.clearRequests()
    const again = openSite({ url: central.url, variant, db, settings: { intervalSeconds: 1 } })
    again.supervisor.configure(credentials)
    expect(await again.until((status) => status.phase === 'paused')).toMatchObject({ initialised: true })
    expect(await again.press()).toMatchObject({ outcome: 'done', trigger: 'manual', requests: variant === 'A' ? 3 : 4 })
    expect(again.supervisor.status().phase).toBe('paused')
    again.supervisor.resume()
    expect(await again.until((status) => status.run?.trigger === 'interval')).toMatchObject({ initialised: true })
  })

  it('F-118: a central that wants another version says which', async () => {
    const { admin, press } = await initialised()
    admin.set({ versions: { min: 15, max: 20 } })
    expect(await press()).toMatchObject({ outcome: 'stopped', cause: { code: 'api_version_incompatible', params: { min: 15, max: 20 } } })
  })
})
