import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ItemDetails, ItemUse, LedgerPage } from '../contract/stock.ts'
import type { ReadDb } from '../db/write.ts'
import type { MonthlyUse } from '../domain/consumption.ts'
import { daysOut, lastsUntil, lookBack, monthlyUse, monthsOfStock, stockBand, unitsAtRisk } from '../domain/consumption.ts'
import type { DayLevel } from '../domain/ledger.ts'
import { levelsOf } from '../domain/ledger.ts'
import { addDays } from '../domain/moment.ts'
import { unitsOf } from '../domain/stock.ts'
import type { UseRules } from '../domain/consumption.ts'
import { listsOfItem, readItemDetails } from '../repositories/items.ts'
import { daysOfItem, firstDayOfItem, itemStock, movementsOfItem } from '../repositories/ledger.ts'
import { stockedBatches } from '../repositories/stock-list.ts'
import { readStockRules } from '../repositories/stock-rules.ts'
import type { Part } from './stock-rows.ts'
import { ledgerPage, stockRow } from './stock-rows.ts'

const lastMovements = 8
const historyDays = 365

/** An item of the store: stock, use, how long it lasts, its batches and its last movements (U-21, 5G); `today` is the clinic's day. */
export function itemPage(db: ReadDb, storeId: string, id: string, today: string): Result<ItemDetails> {
  const item = readItemDetails(db, id)
  if (item === undefined) return refuse('not_found', 'item_gone', {}, 'id')
  const rules = readStockRules(db, storeId)
  const stock = itemStock(db, storeId, id, today)
  const levels = levelsOf(daysOfItem(db, storeId, id), stock.total)
  const use = useOfItem(db, storeId, id, { today, rules: rules.use, total: stock.total })
  const months = monthsOfStock(stock.available, use.perMonth)
  const batches = stockedBatches(db, storeId, id).map((row) => stockRow(row, today, rules.expiry))
  const usable = batches.map(({ packSize, total, expiryDate }) => ({ units: unitsOf(total, packSize), expiryDate }))
  const atRisk = unitsAtRisk(usable, use.perMonth, today, rules.use.daysInMonth)
  const from = addDays(today, -historyDays)
  const days = levels.flatMap((level) => (level.day >= from && level.day <= today ? [shownDay(level)] : []))
  const before = levels.findLast((level) => level.day < from)?.balance
  const first = levels[0]
  return ok({
    id,
    code: item.code ?? '',
    name: item.name ?? '',
    unit: item.unit ?? '',
    defaultPackSize: item.default_pack_size ?? 0,
    strength: item.strength ?? '',
    venCategory: item.ven_category ?? '',
    isVaccine: item.is_vaccine === 1,
    masterLists: listsOfItem(db, storeId, id),
    stock,
    use: shownUse(use),
    monthsOfStock: months,
    band: stockBand(stock.total, months, rules.bands),
    bands: rules.bands,
    lastsUntil: lastsUntil(stock.available, use, today),
    batches: batches.map((batch, at) => ({ ...batch, atRisk: atRisk[at] ?? 0 })),
    history: {
      from,
      to: today,
      start: before ?? (first === undefined ? stock.total : Math.max(0, first.balance - first.in + first.out)),
      days,
    },
    ledger: itemLedger(db, storeId, id, { offset: 0, limit: lastMovements }, today),
  })
}

const shownDay = ({ day, in: came, out, balance }: DayLevel) => ({ day, in: came, out, balance })

/** A part of the ledger of an item, newest first (U-18). */
export function itemLedger(db: ReadDb, storeId: string, id: string, part: Part, today: string): LedgerPage {
  return ledgerPage(db, movementsOfItem(db, storeId, id), itemStock(db, storeId, id, today).total, part)
}

/** The use of an item a month, from the figures of its days (5G). */
export function useOfItem(
  db: ReadDb,
  storeId: string,
  itemId: string,
  { today, rules, total }: { readonly today: string; readonly rules: UseRules; readonly total: number },
): MonthlyUse {
  const period = lookBack(rules, today, firstDayOfItem(db, storeId, itemId))
  const days = daysOfItem(db, storeId, itemId)
  const issued = days.reduce((sum, day) => (day.day >= period.from && day.day <= period.to ? sum + day.issued : sum), 0)
  return monthlyUse(issued, period, daysOut(levelsOf(days, total), total, period), rules)
}

const shownUse = ({ perMonth, issued, period, daysOut: out, rules }: MonthlyUse): ItemUse => ({
  perMonth,
  issued,
  from: period.from,
  to: period.to,
  days: period.days,
  daysOut: out,
  daysInMonth: rules.daysInMonth,
  lookBackMonths: rules.months,
  withoutDaysOut: rules.withoutDaysOut,
  isShortened: period.days < Math.round(rules.months * rules.daysInMonth),
})
