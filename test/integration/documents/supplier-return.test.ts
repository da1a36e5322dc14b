/** Goods that go back to their supplier (features 5A, 5B, 5J). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { write } from '../../../src-main/db/write.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { previewAllocation } from '../../../src-main/services/preview-allocation.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import { setReason } from '../../../src-main/services/set-reason.ts'
import { createSupplierReturn } from '../../../src-main/services/supplier-returns.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import type { SyncedTable } from '../../../src-main/tables/types.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'
import { bySync, pull } from '../../support/make-db.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

const kind = 'supplier_return'

function clinicToReturnFrom(): Clinic {
  const clinic = makeClinic()
  clinic.add.customer('depot', { customer: false, supplier: true })
  clinic.add.batch('a', 10)
  clinic.add.invoice('came', {
    name_ID: 'depot',
    type: 'si',
    status: 'fn',
    om_type: 'INBOUND_SHIPMENT',
    om_status: 'VERIFIED',
    invoice_num: 5,
  })
  return clinic
}
const addReason = ({ db }: Clinic, id: string, more: object = {}) =>
  write(db, bySync, (tx) => pull(tx, 'options', { ...fullRow('options', id), type: 'returnReason', title: id, isActive: true, ...more }))
const seen = ({ id, version }: Invoice) => ({ id, version })
const create = ({ context }: Clinic, originalId: string | null = 'came') =>
  createInvoice(context, { id: randomUUID(), nameId: 'depot', originalId }, kind)
const returning = (clinic: Clinic, packs: number): Invoice =>
  valueOf(setBatch(clinic.context, { ...seen(valueOf(create(clinic))), stockLineId: 'a', packs }, kind))
const wireOf = ({ db }: Clinic, lineId: string) =>
  compiled(tableByLocal('invoice_line') as SyncedTable).encode(readRow(db, 'invoice_line', lineId) as never, { unknownKeys: false })
const send = ({ context }: Clinic, invoice: Invoice) => finaliseInvoice(context, seen(invoice), kind)

describe('U-31, 5J: a supplier return', () => {
  test('5A: it begins as New, sc and sg, in its own series, and knows the invoice that the goods came with', () => {
    const clinic = clinicToReturnFrom()
    const invoice = valueOf(create(clinic))
    expect(invoice).toMatchObject({ kind, state: 'new', number: 1, locked: null, next: ['picked', 'shipped'] })
    expect(readRow(clinic.db, 'invoice', invoice.id)).toMatchObject({
      type: 'sc',
      status: 'sg',
      om_type: 'SUPPLIER_RETURN',
      om_status: 'NEW',
    })
    expect(JSON.parse(readRow(clinic.db, 'invoice', invoice.id)?.rest ?? '')).toMatchObject({ om_original_shipment_id: 'came' })
  })

  test('5J: only of goods that came, from the same supplier', () => {
    const clinic = clinicToReturnFrom()
    clinic.add.invoice('coming', {
      name_ID: 'depot',
      type: 'si',
      status: 'nw',
      om_type: 'INBOUND_SHIPMENT',
      om_status: 'NEW',
      invoice_num: 6,
    })
    clinic.add.invoice('other', { name_ID: 'ward', type: 'si', om_type: 'INBOUND_SHIPMENT', om_status: 'VERIFIED' })
    expect(create(clinic, 'coming')).toMatchObject({ error: { reason: 'nothing_to_return', params: { number: '6' } } })
    expect(reasonOf(create(clinic, 'other'))).toBe('nothing_to_return')
    expect(reasonOf(create(clinic, 'nowhere'))).toBe('document_gone')
    expect(reasonOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }, kind))).toBe('not_a_supplier')
  })

  test('5B, 5J: it reserves like an outbound, at most what is available, and sending takes the goods out', () => {
    const clinic = clinicToReturnFrom()
    const open = returning(clinic, 4)
    expect(clinic.level('a')).toEqual({ available: 6, total: 10 })
    expect(setBatch(clinic.context, { ...seen(open), stockLineId: 'a', packs: 11 }, kind)).toMatchObject({
      error: { reason: 'stock_short', params: { batch: 'lot a', available: 10 } },
    })
    const sent = valueOf(send(clinic, open))
    expect(sent).toMatchObject({ state: 'shipped', locked: 'return_sent', next: [] })
    expect(clinic.level('a')).toEqual({ available: 6, total: 6 })
    expect(readRow(clinic.db, 'invoice', sent.id)).toMatchObject({ status: 'fn', om_type: 'SUPPLIER_RETURN', om_status: 'SHIPPED' })
  })

  test('5D, 5J: goods go back at what they cost, in each line, in the total and on the wire, whatever they are sold at', () => {
    const clinic = clinicToReturnFrom()
    clinic.add.batch('b', 10, { cost_price: 3, sell_price: 9, expiry_date: '2029-01-31' })
    clinic.add.list('prices', { is_default_price_list: true }, { price: 0.4 })
    const open = returning(clinic, 4)
    const foreseen = valueOf(previewAllocation(clinic.context, { id: open.id, itemId: 'amox', units: 120 })).batches
    expect(foreseen.find(({ stockLineId }) => stockLineId === 'b')).toMatchObject({ packs: 2, sellPrice: 3, total: 6 })
    const full = valueOf(setBatch(clinic.context, { ...seen(open), stockLineId: 'b', packs: 2 }, kind))
    expect(full.lines.map(({ sellPrice, costPrice, total }) => [sellPrice, costPrice, total])).toEqual([
      [2, 2, 8],
      [3, 3, 6],
    ])
    const sent = valueOf(send(clinic, full))
    expect(sent.total).toBe(14)
    const pushed = sent.lines.map(({ id }) => wireOf(clinic, id))
    expect(pushed).toMatchObject([
      { quantity: 4, cost_price: 2, sell_price: 2, om_total_before_tax: 8, om_total_after_tax: 8 },
      { quantity: 2, cost_price: 3, sell_price: 3, om_total_before_tax: 6, om_total_after_tax: 6 },
    ])
  })

  test('5J: one that another program began at the selling price leaves at cost too', () => {
    const clinic = clinicToReturnFrom()
    const open = {
      type: 'sc',
      mode: 'store',
      status: 'sg',
      om_type: 'SUPPLIER_RETURN',
      om_status: 'NEW',
      tax_rate: 0,
      om_backdated_datetime: '',
    }
    clinic.add.batch('a', 10, { available: 6 })
    clinic.add.invoice('begun', { name_ID: 'depot', ...open })
    clinic.add.line('l', 'begun', {
      item_line_ID: 'a',
      quantity: 4,
      sell_price: 2.5,
      cost_price: 2,
      om_item_code: 'AMOX',
      om_tax: 0,
      om_total_after_tax: 10,
    })
    const sent = valueOf(send(clinic, valueOf(invoiceView(clinic.db, 'store-a', 'begun'))))
    expect(sent).toMatchObject({ state: 'shipped', total: 8, lines: [{ sellPrice: 2, total: 8 }] })
    expect(wireOf(clinic, 'l')).toMatchObject({ quantity: 4, sell_price: 2, om_total_before_tax: 8, om_total_after_tax: 8 })
  })

  test('5J, 5B: vials that may not be given out any more do not keep the rest of their invoice here; alone they are named', () => {
    const clinic = clinicToReturnFrom()
    clinic.add.row('vaccine_vial_monitor_status', 'spent', { level: 3, unusable: true, is_active: true, option_id: '' })
    clinic.add.batch('bad', 5, { vvm_status_id: 'spent' })
    clinic.add.line('good line', 'came', { item_line_ID: 'a', type: 'stock_in', quantity: 10 })
    clinic.add.line('bad line', 'came', { item_line_ID: 'bad', type: 'stock_in', quantity: 5 })
    const begin = (lineIds: string[]) =>
      createSupplierReturn(clinic.context, { id: randomUUID(), nameId: 'depot', originalId: 'came', lineIds })
    expect(valueOf(begin(['bad line', 'good line'])).lines.map(({ stockLineId, packs }) => [stockLineId, packs])).toEqual([['a', 10]])
    expect(begin(['bad line'])).toMatchObject({ error: { reason: 'batch_unusable', params: { batch: 'lot bad' } } })
  })

  test('5J: nothing is promised that is not here: a return has no line without a batch', () => {
    const clinic = clinicToReturnFrom()
    const open = valueOf(setItem(clinic.context, { ...seen(valueOf(create(clinic))), itemId: 'amox', units: 500 }, kind))
    expect(open.lines.map((line) => [line.stockLineId, line.packs])).toEqual([['a', 10]])
  })

  test('5J: each line has its reason where central has any; without one it names the line', () => {
    const clinic = clinicToReturnFrom()
    addReason(clinic, 'damaged')
    addReason(clinic, 'old', { isActive: false })
    addReason(clinic, 'lost', { type: 'negativeInventoryAdjustment' })
    const open = returning(clinic, 4)
    expect(send(clinic, open)).toMatchObject({
      error: { reason: 'return_reason_missing', params: { item: 'Amoxicillin 250 mg', batch: 'lot a' } },
    })
    for (const reasonId of ['old', 'lost', 'nothing'])
      expect(reasonOf(setReason(clinic.context, { ...seen(open), itemId: 'amox', reasonId }, kind))).toBe('reason_of_other_sign')
    const said = valueOf(setReason(clinic.context, { ...seen(open), itemId: 'amox', reasonId: 'damaged' }, kind))
    expect(said.lines[0]?.reasonId).toBe('damaged')
    expect(valueOf(send(clinic, said)).state).toBe('shipped')
  })

  test('5B: deleting it gives back what it had reserved; once sent it is neither deleted nor changed', () => {
    const clinic = clinicToReturnFrom()
    valueOf(removeInvoice(clinic.context, seen(returning(clinic, 4)), kind))
    expect(clinic.level('a')).toEqual({ available: 10, total: 10 })
    const sent = valueOf(send(clinic, returning(clinic, 4)))
    expect(reasonOf(removeInvoice(clinic.context, seen(sent), kind))).toBe('return_sent')
    expect(reasonOf(setBatch(clinic.context, { ...seen(sent), stockLineId: 'a', packs: 1 }, kind))).toBe('return_sent')
  })

  test('5J: credits never edit the original', () => {
    const clinic = clinicToReturnFrom()
    const before = readRow(clinic.db, 'invoice', 'came')
    valueOf(send(clinic, returning(clinic, 4)))
    expect(readRow(clinic.db, 'invoice', 'came')).toEqual(before)
  })
})
