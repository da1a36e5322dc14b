import type { Item, Location, Store } from './country.ts'
import type { Random } from './random.ts'

const shelves = ['A-01', 'A-02', 'A-07', 'B-02', 'B-11', 'C-03', 'C-04', 'D-01']

/** The shelves of a store and its fridge. */
export function makeLocations(random: Random): Location[] {
  const made = shelves.map((code) => ({ id: random.id(), code, name: `Shelf ${code}`, isCold: false }))
  return [...made, { id: random.id(), code: 'FR-1', name: 'Fridge 1', isCold: true }]
}

export function locationFor(store: Store, item: Item, random: Random): string {
  return random.pick(store.locations.filter((location) => location.isCold === item.isCold)).id
}
