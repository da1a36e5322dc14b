/** Wire rows of the shape that a clinic gets: all keys of the legacy tables, in the pull form. */
import { emptyRow } from '../central/wire/columns.ts'
import type { WireRecord } from './page-server.ts'

/** Records that are made when they are asked for: a million of them at once would be the largest thing in memory. */
export type Records = { readonly length: number; at(n: number): WireRecord }
export type Sample = { readonly central: Records; readonly queue: Records; readonly invoices: number; readonly lines: number }

const id = (table: string, n: number) => `${table}-${String(n).padStart(29 - table.length, '0')}`

function record(tableName: string, key: string, values: Record<string, unknown>): WireRecord {
  return { tableName, recordId: key, action: 'insert', recordData: { ...emptyRow(tableName), ID: key, ...values } }
}

const storeId = id('store', 1)
export const benchStore = storeId
const expiry = (n: number) => `20${27 + (n % 3)}-${String(1 + (n % 12)).padStart(2, '0')}-28`

const unit = () => record('unit', id('unit', 1), { units: 'tablet', comment: '', order_number: 1 })
const store = () =>
  record('store', storeId, { name: 'Bench clinic', code: 'BEN', name_ID: id('name', 0), sync_id_remote_site: 12, store_mode: 'store' })
const item = (n: number) =>
  record('item', id('item', n), {
    item_name: `Medicine ${n} 250 mg capsules`,
    code: `MED${n}`,
    unit_ID: id('unit', 1),
    type_of: 'general',
    default_pack_size: 100,
  })
const name = (n: number) =>
  record('name', id('name', n), {
    name: `Health centre ${n}`,
    code: `HC${n}`,
    type: n === 0 ? 'store' : 'facility',
    customer: true,
    bill_address1: `Road ${n}`,
  })
const join = (n: number) => record('name_store_join', id('join', n), { store_ID: storeId, name_ID: id('name', n + 1), inactive: false })

function stockLine(n: number, items: number): WireRecord {
  return record('item_line', id('line', n), {
    store_ID: storeId,
    item_ID: id('item', n % items),
    batch: `B${n}`,
    expiry_date: expiry(n),
    pack_size: 100,
    quantity: 1000,
    available: 1000,
    cost_price: 2.5,
    sell_price: 3,
  })
}

function invoice(n: number, names: number): WireRecord {
  return record('transact', id('transact', n), {
    store_ID: storeId,
    name_ID: id('name', 1 + (n % (names - 1))),
    invoice_num: n + 1,
    type: 'ci',
    mode: 'store',
    status: 'fn',
    entry_date: '2025-03-04',
    entry_time: 36_000 + (n % 20_000),
    confirm_date: '2025-03-04',
    finalised_date: '2025-03-04',
    their_ref: `REF ${n}`,
    om_type: 'OUTBOUND_SHIPMENT',
    om_status: 'SHIPPED',
    om_created_datetime: `2025-03-04T10:00:${String(n % 60).padStart(2, '0')}`,
    currency_rate: 1,
  })
}

function invoiceLine(n: number, invoices: number, stock: number, items: number): WireRecord {
  const line = n % stock
  return record('trans_line', id('trans', n), {
    transaction_ID: id('transact', n % invoices),
    item_ID: id('item', line % items),
    item_name: `Medicine ${line % items} 250 mg capsules`,
    item_line_ID: id('line', line),
    batch: `B${line}`,
    expiry_date: expiry(line),
    pack_size: 100,
    cost_price: 2.5,
    sell_price: 3,
    type: 'stock_out',
    quantity: 2,
    om_item_code: `MED${line % items}`,
  })
}

/** Parts one after the other, as one list. */
function inTurn(...parts: readonly (readonly [count: number, make: (n: number) => WireRecord])[]): Records {
  const at = (n: number): WireRecord => {
    let rest = n
    for (const [count, make] of parts) {
      if (rest < count) return make(rest)
      rest -= count
    }
    throw new RangeError(`record ${n} of a sample that is shorter`)
  }
  return { length: parts.reduce((sum, [count]) => sum + count, 0), at }
}

/** About `total` records, at most 10,000 items: a tenth shared lists, the rest the store's stock, invoices and, most of all, their lines. */
export function makeSample(total: number): Sample {
  const items = Math.max(10, Math.min(10_000, Math.round(total * 0.06)))
  const names = Math.max(10, Math.round(total * 0.02))
  const stock = Math.max(10, Math.round(total * 0.1))
  const invoices = Math.max(10, Math.round(total * 0.15))
  const central = inTurn([1, unit], [items, item], [names, name], [1, store])
  const lines = Math.max(10, total - central.length - stock - invoices - (names - 1))
  const queue = inTurn(
    [names - 1, join],
    [stock, (n) => stockLine(n, items)],
    [invoices, (n) => invoice(n, names)],
    [lines, (n) => invoiceLine(n, invoices, stock, items)],
  )
  return { central, queue, invoices, lines }
}

/** The same record after an edit at central. */
export const edited = (row: WireRecord): WireRecord => ({
  ...row,
  recordData: { ...(row.recordData as object), comment: 'changed', note: 'changed' },
})
