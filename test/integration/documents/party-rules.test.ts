/** With whom documents are made, when goods are expected, and returns that only come from transfers (features 5E, 5J). */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createCustomerReturn } from '../../../src-main/services/customer-returns.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

test('5E: central’s name of adjustments is neither a customer nor a supplier, although it is visible and both', () => {
  const clinic = makeClinic()
  clinic.add.adjustments()
  clinic.add.visible('invad')
  const create = (kind: 'outbound_shipment' | 'inbound_shipment') =>
    reasonOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'invad' }, kind))
  expect(create('outbound_shipment')).toBe('not_a_customer')
  expect(create('inbound_shipment')).toBe('not_a_supplier')
  const invoice = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
  expect(reasonOf(editInvoice(clinic.context, { id: invoice.id, version: invoice.version, nameId: 'invad' }))).toBe('not_a_customer')
})

test('5E: expected delivery is not before the ship date, and travels', () => {
  const clinic = makeClinic()
  clinic.add.invoice('sent', { om_status: 'PICKED', om_shipped_datetime: '2026-02-20T10:00:00' })
  const { version } = valueOf(invoiceView(clinic.db, 'store-a', 'sent'))
  expect(editInvoice(clinic.context, { id: 'sent', version, expectedDelivery: '2026-02-19' })).toMatchObject({
    error: { reason: 'delivery_before_shipping', field: 'expectedDelivery' },
  })
  const edited = valueOf(editInvoice(clinic.context, { id: 'sent', version, expectedDelivery: '2026-02-25' }))
  expect(edited.expectedDelivery).toBe('2026-02-25')
  expect(readRow(clinic.db, 'invoice', 'sent')?.rest).toContain('"arrival_date_estimated":"2026-02-25"')
})

test('5J: where central wants returns from transfers only, none is made by hand', () => {
  const clinic = makeClinic()
  clinic.add.preferences({ disable_manual_returns: true })
  clinic.add.invoice('shipped', { status: 'fn', om_status: 'SHIPPED' })
  const id = randomUUID()
  expect(reasonOf(createCustomerReturn(clinic.context, { id, nameId: 'ward', originalId: 'shipped' }))).toBe('no_manual_returns')
  expect(readRow(clinic.db, 'invoice', id)).toBeUndefined()
})

test('5A: what a purchase order brings goes from New to Shipped, then as any other', () => {
  const clinic = makeClinic()
  clinic.add.customer('depot', { supplier: true })
  clinic.add.invoice('ordered', { type: 'si', status: 'nw', om_type: 'INBOUND_SHIPMENT', name_ID: 'depot', original_PO_ID: 'po' })
  clinic.add.line('l', 'ordered', { type: 'stock_in', linked_transact_id: '', quantity: 3 })
  const open = valueOf(invoiceView(clinic.db, 'store-a', 'ordered'))
  expect(open).toMatchObject({ isOrdered: true, next: ['shipped', 'delivered', 'received', 'verified'] })
  const step = { id: open.id, version: open.version, to: 'shipped', liftHold: false } as const
  const shipped = valueOf(receiveGoods(clinic.context, step, 'inbound_shipment'))
  expect(shipped).toMatchObject({ state: 'shipped', next: ['delivered', 'received', 'verified'] })
  expect(readRow(clinic.db, 'invoice', 'ordered')).toMatchObject({
    om_status: 'SHIPPED',
    status: 'nw',
    om_shipped_datetime: '2026-03-01T08:00:00',
  })
})

test.each([
  ['0000-00-00', null],
  ['2026-03-09T00:00:00', '2026-03-09'],
  ['', null],
])('4.2: an expected day that central sends as %s is %s', (sent, shown) => {
  const clinic = makeClinic()
  clinic.add.invoice('in', { arrival_date_estimated: sent })
  expect(valueOf(invoiceView(clinic.db, 'store-a', 'in')).expectedDelivery).toBe(shown)
})
