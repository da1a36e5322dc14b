/** Stock of the fake as the real allocator sees it, and lines made of what it takes. */
import type { Result } from '../../src-main/contract/result.ts'
import type { InvoiceLine, ItemAllocation } from '../../src-main/contract/trade.ts'
import { allocate, asTaken } from '../../src-main/domain/allocation.ts'
import type { Allocation } from '../../src-main/domain/allocation.ts'
import { checkPacks } from '../../src-main/domain/packs-asked.ts'
import type { FakeBatch, FakeItem } from './fake-trade-data.ts'

type Stock = FakeBatch & { readonly locationOnHold: boolean }

const stockOf = (item: FakeItem): readonly Stock[] => item.batches.map((batch) => ({ ...batch, locationOnHold: false }))

/** Packs of each batch for so many units. */
export function firstExpiry(item: FakeItem, units: number, today: string, packSize: number | null = null): ReadonlyMap<string, number> {
  return new Map(allocate(stockOf(item), units, today, { packSize }).batches.map(({ batch, packs }) => [batch.id, packs]))
}

/** What first expiry would take of an item; without `units`, what the document takes already. */
export function allocationOf(
  item: FakeItem,
  units: number | null,
  packsOf: (id: string) => number,
  today: string,
  packSize: number | null = null,
): ItemAllocation {
  const stock = stockOf(item)
  const how = { packSize }
  const found = units === null ? asTaken(stock, ({ id }) => packsOf(id), today, how) : allocate(stock, units, today, how)
  return shown(item.id, packSize, found)
}

/** Why the item cannot be asked for like that, or ok. */
export const askedInPacks = (item: FakeItem, units: number, packSize: number | null): Result<null> =>
  checkPacks(
    item.batches.map((batch) => ({ ...batch, itemName: item.name })),
    { units, packSize },
  )

function shown(
  itemId: string,
  packSize: number | null,
  { batches, wantedUnits, allocatedUnits, notes }: Allocation<Stock>,
): ItemAllocation {
  return {
    itemId,
    packSize,
    wantedUnits,
    allocatedUnits,
    notes: notes.map(({ key, params }) => ({ key, params: { ...params } })),
    batches: batches.map(({ batch, packs, leftOut, expiresSoon }) => ({
      stockLineId: batch.id,
      batch: batch.batch,
      expiryDate: batch.expiryDate,
      location: batch.location,
      packSize: batch.packSize,
      available: batch.available,
      packs,
      sellPrice: batch.sellPrice,
      total: packs * batch.sellPrice,
      leftOut,
      expiresSoon,
    })),
  }
}

export function lineOf(item: FakeItem, batch: FakeBatch, packs: number): InvoiceLine {
  return {
    id: `line-${batch.id}`,
    itemId: item.id,
    itemCode: item.code,
    itemName: item.name,
    unit: item.unit,
    stockLineId: batch.id,
    batch: batch.batch,
    expiryDate: batch.expiryDate,
    location: batch.location,
    packSize: batch.packSize,
    packs,
    units: packs * batch.packSize,
    sellPrice: batch.sellPrice,
    costPrice: batch.sellPrice,
    locationId: null,
    note: '',
    reasonId: null,
    reason: '',
    isIncoming: false,
    isWaiting: false,
    isFromTransfer: false,
    approval: null,
    isCostFixed: false,
    sentPacks: null,
    total: packs * batch.sellPrice,
  }
}

/** What no batch covers: a line without one, counted in units. */
export function missingLine(item: FakeItem, units: number): InvoiceLine {
  const none = { id: '', batch: '', expiryDate: null, location: '', packSize: 1, available: 0, sellPrice: 0, onHold: false }
  return { ...lineOf(item, none, units), id: `line-${item.id}`, stockLineId: null, isWaiting: true }
}
