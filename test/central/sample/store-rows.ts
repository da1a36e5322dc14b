import { emptyValue, keysIn, type Kind } from '../wire/columns.ts'
import { preferenceKeys } from '../wire/preference-keys.ts'
import type { Country, Partner, Store } from './country.ts'

const preferenceValues: Readonly<Record<string, unknown>> = {
  monthlyConsumptionLookBackPeriod: '3',
  monthsLeadTime: '1',
  monthsOverstock: 6,
  monthsUnderstock: 3,
  monthsItemsExpire: 3,
  stocktakeFrequency: 1,
  stock_transfer_supplier_invoice_is_on_hold: true,
}

function preferences(store: Store): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const [kind, list] of Object.entries(preferenceKeys)) for (const key of keysIn(list)) data[key] = emptyValue(key, kind as Kind)
  return { ...data, ...preferenceValues, usesDispensaryModule: store.mode === 'dispensary' }
}

function writeItemJoins({ writer, random }: Country, store: Store): void {
  for (const item of store.items) {
    const row = {
      ID: random.id(),
      item_ID: item.id,
      store_ID: store.id,
      default_price: item.unitPrice * (item.packSizes[0] ?? 1),
      margin: 20,
      include_on_price_list: true,
    }
    writer.put('item_store_join', row, { storeId: store.id, linkId: item.id })
  }
}

function writeVisibility({ writer, random }: Country, store: Store, partner: Partner): void {
  const row = {
    ID: random.id(),
    store_ID: store.id,
    name_ID: partner.nameId,
    inactive: false,
    om_name_is_customer: true,
    om_name_is_supplier: partner.store !== null && partner.store === store.supplier,
  }
  writer.put('name_store_join', row, { storeId: store.id, linkId: partner.nameId })
}

/** Whom a store sees: its own wards and patients, suppliers, and the stores it trades with, who see it in turn (F-020). */
function visibleTo(country: Country, store: Store): Partner[] {
  const trading = country.stores.filter(
    (other) =>
      other.supplier === store ||
      store.supplier === other ||
      store.customers.some((one) => one.store === other) ||
      other.customers.some((one) => one.store === store),
  )
  const wards = store.customers.filter((one) => one.store === null)
  return [country.adjustment, ...country.suppliers, ...wards, ...store.patients, ...trading.map(asPartner)]
}

export const asPartner = (store: Store): Partner => ({ nameId: store.nameId, code: store.code, name: store.name, store })

/** The store itself, its shelves, preferences, items and visible names. */
export function writeStoreRows(country: Country, store: Store, siteId: number): void {
  const { writer, random } = country
  writer.put(
    'store',
    {
      ID: store.id,
      name_ID: store.nameId,
      code: store.code,
      name: store.name,
      store_mode: store.mode,
      sync_id_remote_site: siteId,
      created_date: '2020-01-01',
      logo: 'No logo',
    },
    { linkId: store.nameId },
  )
  for (const { id, code, name } of store.locations)
    writer.put('Location', { ID: id, store_ID: store.id, code, Description: name, Volume: 2.5 }, { storeId: store.id })
  const pref = { ID: random.id(), store_ID: store.id, item: 'store_preferences', data: preferences(store) }
  writer.put('pref', pref, { storeId: store.id })
  writeItemJoins(country, store)
  for (const partner of visibleTo(country, store)) writeVisibility(country, store, partner)
}
