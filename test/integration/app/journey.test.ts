/** The main journey without a browser: bind, load, work offline, sync, and central has it. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { passwordHash } from '../../../src-main/site/password-hash.ts'
import { valueOf } from '../../support/builders.ts'
import { makeFolder } from '../../support/make-db.ts'
import { addNurse, signInNurse } from '../../support/people.ts'
import type { TestApp } from '../../support/test-app.ts'
import { machine, openApp } from '../../support/test-app.ts'
import { createCentral } from '../../central/central.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'

type Country = Awaited<ReturnType<typeof openCountry>>

/** A nurse, a batch and a customer for the store of the small country. */
function stock({ central, store }: Country): void {
  const { admin } = central
  addNurse(central, store.storeId)
  admin.upsertStore('item_line', {
    ...emptyRow('item_line'),
    ID: 'batch-1',
    store_ID: store.storeId,
    item_ID: 'item-1',
    batch: 'ZN1',
    expiry_date: '2031-05-31',
    pack_size: 10,
    available: 20,
    quantity: 20,
    cost_price: 1,
    sell_price: 1.5,
    hold: false,
  })
  admin.upsertCentral('name_store_join', {
    ...emptyRow('name_store_join'),
    ID: 'see-ward',
    store_ID: store.storeId,
    name_ID: 'ward-1',
    inactive: false,
  })
}

async function bound(url: string, variant: 'A' | 'B', folder = makeFolder()): Promise<TestApp> {
  const outpost = await openApp({ dataFolder: folder })
  valueOf(await outpost.client['setup.register']({ address: url, variant, siteName: 'Kibera', password: 'secret' }))
  return outpost
}

async function loaded(url: string, variant: 'A' | 'B', folder?: string): Promise<TestApp> {
  const outpost = await bound(url, variant, folder)
  valueOf(await outpost.client['setup.load']({}))
  await outpost.until((status) => status.initialised && status.phase === 'idle')
  return outpost
}

/** Loaded, and the nurse is signed in. Nothing is sent before a press, however long this computer takes for what follows. */
async function atWork(url: string, variant: 'A' | 'B', folder?: string): Promise<TestApp> {
  const outpost = await loaded(url, variant, folder)
  outpost.app.powerSuspended()
  await signInNurse(outpost.client)
  return outpost
}

describe.each(['A', 'B'] as const)('variant %s', (variant) => {
  test('install, load, finalise with central out of reach, sync: central has the invoice with its lines', async () => {
    const file = join(makeFolder(), 'central.db')
    const country = await openCountry(variant, { file })
    stock(country)
    const { url, port, admin } = country.central
    const outpost = await openApp()
    const { client, until } = outpost
    expect(valueOf(await client['app.state']({}))).toMatchObject({ phase: 'first_run', site: null, storeId: null, hardwareProblem: null })

    const report = valueOf(await client['setup.checkAddress']({ address: ` ${url}/some/path ` }))
    expect(report).toMatchObject({ address: url, cleaned: true, usable: true })
    expect(admin.site(country.siteId).hardwareId).toBeNull()

    const setup = valueOf(await client['setup.register']({ address: url, variant, siteName: 'Kibera', password: 'secret' }))
    expect(setup).toMatchObject({ registered: true, site: { number: country.siteId, name: 'Kibera', code: 's2' } })
    const state = valueOf(await client['app.state']({}))
    expect(state.phase).toBe('initialising')
    expect(admin.site(country.siteId).hardwareId).toBe(state.hardwareId)
    expect(await client['stores.list']({})).toMatchObject({ ok: false, error: { reason: 'not_allowed_now' } })

    valueOf(await client['setup.load']({}))
    await until((status) => status.initialised && status.phase === 'idle')
    expect(valueOf(await client['setup.summary']({}))).toMatchObject({ stores: [{ name: 'Kibera Clinic' }], items: 1 })
    expect(valueOf(await client['app.state']({})).storeId).toBeNull()
    // Nothing is sent before a press, however long this computer takes for what follows.
    outpost.app.powerSuspended()
    const { storeId, user } = await signInNurse(client)
    expect(storeId).toBe(country.store.storeId)
    expect(valueOf(await client['stores.list']({})).filter((row) => row.place === 'here')).toMatchObject([{ id: storeId, stockLines: 1 }])

    const [customer] = valueOf(await client['names.customers']({ search: 'mater', limit: 5 }))
    const draft = valueOf(await client['invoice.create']({ id: randomUUID(), nameId: customer?.id ?? '' }))
    const asked = valueOf(await client['invoice.setItem']({ id: draft.id, version: draft.version, itemId: 'item-1', units: 60 }))
    await country.central.close()
    const shipped = valueOf(await client['invoice.finalise']({ id: asked.id, version: asked.version }))
    expect(shipped).toMatchObject({ state: 'shipped', number: 1, sync: { state: 'queued' } })
    expect(valueOf(await client['items.search']({ search: 'zinc', limit: 5 }))).toMatchObject([{ total: 140, available: 140 }])
    // The invoice with its line and batch, and four lines of history: signed in, made, numbered, shipped.
    expect(await until((status) => status.waitingRecords === 7)).toMatchObject({ waitingDocuments: 1, oldestWaitingAt: expect.any(String) })
    expect(valueOf(await client['sync.waiting']({})).documents).toMatchObject([
      { id: draft.id, kind: 'outbound_shipment', number: 1, name: 'Maternity ward' },
    ])
    valueOf(await client['sync.now']({}))
    // A call on a connection of before is lost; the next one is refused.
    await until(({ cause }) => cause?.code === 'refused')

    const again = await createCentral({ file, port })
    try {
      valueOf(await client['sync.now']({}))
      await until((status) => status.waitingRecords === 0 && status.confirmed === status.lastCursor && status.phase === 'idle')
      await again.admin.whenIdle(country.siteId)
      expect(again.admin.record('transact', draft.id)).toMatchObject({
        type: 'ci',
        mode: 'store',
        status: 'fn',
        om_type: 'OUTBOUND_SHIPMENT',
        om_status: 'SHIPPED',
        invoice_num: 1,
        name_ID: 'ward-1',
        store_ID: storeId,
        user_ID: user?.id,
      })
      const history = again.admin.records('om_activity_log').filter((row) => row['record_ID'] === draft.id)
      expect(history.map((row) => String(row['type'])).toSorted((a, b) => a.localeCompare(b))).toEqual([
        'InvoiceCreated',
        'InvoiceNumberAllocated',
        'InvoiceStatusShipped',
      ])
      expect(new Set(history.map((row) => row['user_ID']))).toEqual(new Set([user?.id]))
      const lines = again.admin.records('trans_line').filter((row) => row['transaction_ID'] === draft.id)
      expect(lines).toMatchObject([
        { item_ID: 'item-1', item_line_ID: 'batch-1', quantity: 6, pack_size: 10, type: 'stock_out', sell_price: 1.5 },
      ])
      expect(again.admin.record('item_line', 'batch-1')).toMatchObject({ available: 14, quantity: 14 })
      expect(valueOf(await client['invoice.get']({ id: draft.id })).sync.state).toBe('accepted')
    } finally {
      await outpost.close()
      await again.close()
    }
  })

  test('F-136: the password is kept nowhere, its hash only in the secret’s file and never in the log', async () => {
    const country = await openCountry(variant)
    addNurse(country.central, country.store.storeId)
    const outpost = await atWork(country.central.url, variant)
    const everything = JSON.stringify(outpost.log) + JSON.stringify(outpost.events)
    expect(everything).not.toContain('secret"')
    expect(everything).not.toContain(passwordHash('secret'))
    const settings = JSON.stringify(valueOf(await outpost.client['app.about']({})))
    expect(settings).not.toContain(passwordHash('secret'))
  })

  test('a restart keeps everything and goes on syncing without asking', async () => {
    const country = await openCountry(variant)
    stock(country)
    const folder = makeFolder()
    const first = await atWork(country.central.url, variant, folder)
    const draft = valueOf(await first.client['invoice.create']({ id: randomUUID(), nameId: 'ward-1' }))
    const before = valueOf(await first.client['invoice.setItem']({ id: draft.id, version: draft.version, itemId: 'item-1', units: 30 }))
    valueOf(await first.client['app.setLocale']({ locale: 'fr' }))
    await first.close()
    const second = await openApp({ dataFolder: folder })
    expect(valueOf(await second.client['app.state']({}))).toMatchObject({ phase: 'ready', locale: 'fr', storeId: null })
    expect((await signInNurse(second.client)).storeId).toBe(country.store.storeId)
    const after = valueOf(await second.client['invoice.get']({ id: draft.id }))
    expect({ ...after, sync: null }).toEqual({ ...before, sync: null })
    valueOf(await second.client['sync.now']({}))
    await second.until((status) => status.initialised && status.waitingRecords === 0 && status.phase === 'idle')
    expect(country.central.admin.record('transact', draft.id)).not.toBeNull()
  })

  test('F-115: a first loading that was cut goes on by itself at the next start', async () => {
    const country = await openCountry(variant)
    const folder = makeFolder()
    const first = await bound(country.central.url, variant, folder)
    country.central.admin.knob('dropReply', true, { path: 'queued_records' })
    valueOf(await first.client['setup.load']({}))
    await first.until((status) => status.run?.finishedAt !== null && status.cause !== null)
    await first.close()
    country.central.admin.clearKnobs()
    const second = await openApp({ dataFolder: folder })
    await second.until((status) => status.initialised && status.phase === 'idle')
    expect(valueOf(await second.client['app.state']({})).phase).toBe('ready')
  })
})

describe('F-120: registering', () => {
  const input = (url: string, more: object = {}) => ({
    address: url,
    variant: 'A' as const,
    siteName: 'Kibera',
    password: 'secret',
    ...more,
  })

  test.each([
    ['an unknown site', { siteName: 'Nobody' }, 'site_name_not_found'],
    ['a wrong password', { password: 'wrong' }, 'site_incorrect_password'],
    ['an address that is none', { address: 'ht!tp:// x' }, 'url_invalid'],
    ['plain http to another computer', { address: 'http://central.example' }, 'url_insecure'],
    ['nobody there', { address: 'http://127.0.0.1:1' }, 'refused'],
  ])('%s is said by its cause and keeps nothing', async (_title, more, reason) => {
    const country = await openCountry()
    const { client } = await openApp()
    expect(await client['setup.register'](input(country.central.url, more))).toMatchObject({
      ok: false,
      error: { code: 'unavailable', reason },
    })
    expect(valueOf(await client['setup.state']({}))).toMatchObject({ registered: false, address: '', site: null })
    expect(valueOf(await client['app.state']({})).phase).toBe('first_run')
  })

  test('F-131: another computer’s site is refused, and a second registration here too', async () => {
    const country = await openCountry()
    await bound(country.central.url, 'A')
    const { client } = await openApp({ machineId: () => Promise.resolve(machine.replace('4c', '4d')) })
    expect(await client['setup.register'](input(country.central.url))).toMatchObject({ error: { reason: 'site_incorrect_hardware_id' } })
    const own = await openApp()
    valueOf(await own.client['setup.register'](input(country.central.url)))
    expect(await own.client['setup.register'](input(country.central.url))).toMatchObject({ error: { reason: 'already_registered' } })
  })

  test('F-130: a computer without an ID of its own is refused before central hears of it', async () => {
    const country = await openCountry()
    const { client } = await openApp({ machineId: () => Promise.resolve('') })
    expect(valueOf(await client['app.state']({}))).toMatchObject({ hardwareId: '', hardwareProblem: 'empty' })
    expect(await client['setup.register'](input(country.central.url))).toMatchObject({
      error: { reason: 'hardware_unusable', params: { problem: 'empty' } },
    })
    expect(country.central.admin.requests()).toEqual([])
  })

  test.each(['A', 'B'] as const)('variant %s is found where the installer leaves it open', async (variant) => {
    const { central } = await openCountry(variant, { variants: variant })
    const { client } = await openApp()
    expect(valueOf(await client['setup.register'](input(central.url, { variant: null })))).toMatchObject({ registered: true, variant })
  })
})

describe('F-137: credentials that central no longer takes', () => {
  async function refused() {
    const country = await openCountry()
    stock(country)
    const outpost = await atWork(country.central.url, 'A')
    const draft = valueOf(await outpost.client['invoice.create']({ id: randomUUID(), nameId: 'ward-1' }))
    country.central.admin.setPassword(country.siteId, 'changed')
    valueOf(await outpost.client['sync.now']({}))
    await outpost.until((status) => status.phase === 'stopped' && status.cause?.code === 'site_incorrect_password')
    return { country, outpost, draft }
  }

  test('work goes on, the queue stays; the new password alone mends it (T6: an empty name stays as it was)', async () => {
    const { country, outpost, draft } = await refused()
    const { client } = outpost
    expect(valueOf(await client['sync.waiting']({})).documents).toHaveLength(1)
    expect(await client['site.reenter']({ siteName: '', password: '' })).toMatchObject({ error: { reason: 'nothing_to_change' } })
    expect(await client['site.reenter']({ siteName: '', password: 'wrong again' })).toMatchObject({
      error: { reason: 'site_incorrect_password' },
    })
    expect(valueOf(await client['site.reenter']({ siteName: '', password: 'changed' }))).toMatchObject({
      siteName: 'Kibera',
      registered: true,
    })
    await outpost.until((status) => status.waitingRecords === 0 && status.phase === 'idle')
    expect(country.central.admin.record('transact', draft.id)).not.toBeNull()
  })

  test('a new name alone keeps the password', async () => {
    const country = await openCountry()
    addNurse(country.central, country.store.storeId)
    const outpost = await atWork(country.central.url, 'A')
    country.central.admin.renameSite(country.siteId, 'Kibera North')
    expect(valueOf(await outpost.client['site.reenter']({ siteName: ' Kibera North ', password: '' }))).toMatchObject({
      siteName: 'Kibera North',
    })
  })

  test('another site’s name is refused by its UUID, and everything stays as it was', async () => {
    const { outpost } = await refused()
    expect(await outpost.client['site.reenter']({ siteName: 'Mathare', password: 'other' })).toMatchObject({
      error: { code: 'unavailable', reason: 'site_mismatch', params: { name: 'Mathare' } },
    })
    expect(valueOf(await outpost.client['app.state']({})).site).toMatchObject({ name: 'Kibera' })
    expect(valueOf(await outpost.client['sync.status']({})).phase).toBe('stopped')
  })
})
