/** A supplier invoice that came as a transfer: locked while the supplier works on it, on hold, received as it is (features 5A, 5D, 5E, F-141). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { removeArrival } from '../../../src-main/services/remove-arrival.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const kind = 'inbound_shipment'

/** What central makes of the other store's invoice: its words are of the other half, and its batch is not ours. */
function clinicWithTransfer(head: Readonly<Record<string, unknown>> = {}): Clinic {
  const clinic = makeClinic()
  clinic.add.visible('name of store-b')
  clinic.add.invoice('t', {
    name_ID: 'name of store-b',
    invoice_num: 31,
    type: 'si',
    status: 'nw',
    om_type: '',
    om_status: '',
    om_created_datetime: null,
    entry_date: '2026-02-27',
    hold: true,
    linked_transaction_id: 'their half',
    ...head,
  })
  const line = {
    type: 'stock_in',
    item_line_ID: 'their batch',
    batch: 'X1',
    expiry_date: '2027-05-31',
    cost_price: 2.5,
    sell_price: 3,
    linked_transact_id: 'their half',
    sentQuantity: null,
  }
  clinic.add.line('t1', 't', { ...line, quantity: 12 })
  clinic.add.line('t2', 't', { ...line, batch: 'X2', quantity: 4 })
  return clinic
}

const view = ({ db }: Clinic): Invoice => valueOf(invoiceView(db, 'store-a', 't'))
const seen = (clinic: Clinic) => ({ id: 't', version: view(clinic).version })
const say = (clinic: Clinic, lineId: string, said: object) =>
  setArrival(clinic.context, { ...seen(clinic), lineId, itemId: 'amox', ...said })
const step = (clinic: Clinic, to: 'delivered' | 'received' | 'verified', liftHold: boolean) =>
  receiveGoods(clinic.context, { ...seen(clinic), to, liftHold }, kind)
const batches = ({ db }: Clinic) =>
  db.sqlite.prepare('SELECT batch, total, available, cost_price, supplier_id FROM stock_line ORDER BY batch').all()

describe('F-141: a supplier invoice from a transfer', () => {
  test('5A: it arrives as Shipped and on hold; the step that receives it lifts the hold', () => {
    const clinic = clinicWithTransfer()
    expect(view(clinic)).toMatchObject({
      state: 'shipped',
      onHold: true,
      isTransfer: true,
      locked: null,
      next: ['delivered', 'received', 'verified'],
    })
    expect(reasonOf(step(clinic, 'received', false))).toBe('document_on_hold')
    expect(valueOf(step(clinic, 'received', true))).toMatchObject({ state: 'received', onHold: false })
    expect(batches(clinic)).toEqual([
      { batch: 'X1', total: 12, available: 12, cost_price: 2.5, supplier_id: 'name of store-b' },
      { batch: 'X2', total: 4, available: 4, cost_price: 2.5, supplier_id: 'name of store-b' },
    ])
    expect(readRow(clinic.db, 'invoice', 't')).toMatchObject({
      status: 'cn',
      om_type: 'INBOUND_SHIPMENT',
      om_status: 'DELIVERED',
      linked_invoice_id: 'their half',
    })
  })

  test('5E: before it is shipped it is a preview: nothing of it can be changed', () => {
    const clinic = clinicWithTransfer({ om_type: 'INBOUND_SHIPMENT', om_status: 'PICKED', om_created_datetime: '2026-02-27T08:00:00' })
    expect(view(clinic)).toMatchObject({ state: 'picked', locked: 'supplier_still_editing', next: [] })
    const before = clinic.db.sqlite.prepare('SELECT * FROM invoice_line').all()
    for (const answer of [
      say(clinic, 't1', { packs: 1 }),
      say(clinic, randomUUID(), { packs: 1 }),
      removeArrival(clinic.context, { ...seen(clinic), lineId: 't1' }, kind),
      step(clinic, 'received', true),
      removeInvoice(clinic.context, seen(clinic), kind),
      editInvoice(clinic.context, { ...seen(clinic), comment: 'x' }, [kind]),
    ])
      expect(reasonOf(answer)).toBe('supplier_still_editing')
    expect(clinic.db.sqlite.prepare('SELECT * FROM invoice_line').all()).toEqual(before)
  })

  test('5D: its cost is the sender’s price and read only; packs, batch and expiry are what came', () => {
    const clinic = clinicWithTransfer()
    expect(say(clinic, 't1', { costPrice: 9 })).toMatchObject({
      error: { reason: 'cost_of_transfer', field: 'costPrice', params: { batch: 'X1' } },
    })
    const fewer = valueOf(say(clinic, 't1', { packs: 10, expiryDate: '2027-04-30' }))
    expect(fewer.lines[0]).toMatchObject({
      id: 't1',
      packs: 10,
      sentPacks: 12,
      costPrice: 2.5,
      isFromTransfer: true,
      expiryDate: '2027-04-30',
    })
    expect(valueOf(say(clinic, 't1', { packs: 11 })).lines[0], 'what was sent is remembered once').toMatchObject({
      packs: 11,
      sentPacks: 12,
    })
  })

  test('5E: its lines stay; one that did not come says 0 packs and makes no batch', () => {
    const clinic = clinicWithTransfer()
    expect(reasonOf(removeArrival(clinic.context, { ...seen(clinic), lineId: 't2' }, kind))).toBe('line_of_transfer')
    valueOf(say(clinic, 't2', { packs: 0 }))
    const received = valueOf(step(clinic, 'verified', true))
    expect(received.lines.map(({ id, packs, sentPacks }) => [id, packs, sentPacks])).toEqual([
      ['t1', 12, null],
      ['t2', 0, 4],
    ])
    expect(batches(clinic)).toHaveLength(1)
  })

  test('5E: what came beside it is added by hand and may be taken off again', () => {
    const clinic = clinicWithTransfer()
    const id = randomUUID()
    valueOf(say(clinic, id, { packs: 2, costPrice: 4 }))
    expect(valueOf(say(clinic, id, { costPrice: 5 })).lines.find((line) => line.id === id)).toMatchObject({
      costPrice: 5,
      isFromTransfer: false,
    })
    expect(valueOf(removeArrival(clinic.context, { ...seen(clinic), lineId: id }, kind)).lines).toHaveLength(2)
  })

  test('5E: it is not deleted here, and its supplier stays', () => {
    const clinic = clinicWithTransfer({ om_type: 'INBOUND_SHIPMENT', om_status: 'NEW' })
    clinic.add.customer('depot', { supplier: true })
    expect(reasonOf(removeInvoice(clinic.context, seen(clinic), kind))).toBe('deleted_only_while_new')
    expect(reasonOf(editInvoice(clinic.context, { ...seen(clinic), nameId: 'depot' }, [kind]))).toBe('party_of_a_transfer')
  })

  test('F-152: while its number is still to come it is never shown, and an unnamed batch gets no made-up one', () => {
    const clinic = clinicWithTransfer({ invoice_num: -1 })
    expect(view(clinic).number).toBeNull()
    valueOf(say(clinic, 't1', { batch: '' }))
    expect(valueOf(step(clinic, 'received', true)).lines.find((line) => line.id === 't1')?.batch).toBe('')
  })
})
