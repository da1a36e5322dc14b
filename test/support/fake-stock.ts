/** Made-up answers about stock for pictures and keyboard walks; ledger and levels come from the rules themselves. */
import type { Input, OperationName } from '../../src-main/contract/operations.ts'
import { ok, refuse } from '../../src-main/contract/result.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { ItemDetails, LedgerPage, StockRow, StockShow } from '../../src-main/contract/stock.ts'
import { stockShows } from '../../src-main/contract/stock.ts'
import { batchMark, usualExpiryDays } from '../../src-main/domain/batch-mark.ts'
import { lastsUntil, lookBack, monthlyUse, monthsOfStock, stockBand, usualBands, usualRules } from '../../src-main/domain/consumption.ts'
import { ledgerOf, levelsOf } from '../../src-main/domain/ledger.ts'
import { addDays } from '../../src-main/domain/moment.ts'
import { nowIso, sampleItems } from './fake-trade-data.ts'

const today = nowIso.slice(0, 10)

const rows: readonly StockRow[] = sampleItems().flatMap((item) =>
  item.batches.map((batch) => {
    const facts = {
      ...batch,
      total: batch.available + (batch.available > 90 ? 6 : 0),
      locationOnHold: false,
    }
    return {
      id: batch.id,
      itemId: item.id,
      itemCode: item.code,
      itemName: item.name,
      unit: item.unit,
      batch: batch.batch,
      expiryDate: batch.expiryDate,
      location: batch.location,
      packSize: batch.packSize,
      total: facts.total,
      available: facts.available,
      costPrice: 2.4,
      sellPrice: batch.sellPrice,
      supplier: 'Nairobi West Regional Store',
      onHold: batch.onHold,
      mark: batchMark(facts, today, usualExpiryDays),
    }
  }),
)

const isShown = (row: StockRow, show: StockShow): boolean => {
  if (show === 'empty' || row.total === 0) return (show === 'empty') === (row.total === 0)
  if (show === 'expired') return row.mark === 'expired'
  if (show === 'expiring') return row.mark === 'expires_soon' || row.mark === 'expires_later'
  if (show === 'on_hold') return row.onHold
  return show === 'in_stock' || row.available === 0
}

function list({ filter, offset, limit }: Input<'stock.list'>): Result<unknown> {
  const found = rows.filter((row) =>
    `${row.itemName} ${row.itemCode} ${row.batch}`.toLowerCase().includes((filter.search ?? '').toLowerCase()),
  )
  const matching = found.filter((row) => isShown(row, filter.show ?? 'in_stock'))
  const counts = Object.fromEntries(stockShows.map((show) => [show, rows.filter((row) => isShown(row, show)).length]))
  return ok({ rows: matching.slice(offset, offset + limit), offset, matching: matching.length, counts })
}

/** A year of a busy item: a delivery every two months, a shipment every twelve days, one time without stock. */
function movements(itemId: string, total: number) {
  const names = ['Mathare Health Centre', 'Laini Saba Health Post', 'Kawangware Dispensary']
  const made = []
  let stock = Math.round(total * 0.7)
  for (let n = 0; n < 31; n++) {
    const at = `${addDays(today, -372 + n * 12)}T${String(8 + (n % 9)).padStart(2, '0')}:20:00`
    const isIn = n % 5 === 4
    const units = isIn ? Math.round(total * 0.9) : -Math.min(stock, Math.round(total * 0.16))
    stock += units
    if (units !== 0) made.push({ at, units, n, isIn, name: isIn ? 'Nairobi West Regional Store' : (names[n % 3] ?? ''), itemId })
  }
  const rest = total - stock
  const last = { at: `${addDays(today, -1)}T09:10:00`, units: rest, n: 40, isIn: rest > 0, name: names[0] ?? '', itemId }
  return rest === 0 ? made : [...made, last]
}

function ledger(itemId: string, total: number, offset: number, limit: number): LedgerPage {
  const batch = rows.find((row) => row.itemId === itemId)
  const { opening, entries, missing } = ledgerOf(movements(itemId, total), total)
  const shown = entries
    .toReversed()
    .slice(offset, offset + limit)
    .map((entry) => ({
      id: `${itemId} ${entry.n}`,
      at: entry.at,
      documentId: `doc-${entry.n}`,
      kind: entry.isIn ? ('inbound_shipment' as const) : ('outbound_shipment' as const),
      number: 1000 + entry.n,
      name: entry.name,
      stockLineId: batch?.id ?? null,
      batch: batch?.batch ?? '',
      packs: Math.abs(entry.units),
      packSize: 1,
      units: entry.units,
      balance: entry.balance,
    }))
  return { entries: shown, offset, count: entries.length, opening, missing, total }
}

function itemPage(id: string): Result<ItemDetails> {
  const own = rows.filter((row) => row.itemId === id && row.total > 0)
  const item = sampleItems().find((one) => one.id === id)
  if (item === undefined) return refuse('not_found', 'item_gone')
  const sum = (of: (row: StockRow) => boolean) => own.filter(of).reduce((units, row) => units + row.total * row.packSize, 0)
  const total = sum(() => true)
  const expired = sum((row) => row.mark === 'expired')
  const onHold = sum((row) => row.mark === 'on_hold')
  const days = movements(id, total).map(({ at, units }) => ({ day: at.slice(0, 10), in: Math.max(units, 0), out: Math.max(-units, 0) }))
  const period = lookBack(usualRules, today, null)
  const issued = days.filter(({ day }) => day >= period.from).reduce((units, day) => units + day.out, 0)
  const use = monthlyUse(issued, period, 0)
  const months = monthsOfStock(total, use.perMonth)
  const levels = levelsOf(days, total)
  const from = addDays(today, -365)
  return ok({
    id,
    code: item.code,
    name: item.name,
    unit: item.unit,
    defaultPackSize: 100,
    strength: '250 mg',
    venCategory: 'E',
    isVaccine: false,
    masterLists: ['Essential medicines', 'Level 3 facilities'],
    stock: { total, available: total, usable: total - expired - onHold, expired, onHold },
    use: {
      perMonth: use.perMonth,
      issued,
      ...period,
      daysOut: 0,
      daysInMonth: 30,
      lookBackMonths: 3,
      withoutDaysOut: false,
      isShortened: false,
    },
    monthsOfStock: months,
    band: stockBand(total, months),
    bands: usualBands,
    lastsUntil: lastsUntil(total, use, today),
    batches: own.map((row, n) => ({ ...row, atRisk: n === 1 ? row.total * row.packSize * 0.2 : 0 })),
    history: {
      from,
      to: today,
      start: levels.findLast((level) => level.day < from)?.balance ?? 0,
      days: levels.filter((level) => level.day >= from),
    },
    ledger: ledger(id, total, 0, 8),
  })
}

function batchPage(id: string): Result<unknown> {
  const row = rows.find((one) => one.id === id)
  if (row === undefined) return refuse('not_found', 'batch_gone')
  const total = row.total * row.packSize
  const held = row.total - row.available
  return ok({
    ...row,
    version: 3,
    locationId: null,
    locationOnHold: false,
    note: '',
    barcode: '06161234567890',
    donor: '',
    manufacturer: 'Cosmos',
    promises:
      held > 0 ? [{ documentId: 'doc-1', kind: 'outbound_shipment', number: 1071, name: 'Mathare Health Centre', packs: held }] : [],
    ledger: ledger(row.itemId, total, 0, 200),
  })
}

export const stockAnswers: Partial<Record<OperationName, (input: unknown) => Result<unknown>>> = {
  'history.ofDocument': () =>
    ok([{ id: 'h1', type: 'StockLocationChange', at: nowIso, user: 'Grace Wanjiru', changedFrom: 'A-01', changedTo: 'A-02' }]),
  'stock.list': (input) => list(input as Input<'stock.list'>),
  'stock.batch': (input) => batchPage((input as { id: string }).id),
  'item.page': (input) => itemPage((input as { id: string }).id),
  'item.ledger': (input) => {
    const { id, offset, limit } = input as Input<'item.ledger'>
    const page = itemPage(id)
    return page.ok ? ok(ledger(id, page.value.stock.total, offset, limit)) : page
  },
}
