import { afterEach } from 'vitest'
import { createCentral, type Central, type CentralOptions } from './central.ts'
import { createSiteCaller, type Identity, type SiteCaller } from './site-caller.ts'
import { emptyRow } from './wire/columns.ts'

const open: Central[] = []
afterEach(async () => {
  for (const central of open.splice(0)) await central.close()
})

/** A central that the end of the test closes. */
export async function openCentral(options: Partial<CentralOptions> = {}): Promise<Central> {
  const central = await createCentral({ file: ':memory:', ...options })
  open.push(central)
  return central
}

export type TestCountry = {
  readonly central: Central
  /** The site that calls, with store K; the other one has store M. */
  readonly siteId: number
  readonly otherSiteId: number
  readonly store: { storeId: string; nameId: string }
  readonly otherStore: { storeId: string; nameId: string }
  readonly caller: (more?: Partial<Identity>) => SiteCaller
  readonly other: (more?: Partial<Identity>) => SiteCaller
}

/** Two sites with a store each, one item, one ward: the least in which everything can happen. */
export async function openCountry(variant: 'A' | 'B' = 'A', options: Partial<CentralOptions> = {}): Promise<TestCountry> {
  const central = await openCentral(options)
  const { admin } = central
  const store = admin.createStore({ code: 'K', name: 'Kibera Clinic' })
  const otherStore = admin.createStore({ code: 'M', name: 'Mathare Health Centre' })
  const { siteId } = admin.createSite({ code: 's2', name: 'Kibera', password: 'secret', stores: [store.storeId] })
  const other = admin.createSite({ code: 's3', name: 'Mathare', password: 'other', stores: [otherStore.storeId] })
  admin.upsertCentral('item', { ...emptyRow('item'), ID: 'item-1', item_name: 'Zinc', code: 'ZNS', type_of: 'general' })
  admin.upsertCentral('name', { ...emptyRow('name'), ID: 'ward-1', name: 'Maternity ward', code: 'W1', type: 'facility', customer: true })
  return {
    central,
    siteId,
    otherSiteId: other.siteId,
    store,
    otherStore,
    caller: (more) => createSiteCaller(central, { name: 'Kibera', password: 'secret', variant, ...more }),
    other: (more) =>
      createSiteCaller(central, { name: 'Mathare', password: 'other', variant, hardwareId: 'HW-2', databaseId: 'DB-2', ...more }),
  }
}

/** A customer invoice of the store in the push form. */
export const invoiceOf = (storeId: string, nameId: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ID: 'invoice-1',
  store_ID: storeId,
  name_ID: nameId,
  invoice_num: 7,
  type: 'ci',
  status: 'fn',
  mode: 'store',
  entry_date: '2026-03-04T00:00:00',
  entry_time: '09:30:15',
  confirm_date: null,
  confirm_time: '00:00:00',
  comment: null,
  linked_transaction_id: null,
  ...more,
})

export const lineOf = (invoiceId: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ID: 'line-1',
  transaction_ID: invoiceId,
  item_ID: 'item-1',
  item_name: 'Zinc',
  quantity: 3,
  pack_size: 10,
  type: 'stock_out',
  expiry_date: '2027-01-31T00:00:00',
  ...more,
})
