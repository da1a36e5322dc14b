/** What an outside supplier brings is accepted or turned down line by line (features 5D, 5E). */
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { approveLine } from '../../../src-main/services/approve-line.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })
const look = ({ db }: Clinic): Invoice => valueOf(invoiceView(db, 'store-a', 'ordered'))
const receive = (clinic: Clinic) =>
  receiveGoods(clinic.context, { ...seen(look(clinic)), to: 'received', liftHold: false }, 'inbound_shipment')
const approve = (clinic: Clinic, lineId: string, approval: 'accepted' | 'rejected' | 'pending') =>
  approveLine(clinic.context, { ...seen(look(clinic)), lineId, approval })

/** What a purchase order brings: two lines that wait. */
function arriving(): Clinic {
  const clinic = makeClinic()
  clinic.add.customer('depot', { supplier: true })
  clinic.add.invoice('ordered', { type: 'si', status: 'nw', om_type: 'INBOUND_SHIPMENT', name_ID: 'depot', original_PO_ID: 'po' })
  for (const id of ['one', 'two']) {
    const fields = { status: 'PENDING', purchase_order_line_id: `po ${id}`, campaign_id: 'spring' }
    clinic.add.line(id, 'ordered', { type: 'stock_in', linked_transact_id: '', quantity: 3, batch: `lot ${id}`, oms_fields: fields })
  }
  return clinic
}

describe('5E: external inbound lines', () => {
  test('5E: a pending line blocks Received and is named; accepted and rejected ones do not, and rejected ones make no stock', () => {
    const clinic = arriving()
    expect(look(clinic).lines.map((line) => [line.approval, line.isCostFixed])).toEqual([
      ['pending', true],
      ['pending', true],
    ])
    valueOf(approve(clinic, 'one', 'accepted'))
    expect(receive(clinic)).toMatchObject({ error: { reason: 'line_pending', params: { batch: 'lot two', item: 'Amoxicillin 250 mg' } } })
    valueOf(approve(clinic, 'two', 'rejected'))
    const received = valueOf(receive(clinic))
    expect(received.lines.map((line) => [line.batch, line.approval, line.stockLineId !== null])).toEqual([
      ['lot one', null, true],
      ['lot two', 'rejected', false],
    ])
  })

  test('5E: from Received on it is settled, and what else the line says of its order stays', () => {
    const clinic = arriving()
    for (const id of ['one', 'two']) valueOf(approve(clinic, id, 'accepted'))
    expect(JSON.parse(String(readRow(clinic.db, 'invoice_line', 'one')?.oms_fields))).toEqual({
      status: 'PASSED',
      purchase_order_line_id: 'po one',
      campaign_id: 'spring',
    })
    valueOf(receive(clinic))
    expect(approve(clinic, 'one', 'rejected')).toMatchObject({ error: { reason: 'approval_locked', params: { batch: 'lot one' } } })
  })

  test('5D: its cost is the order’s', () => {
    const clinic = arriving()
    const edit = { ...seen(look(clinic)), lineId: 'one', itemId: 'amox' }
    expect(reasonOf(setArrival(clinic.context, { ...edit, costPrice: 99 }))).toBe('cost_of_order')
    expect(setArrival(clinic.context, { ...edit, packs: 4 })).toMatchObject({ ok: true })
  })

  test('a line of another document is not found', () => {
    const clinic = arriving()
    expect(reasonOf(approve(clinic, 'elsewhere', 'accepted'))).toBe('line_gone')
  })
})
