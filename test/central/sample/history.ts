import { countStock, giveBack, writeOff } from './corrections.ts'
import type { Country, Store } from './country.ts'
import type { Moment } from './days.ts'
import { order } from './requisitions.ts'
import { available, newDelivery } from './stock.ts'
import { deliver, prescribe, restock, supply } from './trade.ts'

const twoYears = 730
const linesOfOpening = 40

/** Every store begins with what it counted on its first day: at most a fifth of all documents go into that. */
export function openStores(country: Country): void {
  const { random, options, stores } = country
  const perStore = Math.max(1, Math.floor((options.documents * 0.2) / stores.length))
  const at: Moment = { day: country.today - twoYears, seconds: 8 * 3600 }
  for (const store of stores) {
    const scale = { national: 60, regional: 20, clinic: 4 }[store.level]
    const kept = store.items.filter(() => random.chance(0.97)).slice(0, perStore * linesOfOpening)
    for (let from = 0; from < kept.length; from += linesOfOpening) {
      const part = kept.slice(from, from + linesOfOpening)
      deliver(
        country,
        store,
        country.adjustment,
        at,
        part.map((item) => newDelivery(random, item, at.day, scale)),
      )
    }
  }
}

function isShort(store: Store, country: Country): boolean {
  let stocked = 0
  for (let tries = 0; tries < 6; tries += 1) {
    const batches = store.stock.get(country.random.pick(store.items)) ?? []
    if (batches.some((batch) => available(batch) > 0)) stocked += 1
  }
  return stocked < 3
}

/** One thing that a store does on one day. */
function act(country: Country, store: Store, at: Moment): void {
  const { random } = country
  if (isShort(store, country) || random.chance(0.14)) return restock(country, store, at)
  const lot = random.real()
  const done =
    (lot < 0.04 && order(country, store, at)) ||
    (lot < 0.08 && writeOff(country, store, at, at.day - random.int(0, 60))) ||
    (lot < 0.09 && countStock(country, store, at)) ||
    (lot < 0.1 && giveBack(country, store, at)) ||
    (lot < 0.4 && prescribe(country, store, at)) ||
    supply(country, store, at)
  if (!done) restock(country, store, at)
}

function storeFor(country: Country): Store {
  const { random, options, stores } = country
  const demo = stores.filter((store) => store.isDemo)
  if (random.chance(options.demoShare)) return random.chance(0.75) ? (demo[0] ?? random.pick(stores)) : random.pick(demo)
  return random.pick(stores.filter((store) => !store.isDemo))
}

const lastDays = 6
/** So much of the work falls into the last days, for there the documents are that are not finished yet. */
const lastShare = 0.03

/** The day on which the work stands when `share` of the documents is written; the last is yesterday. */
function dayAt(country: Country, share: number): number {
  const first = country.today - twoYears + 1
  const early = twoYears - 1 - lastDays
  if (share < 1 - lastShare) return first + Math.floor((share / (1 - lastShare)) * early)
  return first + early + Math.min(lastDays - 1, Math.floor(((share - 1 + lastShare) / lastShare) * lastDays))
}

/** Two years of work, day by day, until the country has as many documents as asked for. */
export function liveTwoYears(country: Country): void {
  const { random, options } = country
  const opened = country.documents
  let isTidy = false
  while (country.documents < options.documents) {
    const share = (country.documents - opened) / Math.max(1, options.documents - opened)
    const at = { day: dayAt(country, share), seconds: random.int(7 * 3600, 17 * 3600) }
    // What expired lately is still on the shelf today; what expired long ago is not.
    if (!isTidy && share > 1 - 2 * lastShare) {
      for (const store of country.stores) writeOff(country, store, at, at.day - 20)
      isTidy = true
    }
    act(country, storeFor(country), at)
  }
}
