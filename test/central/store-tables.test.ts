import { describe, expect, test } from 'vitest'
import { openCountry, type TestCountry } from './test-country.ts'
import { emptyRow } from './wire/columns.ts'

/** Parents of the rows below, as central has them. */
async function initialised(): Promise<TestCountry> {
  const country = await openCountry()
  const { admin } = country.central
  const store = country.store.storeId
  for (const [table, row] of [
    ['Location', { ID: 'shelf', store_ID: store }],
    ['item_line', { ID: 'batch', store_ID: store, item_ID: 'item-1' }],
    ['sensor', { ID: 'sensor', storeID: store }],
    ['Stock_take', { ID: 'count', store_ID: store, status: 'sg' }],
    ['requisition', { ID: 'order', store_ID: store, name_ID: 'ward-1', type: 'request', status: 'sg' }],
    ['purchase_order', { ID: 'po', store_ID: store, name_ID: 'ward-1', status: 'nw' }],
  ] as const)
    admin.upsertStore(table, { ...emptyRow(table), ...row })
  await country.caller().post('/initialise', {})
  await country.other().post('/initialise', {})
  for (const site of [country.caller(), country.other()]) await site.acknowledge(await site.queued())
  return country
}

const rowsOf = ({ central }: TestCountry, siteId: number): string[] =>
  central.admin.queue(siteId).map((row) => `${row.tableName} ${row.recordId} ${row.action}`)

async function pushed(country: TestCountry, from: 'own' | 'other', table: string, data: Record<string, unknown> | null): Promise<boolean> {
  const site = from === 'own' ? country.caller() : country.other()
  await site.push([{ table, id: 'x', data: data && { ID: 'x', ...data } }])
  const siteId = from === 'own' ? country.siteId : country.otherSiteId
  await country.central.admin.whenIdle(siteId)
  const refused = country.central.admin.site(siteId).failure !== null
  if (refused) country.central.admin.mend(siteId, 'drop_all')
  return !refused
}

/** A row of each table of a store: its own store where it names it, else the parent through which the store is found. */
const rows: Readonly<Record<string, Record<string, unknown>>> = {
  Stock_take: { store_ID: 'K', status: 'sg' },
  Stock_take_lines: { stock_take_ID: 'count', item_ID: 'item-1' },
  requisition: { store_ID: 'K', name_ID: 'ward-1', type: 'request', status: 'sg' },
  requisition_line: { requisition_ID: 'order', item_ID: 'item-1' },
  purchase_order: { store_ID: 'K', name_ID: 'ward-1' },
  purchase_order_line: { store_ID: 'K', purchase_order_ID: 'po', item_ID: 'item-1' },
  location_movement: { store_ID: 'K', item_line_ID: 'batch', location_ID: 'shelf' },
  sensor: { storeID: 'K', name: 'Fridge' },
  temperature_breach: { store_ID: 'K', sensor_ID: 'sensor' },
  temperature_log: { store_ID: 'K', sensor_ID: 'sensor', temperature: 4.5 },
  vaccine_vial_monitor_status_log: { store_ID: 'K', item_line_ID: 'batch' },
  temperature_breach_config: { store_ID: 'K' },
  name_note: { store_ID: 'K', name_ID: 'ward-1' },
}

/** Their push is `u` alone (protocol-v5.md 4.1). */
const kept: ReadonlySet<string> = new Set(['location_movement', 'sensor', 'temperature_breach', 'temperature_log'])

const placed = (row: Record<string, unknown>, storeId: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === 'K' ? storeId : value]))

describe.each(Object.entries(rows))('F-032, F-108: %s', (table, row) => {
  test(`is taken from the site of its store, ${kept.has(table) ? 'never deleted' : 'deleted by it'}, and refused from any other`, async () => {
    const country = await initialised()
    const own = placed(row, country.store.storeId)
    expect(await pushed(country, 'other', table, own)).toBe(false)
    expect(await pushed(country, 'own', table, own)).toBe(true)
    expect(rowsOf(country, country.siteId)).toEqual([])
    expect(rowsOf(country, country.otherSiteId)).toEqual([])
    expect(await pushed(country, 'other', table, null)).toBe(false)
    expect(await pushed(country, 'own', table, null)).toBe(!kept.has(table))
    expect(country.central.admin.record(table, 'x') === null).toBe(!kept.has(table))
  })

  test('F-014: goes with the store to its new site', async () => {
    const country = await initialised()
    expect(await pushed(country, 'own', table, placed(row, country.store.storeId))).toBe(true)
    country.central.admin.moveStore(country.store.storeId, country.otherSiteId)
    expect(rowsOf(country, country.otherSiteId)).toContain(`${table} x insert`)
  })
})

test('protocol 4.1: a barcode is taken from any site and told to all others in the central stream', async () => {
  const country = await initialised()
  const serial = country.central.admin.lastSerial()
  expect(await pushed(country, 'other', 'barcode', { barcode: '0799439112766', itemID: 'item-1', packSize: 10 })).toBe(true)
  expect(await pushed(country, 'own', 'barcode', { barcode: '0799439112766', itemID: 'item-1', packSize: 20 })).toBe(true)
  expect(await pushed(country, 'own', 'barcode', { barcode: 'no item', itemID: 'gone' })).toBe(false)
  const page = async (site: 'caller' | 'other') => (await country[site]().get(`/central_records?cursor=${serial}`)).body.data ?? []
  expect((await page('other')).map((row) => [row.tableName, row.recordData?.['packSize']])).toEqual([['barcode', 20]])
  expect(await page('caller')).toEqual([])
})

test('F-156: an order goes to the supplier once it is sent, with its lines; the answer goes back', async () => {
  const country = await initialised()
  const order = { store_ID: country.store.storeId, name_ID: country.otherStore.nameId, type: 'request', status: 'sg' }
  expect(await pushed(country, 'own', 'requisition', order)).toBe(true)
  await country.caller().push([{ table: 'requisition_line', id: 'line', data: { ID: 'line', requisition_ID: 'x', item_ID: 'item-1' } }])
  await country.central.admin.whenIdle(country.siteId)
  expect(rowsOf(country, country.otherSiteId)).toEqual([])
  expect(await pushed(country, 'own', 'requisition', { ...order, status: 'fn' })).toBe(true)
  expect(rowsOf(country, country.otherSiteId)).toEqual(['requisition x update', 'requisition_line line update'])
  const answer = { store_ID: country.otherStore.storeId, name_ID: country.store.nameId, type: 'response', linked_requisition_id: 'x' }
  await country.other().push([{ table: 'requisition', id: 'answer', data: { ID: 'answer', ...answer, status: 'sg' } }])
  await country.central.admin.whenIdle(country.otherSiteId)
  expect(rowsOf(country, country.siteId)).toEqual(['requisition answer insert'])
})

test('protocol 4.7: an indicator value goes to the site of the customer too', async () => {
  const country = await initialised()
  const value = { store_ID: country.store.storeId, facility_ID: country.otherStore.storeId, value: '7' }
  expect(await pushed(country, 'own', 'indicator_value', value)).toBe(true)
  expect(rowsOf(country, country.otherSiteId)).toEqual(['indicator_value x insert'])
  expect(await pushed(country, 'other', 'indicator_value', { ...value, value: '8' })).toBe(false)
  expect(await pushed(country, 'own', 'indicator_value', { ...value, facility_ID: 'gone' })).toBe(false)
})

describe('F-036: a message', () => {
  const made = (country: TestCountry, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    fromStoreID: country.store.storeId,
    toStoreID: country.otherStore.storeId,
    status: 'new',
    type: 'RequestFieldChange',
    body: { field: 'batch' },
    createdDate: '2026-03-04',
    createdTime: '09:30:15',
    ...more,
  })

  test('goes to the site of its receiver; nobody changes it, but the receiver says that it is done', async () => {
    const country = await initialised()
    expect(await pushed(country, 'own', 'message', made(country))).toBe(true)
    expect(rowsOf(country, country.otherSiteId)).toEqual(['message x insert'])
    expect(await pushed(country, 'other', 'message', made(country, { body: { field: 'expiry' } }))).toBe(false)
    expect(await pushed(country, 'own', 'message', made(country, { toStoreID: null }))).toBe(false)
    expect(await pushed(country, 'other', 'message', made(country, { status: 'processed' }))).toBe(true)
    expect(rowsOf(country, country.siteId)).toEqual(['message x update'])
    expect(country.central.admin.record('message', 'x')).toMatchObject({
      status: 'processed',
      body: { field: 'batch' },
      createdTime: 34_215,
    })
    expect(await pushed(country, 'own', 'message', null)).toBe(false)
  })

  test('is made by the site of its sender; sender or receiver may be blank', async () => {
    const country = await initialised()
    expect(await pushed(country, 'other', 'message', made(country))).toBe(false)
    expect(await pushed(country, 'other', 'message', made(country, { fromStoreID: null }))).toBe(true)
    expect(await pushed(country, 'own', 'message', made(country, { status: null }))).toBe(false)
  })

  test('waits for a store that no site has yet', async () => {
    const country = await initialised()
    const { storeId } = country.central.admin.createStore({ code: 'N', name: 'New Clinic' })
    expect(await pushed(country, 'own', 'message', made(country, { toStoreID: storeId }))).toBe(true)
    expect(rowsOf(country, country.otherSiteId)).toEqual([])
    country.central.admin.moveStore(storeId, country.otherSiteId)
    expect(rowsOf(country, country.otherSiteId)).toContain('message x insert')
  })
})

test('F-033: what is kept of a patient comes with the patient, when it is seen and when a site is initialised', async () => {
  const country = await initialised()
  const { admin } = country.central
  const policy = { ...emptyRow('nameInsuranceJoin'), ID: 'policy', nameID: 'patient', policyNumberFull: '7' }
  admin.upsertStore('name', { ...emptyRow('name'), ID: 'patient', type: 'patient' })
  admin.upsertStore('nameInsuranceJoin', policy)
  admin.upsertStore('om_document', { ...emptyRow('om_document'), ID: 'document', owner_name_ID: 'patient' })
  admin.upsertStore('name_note', { ID: 'note', name_ID: 'patient', patient_event_ID: 'event', store_ID: country.store.storeId })
  expect(rowsOf(country, country.siteId)).toEqual([])
  admin.upsertStore('name_store_join', { ID: 'seen', name_ID: 'patient', store_ID: country.store.storeId })
  const kept = ['name patient', 'nameInsuranceJoin policy', 'om_document document', 'name_note note']
  expect(rowsOf(country, country.siteId)).toEqual([...kept.map((row) => `${row} update`), 'name_store_join seen insert'])
  await country.caller().acknowledge(await country.caller().queued())
  await country.caller().post('/initialise', {})
  expect(rowsOf(country, country.siteId)).toEqual(expect.arrayContaining(kept.map((row) => `${row} insert`)))
})
