import type { Batch, Country, Store } from './country.ts'
import type { Moment } from './days.ts'
import { dayText } from './days.ts'
import { writeInvoice, type Line } from './invoice.ts'
import { nextNumber } from './country.ts'
import { available } from './stock.ts'
import { issueLines, take } from './trade.ts'

const lineFor = (batch: Batch, packs: number): Line => ({
  item: batch.item,
  batch,
  batchText: batch.batch,
  expiry: batch.expiry,
  packSize: batch.packSize,
  packs,
  cost: batch.cost,
  sell: batch.cost,
})

/** Takes lines out of stock by an inventory adjustment; returns its id. */
function reduce(country: Country, store: Store, at: Moment, lines: readonly Line[], comment: string): string {
  take(lines, 'issue')
  const id = country.random.uuid()
  const kind = { type: 'sc', status: 'fn', omType: 'INVENTORY_REDUCTION', omStatus: 'VERIFIED' } as const
  writeInvoice(country, { id, store, partner: country.adjustment, ...kind, at, lines, comment })
  return id
}

const longestWriteOff = 60

/** Writes off what had expired by `until`, and returns whether there was any. */
export function writeOff(country: Country, store: Store, at: Moment, until: number): boolean {
  const gone = [...store.stock.values()].flat().filter((batch) => batch.expiry <= until && available(batch) > 0)
  for (let from = 0; from < gone.length; from += longestWriteOff) {
    const lines = gone.slice(from, from + longestWriteOff).map((batch) => lineFor(batch, available(batch)))
    reduce(country, store, at, lines, 'Expired')
  }
  return gone.length > 0
}

/** Goods that go back to the supplier outside. */
export function giveBack(country: Country, store: Store, at: Moment): boolean {
  const lines = issueLines(country, store, at, 1, 3)
  if (lines.length === 0) return false
  take(lines, 'issue')
  const kind = { type: 'sc', status: 'fn', omType: 'SUPPLIER_RETURN', omStatus: 'SHIPPED' } as const
  writeInvoice(country, { id: country.random.uuid(), store, partner: country.random.pick(country.suppliers), ...kind, at, lines })
  return true
}

/** A stocktake of some batches; where one is short, an adjustment says so. */
export function countStock(country: Country, store: Store, at: Moment): boolean {
  const { random, writer } = country
  const counted = issueLines(country, store, at, random.int(5, 20), 1).flatMap((line) => (line.batch ? [line.batch] : []))
  if (counted.length === 0) return false
  const before = new Map(counted.map((batch) => [batch, batch.total]))
  const short = counted.filter((batch) => available(batch) >= 2 && random.chance(0.15))
  const reduction =
    short.length === 0
      ? ''
      : reduce(
          country,
          store,
          at,
          short.map((batch) => lineFor(batch, 1)),
          'Stocktake',
        )
  const id = random.uuid()
  for (const [index, batch] of counted.entries())
    writer.put(
      'Stock_take_lines',
      {
        ID: random.id(),
        stock_take_ID: id,
        item_ID: batch.item.id,
        item_name: batch.item.name,
        item_line_ID: batch.id,
        location_id: batch.locationId,
        Batch: batch.batch,
        expiry: dayText(batch.expiry),
        snapshot_qty: before.get(batch) ?? 0,
        snapshot_packsize: batch.packSize,
        stock_take_qty: batch.total,
        is_edited: true,
        cost_price: batch.cost,
        sell_price: batch.sell,
        line_number: index + 1,
      },
      { storeId: store.id, linkId: id },
    )
  const number = nextNumber(store, 'stock_take_number')
  const dates = { stock_take_created_date: dayText(at.day), stock_take_time: at.seconds, stock_take_date: dayText(at.day) }
  const people = { created_by_ID: random.pick(country.userIds), finalised_by_ID: random.pick(country.userIds) }
  const row = { ID: id, store_ID: store.id, status: 'fn', Description: `Stocktake ${number}`, serial_number: number, Locked: false }
  writer.put('Stock_take', { ...row, ...dates, ...people, invad_reductions_ID: reduction }, { storeId: store.id })
  country.documents += 1
  return true
}
