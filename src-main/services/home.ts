/** What the home page shows of a store (features U-19, U-70). */
import type { HomeDocuments, HomeStock } from '../contract/home.ts'
import { stockBands } from '../contract/stock.ts'
import type { StockBand } from '../contract/stock.ts'
import type { InvoiceState } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { lastsUntil } from '../domain/consumption.ts'
import { expiryMonths } from '../domain/expiry-months.ts'
import { addDays } from '../domain/moment.ts'
import { finite, tolerance } from '../domain/stock.ts'
import type { LyingBatch } from '../repositories/item-figures.ts'
import { itemRows } from '../repositories/item-list.ts'
import { heldInvoices, movingInvoices } from '../repositories/open-documents.ts'
import { documentCounts } from '../repositories/transactions.ts'
import { hasExpired } from './item-figures.ts'
import type { StoreFigures } from './list-items.ts'
import { allFigures } from './list-items.ts'
import { listStocktakes } from './list-stocktakes.ts'
import type { Remember } from './list-transactions.ts'
import { rowsOf } from './list-transactions.ts'

const shown = { runsOut: 5, names: 3, stocktakes: 3, held: 3, onTheWay: 6 } as const
/** A document that has been on its way for longer is a matter for the list. */
const wayDays = 90

/** Alerts of the stock, kept until the data or the day change. */
export const homeStock = (db: ReadDb, storeId: string, today: string, remember: Remember): HomeStock =>
  remember(JSON.stringify(['home', storeId, today]), () => reckoned(db, storeId, today, remember))

function reckoned(db: ReadDb, storeId: string, today: string, remember: Remember): HomeStock {
  const all = allFigures(db, storeId, today, remember)
  const { rules, batches } = all.figures
  const lying = batches.filter(({ total }) => total >= tolerance)
  const expired = lying.filter((batch) => hasExpired(batch, today))
  const expiring = lying.map((batch) => batch.expiry_date)
  const open = listStocktakes(db, storeId, { filter: { states: ['new'], search: '' }, offset: 0, limit: shown.stocktakes })
  return {
    items: all.seen.size,
    ...bandsOf(all),
    borders: rules.bands,
    expired: { batches: expired.length, names: namesOf(db, expired) },
    expiring: [...expiryMonths(expiring, today, rules.expiry)],
    onHold: lying.filter(({ held }) => held === 1).length,
    runsOut: runsOut(db, all, today),
    stocktakes: { count: open.matching, newest: open.rows },
  }
}

/** Names of the first items of which these are batches, each once. */
function namesOf(db: ReadDb, batches: readonly LyingBatch[]): string[] {
  const ids = [...new Set(batches.map((batch) => batch.item_id))].slice(0, shown.names)
  return itemRows(db, ids).map((row) => row.name ?? '')
}

function bandsOf({ seen }: StoreFigures): Pick<HomeStock, 'bands' | 'atRisk'> {
  const bands = Object.fromEntries(stockBands.map((band) => [band, 0])) as Record<StockBand, number>
  let atRisk = 0
  for (const item of seen.values()) {
    bands[item.band] += 1
    if (item.atRisk > tolerance) atRisk += 1
  }
  return { bands, atRisk }
}

/** What is used and will be gone first. */
function runsOut(db: ReadDb, { seen }: StoreFigures, today: string): HomeStock['runsOut'] {
  const first = [...seen]
    .filter(([, { months }]) => months !== null)
    .toSorted(([a, one], [b, other]) => (one.months ?? 0) - (other.months ?? 0) || (a < b ? -1 : 1))
    .slice(0, shown.runsOut)
  const ids = first.map(([id]) => id)
  return itemRows(db, ids).map(({ id, name }) => {
    const { months, total, available, use } = seen.get(id)!
    const lasts = lastsUntil(available, use, today)
    return { id, name: name ?? '', total: finite(total), perMonth: use.perMonth ?? 0, months: finite(months ?? 0), lastsUntil: lasts }
  })
}

type Direction = {
  readonly kind: 'outbound_shipment' | 'inbound_shipment'
  readonly open: readonly InvoiceState[]
  readonly moving: readonly InvoiceState[]
}

/** What has not left yet, or has not been received yet; and what the other side can see coming. */
export const outbound: Direction = { kind: 'outbound_shipment', open: ['new', 'allocated', 'picked'], moving: ['shipped', 'delivered'] }
export const inbound: Direction = {
  kind: 'inbound_shipment',
  open: ['new', 'picked', 'shipped', 'delivered'],
  moving: ['picked', 'shipped', 'delivered'],
}

/** Documents of one direction that wait for somebody. */
export function homeDocuments(db: ReadDb, storeId: string, { kind, open, moving }: Direction, today: string): HomeDocuments {
  const held = heldInvoices(db, storeId, kind, open)
  const onTheWay = movingInvoices(db, storeId, { kind, states: moving, since: addDays(today, -wayDays), limit: shown.onTheWay })
  const counted = documentCounts(db, storeId).filter((row) => row.kind === kind && (open as readonly string[]).includes(row.state))
  return {
    open: counted.reduce((sum, { documents }) => sum + documents, 0),
    held: { count: held.length, newest: rowsOf(db, storeId, held.slice(0, shown.held)) },
    onTheWay: rowsOf(db, storeId, onTheWay),
  }
}
