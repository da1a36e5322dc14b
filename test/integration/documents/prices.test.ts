/** What packs are issued and received at, from what central and the store have set (features 5D). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { previewAllocation } from '../../../src-main/services/preview-allocation.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import type { ArrivalEdit } from '../../../src-main/services/set-arrival.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })

/** What 20 units of amoxicillin cost the ward, from a batch of packs of 10 at 2.5. */
function issued({ context }: Clinic): Pick<Invoice['lines'][number], 'sellPrice' | 'total'> | undefined {
  const open = valueOf(createInvoice(context, { id: randomUUID(), nameId: 'ward' }))
  const [line] = valueOf(setItem(context, { ...seen(open), itemId: 'amox', units: 20 })).lines
  return line && { sellPrice: line.sellPrice, total: line.total }
}

describe('5D: the price of an issue', () => {
  test('5D: the batch’s, unless the default price list says what a unit costs', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    expect(issued(clinic)).toEqual({ sellPrice: 2.5, total: 5 })
    clinic.add.list('prices', { is_default_price_list: true }, { price: 0.4 })
    expect(issued(clinic)).toEqual({ sellPrice: 4, total: 8 })
    clinic.add.list('prices', { is_default_price_list: true, inactive: true }, { price: 0.4 })
    expect(issued(clinic)).toEqual({ sellPrice: 2.5, total: 5 })
  })

  test('5D: less the largest discount that the customer has for the item, and nobody else’s', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    clinic.add.item('zinc', 'Zinc 20 mg')
    clinic.add.customer('hospital')
    clinic.add.list('small', { discount_percentage: 10 }, { names: ['ward'] })
    clinic.add.list('large', { discount_percentage: 20 }, { names: ['ward'] })
    clinic.add.list('theirs', { discount_percentage: 50 }, { names: ['hospital'] })
    clinic.add.list('of zinc', { discount_percentage: 60 }, { names: ['ward'], item: 'zinc' })
    expect(issued(clinic)).toEqual({ sellPrice: 2, total: 4 })
  })

  test('5D: tax of the document is in the total that is shown and sent', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    clinic.add.invoice('taxed', { tax_rate: 10 })
    const version = valueOf(invoiceView(clinic.db, 'store-a', 'taxed')).version
    const invoice = valueOf(setItem(clinic.context, { id: 'taxed', version, itemId: 'amox', units: 20 }))
    expect(invoice).toMatchObject({ total: 5.5, lines: [{ sellPrice: 2.5, total: 5.5 }] })
    const row = readRow(clinic.db, 'invoice_line', invoice.lines[0]?.id ?? '')
    expect(row).toMatchObject({ om_total_before_tax: 5, om_total_after_tax: 5.5 })
  })
})

test('5D: before anything is saved the screen is told what it will cost, by list, discount and tax', () => {
  const clinic = makeClinic()
  clinic.add.batch('a', 10)
  clinic.add.list('prices', { is_default_price_list: true }, { price: 0.4 })
  clinic.add.list('small', { discount_percentage: 10 }, { names: ['ward'] })
  clinic.add.invoice('taxed', { tax_rate: 10 })
  const foreseen = valueOf(previewAllocation(clinic.context, { id: 'taxed', itemId: 'amox', units: 20 })).batches
  const version = valueOf(invoiceView(clinic.db, 'store-a', 'taxed')).version
  const [line] = valueOf(setItem(clinic.context, { id: 'taxed', version, itemId: 'amox', units: 20 })).lines
  expect(foreseen).toMatchObject([{ packs: 2, sellPrice: 3.6, total: 7.92 }])
  expect(line).toMatchObject({ packs: 2, sellPrice: 3.6, total: 7.92 })
})

/** A supplier invoice with 5 packs of 10 at 2, taken to Received. */
function received(clinic: Clinic, edit: Partial<ArrivalEdit> = {}): Invoice {
  const { context } = clinic
  const open = valueOf(createInvoice(context, { id: randomUUID(), nameId: 'depot' }, 'inbound_shipment'))
  const goods = { lineId: randomUUID(), itemId: 'amox', packSize: 10, packs: 5, costPrice: 2, ...edit }
  const filled = valueOf(setArrival(context, { ...seen(open), ...goods }))
  return valueOf(receiveGoods(context, { ...seen(filled), to: 'received', liftHold: false }, 'inbound_shipment'))
}
const batchOf = ({ db }: Clinic, { lines: [line] }: Invoice) => readRow(db, 'stock_line', line?.stockLineId ?? '')

function withDepot(margin: number): Clinic {
  const clinic = makeClinic()
  clinic.add.customer('depot', { supplier: true, margin })
  return clinic
}

describe('5D: what goods that came are sold at', () => {
  test('5D: cost and the supplier’s margin, then the store’s for the item; the other way round by a setting', () => {
    const clinic = withDepot(50)
    clinic.add.row('item_store_join', 'join', { item_ID: 'amox', store_ID: 'store-a', default_price: 0, margin: 100 })
    expect(batchOf(clinic, received(clinic))).toMatchObject({ cost_price: 2, sell_price: 3 })
    clinic.add.preferences({ item_margin_overrides_supplier_margin: true })
    expect(batchOf(clinic, received(clinic))).toMatchObject({ cost_price: 2, sell_price: 4 })
  })

  test('5D: the store’s own price of the item comes first, scaled to the pack', () => {
    const clinic = withDepot(50)
    clinic.add.item('amox', 'Amoxicillin', { default_pack_size: 100 })
    clinic.add.row('item_store_join', 'join', { item_ID: 'amox', store_ID: 'store-a', default_price: 70, margin: 0 })
    expect(batchOf(clinic, received(clinic))).toMatchObject({ sell_price: 7 })
  })

  test('5D: what somebody typed stays', () => {
    const clinic = withDepot(50)
    expect(batchOf(clinic, received(clinic, { sellPrice: 9 }))).toMatchObject({ cost_price: 2, sell_price: 9 })
  })

  test('5D: of another supplier it is made of that one’s margin, unless somebody typed it', () => {
    const clinic = withDepot(50)
    clinic.add.customer('maker', { supplier: true, margin: 100 })
    const open = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'depot' }, 'inbound_shipment'))
    const goods = { itemId: 'amox', packSize: 10, packs: 5, costPrice: 2 }
    const one = valueOf(setArrival(clinic.context, { ...seen(open), ...goods, lineId: 'usual' }))
    const two = valueOf(setArrival(clinic.context, { ...seen(one), ...goods, lineId: 'typed', sellPrice: 9 }))
    const changed = valueOf(editInvoice(clinic.context, { ...seen(two), nameId: 'maker' }, ['inbound_shipment']))
    const prices = ({ lines }: Invoice) => Object.fromEntries(lines.map(({ id, sellPrice }) => [id, sellPrice]))
    expect([prices(two), prices(changed)]).toEqual([
      { usual: 3, typed: 9 },
      { usual: 4, typed: 9 },
    ])
    const here = valueOf(receiveGoods(clinic.context, { ...seen(changed), to: 'received', liftHold: false }, 'inbound_shipment'))
    expect(prices(here)).toEqual({ usual: 4, typed: 9 })
  })

  test('5D: of a transfer the sender’s price is the cost, and ours is made of it', () => {
    const clinic = withDepot(50)
    const half = { type: 'si', status: 'nw', om_type: 'INBOUND_SHIPMENT', om_status: 'SHIPPED', linked_transaction_id: 'theirs' }
    clinic.add.invoice('half', { name_ID: 'depot', ...half })
    clinic.add.line('sent', 'half', { type: 'stock_in', linked_transact_id: 'theirs', quantity: 4, cost_price: 6, sell_price: 6 })
    const version = valueOf(invoiceView(clinic.db, 'store-a', 'half')).version
    const invoice = valueOf(receiveGoods(clinic.context, { id: 'half', version, to: 'received', liftHold: false }, 'inbound_shipment'))
    expect(batchOf(clinic, invoice)).toMatchObject({ cost_price: 6, sell_price: 9, total: 4 })
  })
})

describe('5D: pack to one', () => {
  test('5D: where central says so, what comes in is in packs of one from its arrival on', () => {
    const clinic = withDepot(0)
    clinic.add.preferences({ default_item_packsize_to_one: true })
    const invoice = received(clinic, { sellPrice: 3 })
    expect(invoice.lines[0]).toMatchObject({ packs: 50, packSize: 1, costPrice: 0.2, sellPrice: 0.3 })
    expect(batchOf(clinic, invoice)).toMatchObject({ pack_size: 1, total: 50, available: 50, cost_price: 0.2, sell_price: 0.3 })
    const [line] = invoice.lines
    const corrected = { lineId: line?.id ?? '', itemId: 'amox', packs: 6, packSize: 10, costPrice: 2 }
    const again = valueOf(setArrival(clinic.context, { ...seen(invoice), ...corrected }))
    expect(batchOf(clinic, again)).toMatchObject({ pack_size: 1, total: 60, available: 60, cost_price: 0.2 })
  })

  test('5D: elsewhere the packs stay as they came', () => {
    const clinic = withDepot(0)
    expect(batchOf(clinic, received(clinic))).toMatchObject({ pack_size: 10, total: 5 })
  })

  test('5D: of a transfer it is kept what was sent', () => {
    const clinic = withDepot(0)
    clinic.add.preferences({ default_item_packsize_to_one: true })
    const half = { type: 'si', status: 'nw', om_type: 'INBOUND_SHIPMENT', om_status: 'SHIPPED', linked_transaction_id: 'theirs' }
    clinic.add.invoice('half', { name_ID: 'depot', ...half })
    const sent = { type: 'stock_in', linked_transact_id: 'theirs', quantity: 4, pack_size: 10, sentQuantity: null, cost_price: 6 }
    clinic.add.line('sent', 'half', { ...sent, sell_price: 6 })
    const version = valueOf(invoiceView(clinic.db, 'store-a', 'half')).version
    const invoice = valueOf(receiveGoods(clinic.context, { id: 'half', version, to: 'received', liftHold: false }, 'inbound_shipment'))
    expect(invoice.lines[0]).toMatchObject({ packs: 40, packSize: 1, sentPacks: 4 })
  })
})

test('5D: a batch that comes without a name is called after its invoice', () => {
  const clinic = withDepot(0)
  const invoice = received(clinic)
  expect(batchOf(clinic, invoice)?.batch).toBe(`supplierinvoice_${invoice.number}`)
})
