/** The three questions of a supervisor: where an item lies, what all stock is worth, how much is used a month (F-200, F-201). */
import type { Covers, PlaceStock, StockReport, UseReport, ValueReport } from '../contract/reports.ts'
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import { documentTotal, lineTotal, roundMoney } from '../domain/money.ts'
import { monthsBefore, usedByMonth, usedTogether } from '../domain/monthly-use.ts'
import { finite, unitsOf } from '../domain/stock.ts'
import { daysOfItem, firstDayOfItem } from '../repositories/ledger.ts'
import type { BatchRow } from '../repositories/stock-list.ts'
import { countingBatches } from '../repositories/stock-list.ts'
import { stockedItems, stockWorth } from '../repositories/stock-value.ts'
import { itemFigures } from './item-figures.ts'
import type { Remember } from './list-transactions.ts'
import type { ReportContext } from './report-head.ts'
import { reportHead, reportItem } from './report-head.ts'
import { localDay } from './search.ts'

type ItemAsked = { readonly itemId: string; readonly covers: Covers }

/** How much of an item lies in each place of each store; refused where the item is gone or no store is covered. */
export function stockReport(context: ReportContext, asked: ItemAsked): Result<StockReport> {
  const head = reportHead(context, asked.covers)
  if (!head.ok) return head
  const item = reportItem(context.db, asked.itemId)
  if (!item.ok) return item
  const lying = head.value.stores.map(({ id }) => ({ id, batches: countingBatches(context.db, id, asked.itemId) }))
  const rows = lying.flatMap(({ id, batches }) => placesOf(id, batches))
  return ok({ head: head.value, item: item.value, rows, total: lyingOf(lying.flatMap(({ batches }) => batches)) })
}

/** A row for each place with stock, by its code; what lies in none stands last. */
function placesOf(storeId: string, batches: readonly BatchRow[]): PlaceStock[] {
  if (batches.length === 0) return [{ storeId, place: null, ...lyingOf([]) }]
  const places = new Map<string, BatchRow[]>()
  for (const batch of batches) {
    const place = batch.location ?? ''
    const own = places.get(place)
    if (own === undefined) places.set(place, [batch])
    else own.push(batch)
  }
  const inOrder = [...places].toSorted(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
  return inOrder.map(([place, own]) => ({ storeId, place, ...lyingOf(own) }))
}

function lyingOf(batches: readonly BatchRow[]): StockReport['total'] {
  const sizes = new Set(batches.map((batch) => batch.pack_size ?? 0))
  const sum = (of: (packs: number, batch: BatchRow) => number) =>
    finite(batches.reduce((all, batch) => all + of(batch.total ?? 0, batch), 0))
  return {
    packs: sum((packs) => packs),
    packSize: sizes.size === 1 ? ([...sizes][0] ?? null) : null,
    units: sum((packs, batch) => unitsOf(packs, batch.pack_size ?? 0)),
    value: documentTotal(batches.map((batch) => lineTotal(batch.total ?? 0, batch.cost_price ?? 0))),
    earliestExpiry: batches.flatMap(({ total, expiry_date: day }) => ((total ?? 0) > 0 ? (day ?? []) : [])).toSorted()[0] ?? null,
  }
}

/** What the stock of each store is worth at cost; kept until the data change, for it looks at every batch. */
export function valueReport(context: ReportContext, asked: { readonly covers: Covers }, remember: Remember): Result<ValueReport> {
  const head = reportHead(context, asked.covers)
  if (!head.ok) return head
  const { db } = context
  const ids = head.value.stores.map(({ id }) => id)
  const items = (of: readonly string[]) => remember(JSON.stringify(['stocked items', of]), () => stockedItems(db, of))
  const worth = ids.map((id) => ({ storeId: id, items: items([id]), ...remember(JSON.stringify(['worth', id]), () => worthOf(db, id)) }))
  const value = documentTotal(worth.map((store) => store.value))
  const total = { items: items(ids), batches: worth.reduce((sum, { batches }) => sum + batches, 0), value }
  const rows = worth.map((store) => ({ ...store, share: value > 0 ? finite(store.value / value) : null }))
  return ok({ head: head.value, rows, total })
}

function worthOf(db: ReadDb, storeId: string) {
  const { batches, cents } = stockWorth(db, storeId)
  return { batches, value: roundMoney(cents / 100) }
}

/** Units of an item that each store issued month by month, as the page of the item counts them (5G). */
export function useReport(context: ReportContext, asked: ItemAsked): Result<UseReport> {
  const head = reportHead(context, asked.covers)
  if (!head.ok) return head
  const item = reportItem(context.db, asked.itemId)
  if (!item.ok) return item
  const today = localDay(context.clock())
  const rows = head.value.stores.map(({ id }) => useOf(context.db, id, asked.itemId, today))
  return ok({ head: head.value, item: item.value, months: [...monthsBefore(today)], rows, total: shown(usedTogether(rows, today)) })
}

function useOf(db: ReadDb, storeId: string, itemId: string, today: string): UseReport['rows'][number] {
  const days = daysOfItem(db, storeId, itemId, `${monthsBefore(today)[0]}-01`).filter(({ day }) => day <= today)
  const used = usedByMonth(days, today, firstDayOfItem(db, storeId, itemId))
  return { storeId, ...shown(used), perMonth: itemFigures(db, storeId, [itemId], today).of(itemId).use.perMonth }
}

/** A contract takes no infinity. */
const shown = ({ months, soFar, total, mean }: ReturnType<typeof usedByMonth>): UseReport['total'] => ({
  months: months.map((units) => (units === null ? null : finite(units))),
  soFar: finite(soFar),
  total: finite(total),
  mean: mean === null ? null : finite(mean),
})
