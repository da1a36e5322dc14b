import type { Batch, Country, Item, Store } from './country.ts'
import { dayText, monthEnd } from './days.ts'
import { locationFor } from './locations.ts'
import type { Random } from './random.ts'
import { rowTemplate } from './row-writer.ts'

export const rounded = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits

/** What a batch still has to give: in the building and not promised. */
export const available = (batch: Batch): number => rounded(batch.total - batch.promised, 4)

export type Delivery = {
  readonly item: Item
  readonly batch: string
  readonly expiry: number
  readonly packSize: number
  readonly cost: number
  readonly packs: number
}

/** Every tenth batch is short-dated, so that some have expired by today and some are about to. */
function expiryFrom(random: Random, day: number): number {
  const months = random.chance(0.1) ? random.int(1, 4) : random.chance(0.25) ? random.int(5, 11) : random.int(12, 36)
  return monthEnd(day + months * 30)
}

/** A delivery as a supplier makes it up: some item, a new batch, a price near the usual one. */
export function newDelivery(random: Random, item: Item, day: number, scale: number): Delivery {
  const packSize = random.pick(item.packSizes)
  const packs = Math.max(1, Math.round((scale * random.int(20, 60)) / Math.sqrt(packSize)))
  return {
    item,
    batch: `${item.code.slice(0, 2)}${random.int(10_000, 99_999)}`,
    expiry: expiryFrom(random, day),
    packSize,
    cost: rounded(item.unitPrice * packSize * (0.85 + random.real() * 0.3)),
    packs,
  }
}

/** Puts a delivery on the shelf; `sell` is a fifth above cost, as the joins say. */
export function receive(country: Country, store: Store, delivery: Delivery, supplierId: string, day: number): Batch {
  const { item, packs, ...rest } = delivery
  const made: Batch = {
    id: country.random.id(),
    item,
    ...rest,
    sell: rounded(delivery.cost * 1.2),
    supplierId,
    locationId: locationFor(store, item, country.random),
    received: day,
    hold: country.random.chance(0.015),
    total: packs,
    promised: 0,
  }
  const batches = store.stock.get(item) ?? []
  batches.push(made)
  batches.sort((a, b) => a.expiry - b.expiry)
  store.stock.set(item, batches)
  return made
}

/** Batches of the item that may go out on this day, first expiry first. */
export function usable(store: Store, item: Item, day: number): Batch[] {
  return (store.stock.get(item) ?? []).filter((batch) => !batch.hold && batch.expiry > day && available(batch) > 0)
}

const keys = [
  'ID',
  'store_ID',
  'item_ID',
  'batch',
  'expiry_date',
  'hold',
  'location_ID',
  'pack_size',
  'available',
  'quantity',
  'stock_on_hand_tot',
  'cost_price',
  'sell_price',
  'total_cost',
  'name_ID',
  'initial_quan',
] as const
const stockRow = rowTemplate('item_line', keys)

/** Writes what is left of every batch; an empty batch keeps its row, as at a real central. */
export function writeStock({ writer }: Country, store: Store): void {
  for (const batches of store.stock.values())
    for (const batch of batches) {
      const row = {
        ID: batch.id,
        store_ID: store.id,
        item_ID: batch.item.id,
        batch: batch.batch,
        expiry_date: dayText(batch.expiry),
        hold: batch.hold,
        location_ID: batch.locationId,
        pack_size: batch.packSize,
        available: available(batch),
        quantity: rounded(batch.total, 4),
        stock_on_hand_tot: rounded(batch.total * batch.packSize, 4),
        cost_price: batch.cost,
        sell_price: batch.sell,
        total_cost: rounded(batch.total * batch.cost),
        name_ID: batch.supplierId,
        initial_quan: 0,
      }
      writer.putText('item_line', batch.id, stockRow(row), { storeId: store.id, linkId: batch.item.id })
    }
}
