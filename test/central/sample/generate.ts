import type { Central } from '../central.ts'
import { insertSite } from '../store/sites.ts'
import type { Storage } from '../store/storage.ts'
import type { Country, SampleOptions, Store } from './country.ts'
import { dayOf } from './days.ts'
import { giveAccounts } from './demo-users.ts'
import { writeFamilies } from './families.ts'
import { liveTwoYears, openStores } from './history.ts'
import { writeItems } from './items.ts'
import { writeCurrencies, writeMasterLists, writeSmallLists, writeUsers } from './lists.ts'
import { makeStores, writeAdjustmentName, writeSuppliers } from './names.ts'
import { createRandom } from './random.ts'
import { createRowWriter } from './row-writer.ts'
import { writeStock } from './stock.ts'
import { asPartner, writeStoreRows } from './store-rows.ts'

export const demoSite = { name: 'Kibera', password: 'kibera-demo' } as const

export type Sample = {
  readonly siteId: number
  readonly siteName: string
  readonly password: string
  readonly documents: number
  readonly records: number
  readonly stores: readonly {
    readonly id: string
    readonly nameId: string
    readonly code: string
    readonly name: string
    readonly siteId: number
  }[]
}

const defaults: SampleOptions = { seed: 1, items: 600, documents: 3000, stores: 14, sites: 11, demoShare: 0.4, today: new Date() }

/** Customers that are stores: every supplying store has those it supplies, Kibera its neighbours and its health post. */
function linkTrade(stores: readonly Store[]): void {
  for (const store of stores) if (store.supplier) store.supplier.customers.push(asPartner(store))
  const kibera = stores.find((store) => store.code === 'KBR')
  for (const code of ['LSB', 'MTH', 'DGR', 'KWG']) {
    const other = stores.find((store) => store.code === code)
    if (kibera && other) kibera.customers.push(asPartner(other))
  }
}

/** The other sites come first, so that with the usual size Kibera is site 12. */
function makeSites(storage: Storage, stores: readonly Store[], count: number): Map<Store, number> {
  const others = stores.filter((store) => !store.isDemo)
  const ids = Array.from({ length: Math.max(1, count - 1) }, (_none, at) => {
    const name = others[at]?.name ?? `Spare site ${at + 1}`
    return insertSite(storage, { code: `s${at + 2}`, name, password: `${demoSite.password}-${at + 2}` })
  })
  const next = (ids.at(-1) ?? 1) + 1
  const demo = insertSite(storage, { code: `s${next}`, name: demoSite.name, password: demoSite.password })
  const siteOf = (store: Store): number => (store.isDemo ? demo : (ids[others.indexOf(store) % ids.length] ?? demo))
  return new Map(stores.map((store) => [store, siteOf(store)]))
}

function makeCountry(storage: Storage, options: SampleOptions): Country {
  const random = createRandom(options.seed)
  const writer = createRowWriter(storage)
  const items = writeItems(writer, random, options)
  const base = { currencyId: writeCurrencies(writer, random), userIds: writeUsers(writer, random) }
  writeSmallLists(writer, random)
  const names = { adjustment: writeAdjustmentName(writer, random), suppliers: writeSuppliers(writer, random) }
  const stores = makeStores(writer, random, options, items)
  return { options, random, writer, today: dayOf(options.today), items, stores, ...base, ...names, documents: 0 }
}

function fill(storage: Storage, options: SampleOptions): Sample {
  const country = makeCountry(storage, options)
  const { stores, writer } = country
  linkTrade(stores)
  const sites = makeSites(storage, stores, options.sites)
  for (const [store, siteId] of sites) {
    writeStoreRows(country, store, siteId)
    storage.run('INSERT INTO site_store (store_id, site_id) VALUES (?, ?)', store.id, siteId)
  }
  writeMasterLists(country)
  openStores(country)
  liveTwoYears(country)
  for (const store of stores) writeStock(country, store)
  writeFamilies(country)
  giveAccounts(storage, country.userIds, stores)
  writer.finish()
  const described = stores.map((store) => {
    const { id, nameId, code, name } = store
    return { id, nameId, code, name, siteId: sites.get(store) ?? 0 }
  })
  const siteId = described.find((store) => store.code === 'KBR')?.siteId ?? 0
  return {
    siteId,
    siteName: demoSite.name,
    password: demoSite.password,
    documents: country.documents,
    records: writer.count,
    stores: described,
  }
}

/**
 * Writes a sample country into an empty central: the same options, the same country, to the last id.
 * Its demo site is `Kibera` with the stores KBR and LSB. Throws where the central holds records already.
 */
export function generate(central: Pick<Central, 'storage'>, wanted: Partial<SampleOptions> = {}): Sample {
  const { storage } = central
  if (storage.row('SELECT 1 FROM record LIMIT 1')) throw new Error('The sample country needs an empty central.')
  // Without a journal it takes half as long; main.ts makes it in a file of its own, so that a cut leaves nothing behind.
  storage.sqlite.pragma('journal_mode = OFF')
  storage.sqlite.pragma('synchronous = OFF')
  storage.sqlite.pragma('cache_size = -400000')
  const sample = storage.atomically(() => fill(storage, { ...defaults, ...wanted }))
  storage.sqlite.pragma('synchronous = NORMAL')
  storage.sqlite.pragma('journal_mode = WAL')
  storage.sqlite.pragma('cache_size = -64000')
  return sample
}
