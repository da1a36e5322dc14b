/** What people do to the stock of a clinic, one deed after the other: every kind of document in which it moves (features 5B). */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Result } from '../../src-main/contract/result.ts'
import type { Db } from '../../src-main/db/open.ts'
import { write } from '../../src-main/db/write.ts'
import { ledgerOf } from '../../src-main/domain/ledger.ts'
import { addDays, momentOf } from '../../src-main/domain/moment.ts'
import { cursorOf, documentCursor } from '../../src-main/repositories/change-log.ts'
import { invoiceLines } from '../../src-main/repositories/invoices.ts'
import { movementsOfBatch } from '../../src-main/repositories/ledger.ts'
import { readRow } from '../../src-main/repositories/synced-rows.ts'
import { adjustStock } from '../../src-main/services/adjust-stock.ts'
import type { StoreContext } from '../../src-main/services/context.ts'
import { createInvoice } from '../../src-main/services/create-invoice.ts'
import { createStocktake } from '../../src-main/services/create-stocktake.ts'
import { createCustomerReturn, setReturned } from '../../src-main/services/customer-returns.ts'
import { setDay } from '../../src-main/services/date-stocktake.ts'
import { editBatch } from '../../src-main/services/edit-batch.ts'
import { setCount } from '../../src-main/services/edit-stocktake.ts'
import { finaliseInvoice } from '../../src-main/services/finalise-invoice.ts'
import { finaliseStocktake } from '../../src-main/services/finalise-stocktake.ts'
import { listPlaces, mergePlaces } from '../../src-main/services/locations.ts'
import { newStock } from '../../src-main/services/new-stock.ts'
import { receiveGoods } from '../../src-main/services/receive-goods.ts'
import { removeArrival } from '../../src-main/services/remove-arrival.ts'
import { removeInvoice } from '../../src-main/services/remove-invoice.ts'
import { repackStock } from '../../src-main/services/repack-stock.ts'
import { setArrival } from '../../src-main/services/set-arrival.ts'
import { setBatch } from '../../src-main/services/set-batch.ts'
import { setItem } from '../../src-main/services/set-item.ts'
import { createSupplierReturn } from '../../src-main/services/supplier-returns.ts'
import { compiled } from '../../src-main/tables/compile.ts'
import { tableByLocal } from '../../src-main/tables/registry.ts'
import type { SyncedTable } from '../../src-main/tables/types.ts'
import type { Clinic } from './builders.ts'
import { valueOf } from './builders.ts'
import { bySync, pull } from './make-db.ts'

export type Batch = {
  id: string
  item_id: string
  pack_size: number
  available: number
  total: number
  volumePerPack: number
  totalVolume: number
  place: string | null
}
export const batches = ({ db }: Clinic): Batch[] =>
  db.sqlite
    .prepare(
      `SELECT id, item_id, pack_size, available, total, location_id AS place, rest ->> 'volume_per_pack' AS volumePerPack, rest ->> 'total_volume' AS totalVolume
        FROM stock_line WHERE store_id = 'store-a' ORDER BY rowid`,
    )
    .all() as Batch[]
const documents = ({ db }: Clinic, kind: string, ...states: string[]): string[] =>
  db.sqlite
    .prepare(
      `SELECT id FROM invoice WHERE store_id = 'store-a' AND kind = ? AND state IN (${states.map(() => '?').join(', ')}) ORDER BY rowid`,
    )
    .pluck()
    .all(kind, ...states) as string[]

/** One of them, whatever number was drawn; undefined where there is none. */
const oneOf = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(all.length, 1)]

const wireOf = (db: Db, lineId: string) =>
  compiled(tableByLocal('stocktake_line') as SyncedTable).encode(readRow(db, 'stocktake_line', lineId) as never, { unknownKeys: true })
const places = ({ db }: Clinic): string[] => listPlaces(db, 'store-a').map(({ id }) => id)

export type Drawn = { readonly n: number; readonly m: number; readonly packs: number }
const nothing: Result<unknown> = { ok: true, value: null }

/** Each deed of a person; what is refused moves nothing, and that is seen afterwards too. */
export const deeds: Readonly<Record<string, (clinic: Clinic, drawn: Drawn) => Result<unknown>>> = {
  receive: (clinic, { n, packs }) => {
    const { context, db } = clinic
    const id = randomUUID()
    valueOf(createInvoice(context, { id, nameId: 'depot' }, 'inbound_shipment'))
    const packSize = [1, 10, 12][n % 3] as number
    const itemId = n % 2 === 0 ? 'amox' : 'zinc'
    const line = {
      id,
      version: documentCursor(db, id),
      lineId: randomUUID(),
      itemId,
      packs,
      packSize,
      batch: `lot ${n}`,
      expiryDate: '2028-01-31',
      locationId: oneOf([...places(clinic), null], n) ?? null,
    }
    const set = setArrival(context, line)
    return set.ok
      ? receiveGoods(
          context,
          { id, version: documentCursor(db, id), to: n % 3 === 0 ? 'verified' : 'received', liftHold: false },
          'inbound_shipment',
        )
      : set
  },
  begin: ({ context }) => createInvoice(context, { id: randomUUID(), nameId: 'ward' }),
  promiseItem: (clinic, { n, packs }) =>
    edited(clinic, n, (context, seen) => setItem(context, { ...seen, itemId: 'amox', units: packs * 3 })),
  promiseBatch: (clinic, { n, m, packs }) => {
    const batch = oneOf(batches(clinic), m)
    return batch === undefined
      ? nothing
      : edited(clinic, n, (context, seen) => setBatch(context, { ...seen, stockLineId: batch.id, packs }))
  },
  allocate: (clinic, { n }) => edited(clinic, n, (context, seen) => finaliseInvoice(context, { ...seen, to: 'allocated' })),
  pick: (clinic, { n }) => edited(clinic, n, (context, seen) => finaliseInvoice(context, { ...seen, to: 'picked' })),
  ship: (clinic, { n }) => edited(clinic, n, finaliseInvoice),
  remove: (clinic, { n }) => edited(clinic, n, removeInvoice),
  adjust: (clinic, { n, m, packs }) =>
    withBatch(clinic, n, (stockLineId, version) =>
      adjustStock(clinic.context, {
        id: randomUUID(),
        stockLineId,
        version,
        sign: m % 2 === 0 ? 'addition' : 'reduction',
        packs,
        reasonId: null,
        note: '',
      }),
    ),
  repack: (clinic, { n, m, packs }) =>
    withBatch(clinic, n, (stockLineId, version) =>
      repackStock(clinic.context, {
        id: randomUUID(),
        newStockLineId: randomUUID(),
        stockLineId,
        version,
        packs,
        packSize: [1, 5, 20][m % 3] as number,
        locationId: null,
      }),
    ),
  sendBack: (clinic, { n, m, packs }) => {
    const { context, db } = clinic
    const batch = oneOf(batches(clinic), m)
    if (batch === undefined) return nothing
    const id = randomUUID()
    valueOf(createInvoice(context, { id, nameId: 'depot' }, 'supplier_return'))
    const seen = () => ({ id, version: documentCursor(db, id) })
    const taken = setBatch(context, { ...seen(), stockLineId: batch.id, packs }, 'supplier_return')
    if (!taken.ok || n % 3 === 0) return taken
    return finaliseInvoice(context, { ...seen(), to: n % 3 === 1 ? 'picked' : 'shipped' }, 'supplier_return')
  },
  bringBack: (clinic, { n, packs }) => {
    const { context, db } = clinic
    const originalId = oneOf(documents(clinic, 'outbound_shipment', 'shipped'), n)
    if (originalId === undefined) return nothing
    const id = randomUUID()
    const begun = createCustomerReturn(context, { id, nameId: 'ward', originalId })
    const line = begun.ok ? begun.value.lines[0] : undefined
    if (line === undefined) return begun
    const said = setReturned(context, { id, version: documentCursor(db, id), lineId: line.id, packs })
    return said.ok
      ? receiveGoods(context, { id, version: documentCursor(db, id), to: 'received', liftHold: false }, 'customer_return')
      : said
  },
  correct: (clinic, { n, packs }) =>
    withArrival(clinic, n, (lineId, seen) => setArrival(clinic.context, { ...seen, lineId, itemId: 'amox', packs })),
  takeOff: (clinic, { n }) =>
    withArrival(clinic, n, (lineId, seen) => removeArrival(clinic.context, { ...seen, lineId }, 'inbound_shipment')),
  count: ({ context, db }, { n, packs }) => {
    const id = randomUUID()
    const { lineIds } = valueOf(createStocktake(context, { id, description: '', scope: { kind: 'full' }, isInitial: false }))
    const lineId = oneOf(lineIds, n)
    if (lineId === undefined) return nothing
    const counted = setCount(context, { id, version: documentCursor(db, id), lineId, counted: packs })
    return counted.ok ? finaliseStocktake(context, { id, version: documentCursor(db, id) }) : counted
  },
  beginCount: ({ context, db }, { n, packs }) => {
    const id = randomUUID()
    const { lineIds } = valueOf(createStocktake(context, { id, description: '', scope: { kind: 'full' }, isInitial: false }))
    const lineId = oneOf(lineIds, n)
    if (lineId === undefined) return nothing
    const counted = setCount(context, { id, version: documentCursor(db, id), lineId, counted: packs })
    // Other programs may send a batch on two lines.
    if (n % 4 === 3) write(db, bySync, (tx) => pull(tx, 'Stock_take_lines', { ...wireOf(db, lineId), ID: randomUUID() }))
    return counted
  },
  endCount: ({ context, db }, { n }) => {
    const open = db.sqlite.prepare("SELECT id FROM stocktake WHERE state = 'new' ORDER BY rowid").pluck().all() as string[]
    const id = oneOf(open, n)
    return id === undefined ? nothing : finaliseStocktake(context, { id, version: documentCursor(db, id) })
  },
  sendAllBack: (clinic, { n }) => {
    const { context, db } = clinic
    const originalId = oneOf(documents(clinic, 'inbound_shipment', 'received', 'verified'), n)
    if (originalId === undefined) return nothing
    const id = randomUUID()
    const begun = createSupplierReturn(context, { id, nameId: 'depot', originalId })
    return begun.ok ? finaliseInvoice(context, { id, version: documentCursor(db, id) }, 'supplier_return') : begun
  },
  countThen: ({ context, db }, { n, m, packs }) => {
    const id = randomUUID()
    const datedBackTo = addDays(momentOf(context.clock()).date, -1 - (m % 4))
    const isLate = n % 2 === 0
    const asked = { id, description: '', scope: { kind: 'full' }, isInitial: false } as const
    const { lineIds } = valueOf(createStocktake(context, isLate ? asked : { ...asked, datedBackTo }))
    const lineId = oneOf(lineIds, n)
    if (lineId === undefined) return nothing
    const seen = () => ({ id, version: documentCursor(db, id) })
    valueOf(setCount(context, { ...seen(), lineId, counted: packs }))
    if (isLate) valueOf(setDay(context, { ...seen(), datedBackTo }))
    const stockLineId = readRow(db, 'stocktake_line', lineId)?.stock_line_id ?? ''
    const done = finaliseStocktake(context, seen())
    if (done.ok) seeThatItHeld(context, { stockLineId, day: datedBackTo, packs })
    return done
  },
  hold: (clinic, { n, m }) =>
    withBatch(clinic, n, (stockLineId, version) => editBatch(clinic.context, { stockLineId, version, onHold: m % 2 === 0 })),
  move: (clinic, { n, m }) =>
    withBatch(clinic, n, (stockLineId, version) =>
      editBatch(clinic.context, { stockLineId, version, locationId: oneOf([...places(clinic), null], m) ?? null }),
    ),
  mergePlaces: ({ context, db }, { n }) => {
    const [kept, ...others] = listPlaces(db, 'store-a')
    const gone = oneOf(others, n)
    if (kept === undefined || gone === undefined) return nothing
    return mergePlaces(context, { keptId: kept.id, keptVersion: kept.version, goneId: gone.id, goneVersion: gone.version })
  },
  find: ({ context }, { n, packs }) =>
    newStock(context, {
      id: randomUUID(),
      stockLineId: randomUUID(),
      itemId: 'zinc',
      batch: `found ${n}`,
      expiryDate: null,
      packs,
      packSize: 10,
      costPrice: 1,
      sellPrice: 1,
      locationId: null,
      reasonId: null,
      note: '',
    }),
}

/** The ledger says of the end of that day what was counted. */
function seeThatItHeld(
  { db, storeId }: StoreContext,
  { stockLineId, day, packs }: { stockLineId: string; day: string; packs: number },
): void {
  const { total, pack_size: size } = readRow(db, 'stock_line', stockLineId) ?? { total: 0, pack_size: 1 }
  const { opening, entries } = ledgerOf(movementsOfBatch(db, storeId, stockLineId), (total ?? 0) * (size ?? 1))
  const last = entries.findLast(({ at }) => at.slice(0, 10) <= day)
  expect((last?.balance ?? opening) / (size ?? 1)).toBeCloseTo(packs, 6)
}

function edited(
  clinic: Clinic,
  n: number,
  deed: (context: StoreContext, seen: { id: string; version: number }) => Result<unknown>,
): Result<unknown> {
  const id = oneOf(documents(clinic, 'outbound_shipment', 'new', 'allocated', 'picked'), n)
  return id === undefined ? nothing : deed(clinic.context, { id, version: documentCursor(clinic.db, id) })
}

function withBatch(clinic: Clinic, n: number, deed: (id: string, version: number) => Result<unknown>): Result<unknown> {
  const batch = oneOf(batches(clinic), n)
  return batch === undefined ? nothing : deed(batch.id, cursorOf(clinic.db, 'stock_line', batch.id))
}

/** A line of a supplier invoice that is in stock and not yet shut. */
function withArrival(
  clinic: Clinic,
  n: number,
  deed: (lineId: string, seen: { id: string; version: number }) => Result<unknown>,
): Result<unknown> {
  const id = oneOf(documents(clinic, 'inbound_shipment', 'received'), n)
  const lineId = id === undefined ? undefined : invoiceLines(clinic.db, id)[0]?.id
  return id === undefined || lineId === undefined ? nothing : deed(lineId, { id, version: documentCursor(clinic.db, id) })
}
