/** Stock, use and alert of many items at once, by the rules by which the page of an item has them (features 5G, U-19). */
import type { StockBand } from '../contract/stock.ts'
import type { ReadDb } from '../db/write.ts'
import type { MonthlyUse, UseRules } from '../domain/consumption.ts'
import { daysOut, lookBack, monthlyUse, monthsOfStock, stockBand, unitsAtRisk } from '../domain/consumption.ts'
import type { Day } from '../domain/ledger.ts'
import { levelsOf } from '../domain/ledger.ts'
import type { StockRules } from '../domain/stock-rules.ts'
import { unitsOf } from '../domain/stock.ts'
import type { LyingBatch } from '../repositories/item-figures.ts'
import { batchesOfItems, daysSince, firstDaysOf } from '../repositories/item-figures.ts'
import { consumption } from '../repositories/ledger.ts'
import { readStockRules } from '../repositories/stock-rules.ts'

/** Quantities are units. */
export type ItemFigures = {
  readonly total: number
  readonly available: number
  readonly expired: number
  /** Of what has not expired, what this use will not finish before it does. */
  readonly atRisk: number
  readonly use: MonthlyUse
  readonly months: number | null
  readonly band: StockBand
}

export type Figures = {
  readonly rules: StockRules
  /** Every batch that is not empty, by item. */
  readonly batches: readonly LyingBatch[]
  /** An item without stock and without a movement has the same as every other one of its kind. */
  readonly of: (itemId: string) => ItemFigures
}

/** Figures of these items of the store, or of all (`itemIds` null); `today` is the clinic's day. */
export function itemFigures(db: ReadDb, storeId: string, itemIds: readonly string[] | null, today: string): Figures {
  const rules = readStockRules(db, storeId)
  const batches = batchesOfItems(db, storeId, itemIds)
  const useOf = usesOf(db, storeId, itemIds, { today, rules: rules.use })
  const reckoned = (itemId: string, own: readonly LyingBatch[]): ItemFigures => {
    const stock = stockOf(own, today)
    const use = useOf(itemId, stock.total)
    const months = monthsOfStock(stock.available, use.perMonth)
    return { ...stock, atRisk: riskOf(own, use, today), use, months, band: stockBand(stock.total, months, rules.bands) }
  }
  const known = new Map<string, ItemFigures>()
  forEachItem(batches, (itemId, own) => known.set(itemId, reckoned(itemId, own)))
  return { rules, batches, of: (itemId) => known.get(itemId) ?? reckoned(itemId, []) }
}

/** They come sorted by item: no table of groups is built of many thousand batches. */
function forEachItem(batches: readonly LyingBatch[], run: (itemId: string, own: readonly LyingBatch[]) => void): void {
  let start = 0
  for (let at = 1; at <= batches.length; at += 1) {
    const itemId = batches[start]?.item_id
    if (itemId === undefined || batches[at]?.item_id === itemId) continue
    run(itemId, batches.slice(start, at))
    start = at
  }
}

export const hasExpired = ({ expiry_date: day }: Pick<LyingBatch, 'expiry_date'>, today: string): boolean => day !== null && day < today

function stockOf(batches: readonly LyingBatch[], today: string) {
  let [total, available, expired] = [0, 0, 0]
  for (const batch of batches) {
    const units = unitsOf(batch.total, batch.packSize)
    total += units
    available += unitsOf(batch.available, batch.packSize)
    if (hasExpired(batch, today)) expired += units
  }
  return { total, available, expired }
}

function riskOf(batches: readonly LyingBatch[], { perMonth, rules }: MonthlyUse, today: string): number {
  const lasting: { units: number; expiryDate: string }[] = []
  for (const batch of batches) {
    const { expiry_date: expiryDate, total, packSize } = batch
    if (expiryDate !== null && total > 0 && expiryDate >= today) lasting.push({ units: unitsOf(total, packSize), expiryDate })
  }
  let sum = 0
  for (const units of unitsAtRisk(lasting, perMonth, today, rules.daysInMonth)) sum += units
  return sum
}

type Asked = { readonly today: string; readonly rules: UseRules }

/** The use of an item a month, as soon as its stock is known. */
function usesOf(db: ReadDb, storeId: string, itemIds: readonly string[] | null, { today, rules }: Asked) {
  const whole = lookBack(rules, today, null)
  const issued = consumption(db, storeId, itemIds, whole.from, whole.to)
  // Only where central asks for it: the days without stock need every day of every item.
  const moved = rules.withoutDaysOut ? groupBy(daysSince(db, storeId, whole.from), (day) => day.item_id) : new Map<string, Day[]>()
  const firstDays = firstDaysOf(db, storeId, itemIds ?? [...new Set([...issued.keys(), ...moved.keys()])])
  return (itemId: string, total: number): MonthlyUse => {
    const firstDay = firstDays.get(itemId)
    const period = firstDay === undefined || firstDay <= whole.from ? whole : lookBack(rules, today, firstDay)
    const out = rules.withoutDaysOut ? daysOut(levelsOf(moved.get(itemId) ?? [], total), total, period) : 0
    return monthlyUse(issued.get(itemId) ?? 0, period, out, rules)
  }
}

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
