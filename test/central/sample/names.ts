import { makeLocations } from './locations.ts'
import type { Item, Partner, SampleOptions, Store } from './country.ts'
import {
  demoStores,
  farTowns,
  firstNames,
  lastNames,
  nationalStore,
  neighbours,
  regionalStores,
  storeKinds,
  suppliers,
  wards,
} from './places.ts'
import type { Place } from './places.ts'
import type { Random } from './random.ts'
import type { RowWriter } from './row-writer.ts'

function writeName(writer: RowWriter, random: Random, place: Place, more: Readonly<Record<string, unknown>>): Partner {
  const id = random.id()
  const row = { ID: id, name: place.name, code: place.code, country: 'Kenya', bill_address1: `P.O. Box ${random.int(100, 9999)}`, ...more }
  writer.put('name', { ...row, created_date: '2020-01-01', print_invoice_alphabetical: true })
  return { nameId: id, code: place.code, name: place.name, store: null }
}

export const writeSuppliers = (writer: RowWriter, random: Random): Partner[] =>
  suppliers.map((place) =>
    writeName(writer, random, place, {
      type: 'facility',
      supplier: true,
      donor: place.code === 'GDON',
      phone: `+254 20 ${random.int(100_000, 999_999)}`,
    }),
  )

/** The partner of all inventory adjustments (protocol-v5.md 4.4). */
export const writeAdjustmentName = (writer: RowWriter, random: Random): Partner =>
  writeName(writer, random, { code: 'invad', name: 'Inventory adjustments' }, { type: 'invad', customer: true, supplier: true })

const writeWards = (writer: RowWriter, random: Random, store: Place): Partner[] =>
  wards
    .slice(0, store.code === 'KBR' ? wards.length : 3)
    .map((name, at) => writeName(writer, random, { code: `${store.code}-${at + 1}`, name }, { type: 'facility', customer: true }))

function writePatients(writer: RowWriter, random: Random, store: Place, count: number): Partner[] {
  return Array.from({ length: count }, (_none, at) => {
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
    const born = `${random.int(1940, 2023)}-0${random.int(1, 9)}-${random.int(10, 28)}`
    const place = { code: `${store.code}${String(at + 1).padStart(5, '0')}`, name: `${last}, ${first}` }
    return writeName(writer, random, place, {
      type: 'patient',
      customer: true,
      first,
      last,
      female: random.chance(0.55),
      date_of_birth: born,
    })
  })
}

type Plan = { place: Place; level: Store['level']; supplier: Place | null; isDemo: boolean }

/** Which stores there are: one national, the regional ones, then clinics; the demo site's are always among them. */
function plan(count: number): Plan[] {
  const regional = regionalStores.slice(0, Math.max(1, Math.min(regionalStores.length, count - 3)))
  const made: Plan[] = [{ place: nationalStore, level: 'national', supplier: null, isDemo: false }]
  for (const place of regional) made.push({ place, level: 'regional', supplier: nationalStore, isDemo: false })
  const west = regional[0] ?? nationalStore
  for (const place of demoStores) made.push({ place, level: 'clinic', supplier: west, isDemo: true })
  for (const place of neighbours) made.push({ place, level: 'clinic', supplier: west, isDemo: false })
  for (let at = 0; made.length < count; at += 1) {
    const town = farTowns[at % farTowns.length] ?? 'Town'
    const kind = storeKinds[Math.floor(at / farTowns.length + at) % storeKinds.length] ?? 'Clinic'
    const place = { code: `${town.slice(0, 2).toUpperCase()}${at + 1}`, name: `${town} ${kind}` }
    made.push({ place, level: 'clinic', supplier: regional[at % regional.length] ?? west, isDemo: false })
  }
  return made.slice(0, Math.max(count, 4))
}

/** How many of the country's items a store of this level keeps. */
function assortment(items: readonly Item[], one: Plan, random: Random): readonly Item[] {
  if (one.level === 'national') return items
  if (one.level === 'regional') return items.filter((_item, at) => at % 10 < 8)
  const wanted = one.place.code === 'KBR' ? 412 : one.place.code === 'LSB' ? 187 : 240
  const from = items.length > wanted ? random.int(0, 5) : 0
  return items.slice(from, from + wanted)
}

/** Makes all stores and writes the names that come with them: their own, their wards', their patients'. */
export function makeStores(writer: RowWriter, random: Random, options: SampleOptions, items: readonly Item[]): Store[] {
  const made = new Map<string, Store>()
  for (const one of plan(options.stores)) {
    const own = writeName(writer, random, one.place, { type: 'store', customer: true, supplier: one.level !== 'clinic' || one.isDemo })
    const isDispensary = one.level === 'clinic' && one.place.code !== 'LSB'
    const store: Store = {
      id: random.id(),
      nameId: own.nameId,
      code: one.place.code,
      name: one.place.name,
      level: one.level,
      mode: isDispensary ? 'dispensary' : 'store',
      supplier: one.supplier ? (made.get(one.supplier.code) ?? null) : null,
      customers: writeWards(writer, random, one.place),
      patients: isDispensary ? writePatients(writer, random, one.place, one.isDemo ? 40 : 8) : [],
      locations: makeLocations(random),
      items: assortment(items, one, random),
      stock: new Map(),
      numbers: new Map(),
      isDemo: one.isDemo,
    }
    made.set(store.code, store)
  }
  return [...made.values()]
}
