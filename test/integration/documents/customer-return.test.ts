/** Goods that a customer brings back (features 5A, 5B, 5J). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { createCustomerReturn, setReturned, supplierOfReturn } from '../../../src-main/services/customer-returns.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { relatedDocuments } from '../../../src-main/services/related-documents.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import { setReason } from '../../../src-main/services/set-reason.ts'
import { write } from '../../../src-main/db/write.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'
import { bySync, pull } from '../../support/make-db.ts'
import { fullRow } from '../../support/wire-fixtures.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })

/** A clinic that has shipped four packs of a batch of the depot's to the ward. */
function clinicThatShipped(batch?: string): { clinic: Clinic; shipped: Invoice } {
  const clinic = makeClinic()
  clinic.add.name('depot')
  clinic.add.batch('a', 10, { name_ID: 'depot', ...(batch !== undefined && { batch }) })
  const open = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
  const full = valueOf(setItem(clinic.context, { ...seen(open), itemId: 'amox', units: 40 }))
  return { clinic, shipped: valueOf(finaliseInvoice(clinic.context, seen(full))) }
}
const begin = ({ context }: Clinic, { id, nameId }: Invoice) => createCustomerReturn(context, { id: randomUUID(), nameId, originalId: id })
const bring = ({ context }: Clinic, invoice: Invoice, packs: number) =>
  setReturned(context, { ...seen(invoice), lineId: invoice.lines[0]?.id ?? '', packs })
const receive = ({ context }: Clinic, invoice: Invoice) =>
  receiveGoods(context, { ...seen(invoice), to: 'received', liftHold: false }, 'customer_return', supplierOfReturn)

describe('U-31, 5J: a customer return', () => {
  test('5A: it begins as New with a line for each batch that was issued, and knows its shipment', () => {
    const { clinic, shipped } = clinicThatShipped()
    const invoice = valueOf(begin(clinic, shipped))
    expect(invoice).toMatchObject({ kind: 'customer_return', state: 'new', number: 1, next: ['received', 'verified'], name: 'ward' })
    expect(invoice.lines).toMatchObject([{ batch: 'lot a', packs: 0, packSize: 10, costPrice: 2, stockLineId: null }])
    const row = readRow(clinic.db, 'invoice', invoice.id)
    expect(row).toMatchObject({ type: 'cc', status: 'nw', om_type: 'CUSTOMER_RETURN', om_status: 'NEW' })
    expect(JSON.parse(row?.rest ?? '')).toMatchObject({ om_original_shipment_id: shipped.id })
  })

  test('T13: the same id twice is one return with its lines once', () => {
    const { clinic, shipped } = clinicThatShipped()
    const asked = { id: randomUUID(), nameId: 'ward', originalId: shipped.id }
    const first = valueOf(createCustomerReturn(clinic.context, asked))
    expect(valueOf(createCustomerReturn(clinic.context, asked))).toEqual(first)
  })

  test('5J: only of a shipment that has left, to the same customer', () => {
    const { clinic, shipped } = clinicThatShipped()
    clinic.add.customer('other')
    const open = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    expect(reasonOf(begin(clinic, open))).toBe('nothing_to_return')
    expect(reasonOf(begin(clinic, { ...shipped, nameId: 'other' }))).toBe('nothing_to_return')
  })

  test('5B, 5J: what comes back is a batch of its own with the original cost and supplier; the old one stays', () => {
    const { clinic, shipped } = clinicThatShipped()
    const before = readRow(clinic.db, 'invoice', shipped.id)
    const received = valueOf(receive(clinic, valueOf(bring(clinic, valueOf(begin(clinic, shipped)), 3))))
    const made = received.lines[0]?.stockLineId ?? ''
    expect(made).not.toBe('a')
    expect(readRow(clinic.db, 'stock_line', made)).toMatchObject({
      batch: 'lot a',
      total: 3,
      available: 3,
      cost_price: 2,
      supplier_id: 'depot',
    })
    expect(clinic.level('a')).toEqual({ available: 6, total: 6 })
    expect(readRow(clinic.db, 'invoice', shipped.id), 'credits never edit the original').toEqual(before)
  })

  test('5D: goods without a batch number come back without one: only a supplier’s invoice gives them its own', () => {
    const { clinic, shipped } = clinicThatShipped('')
    const back = valueOf(receive(clinic, valueOf(bring(clinic, valueOf(begin(clinic, shipped)), 1))))
    expect(back.lines[0]?.batch).toBe('')
  })

  test('5J: at most what was issued minus what came back already', () => {
    const { clinic, shipped } = clinicThatShipped()
    const first = valueOf(bring(clinic, valueOf(begin(clinic, shipped)), 3))
    valueOf(receive(clinic, first))
    const second = valueOf(begin(clinic, shipped))
    expect(bring(clinic, second, 2)).toMatchObject({
      error: { reason: 'more_than_issued', field: 'packs', params: { batch: 'lot a', issued: 4, returned: 3, left: 1 } },
    })
    expect(valueOf(bring(clinic, second, 1)).lines[0]?.packs).toBe(1)
  })

  test('5J: what has come back already is not offered again, and where all has it is said', () => {
    const { clinic, shipped } = clinicThatShipped()
    const first = valueOf(bring(clinic, valueOf(begin(clinic, shipped)), 3))
    expect(valueOf(begin(clinic, shipped)).lines).toHaveLength(1)
    valueOf(bring(clinic, first, 4))
    expect(begin(clinic, shipped)).toMatchObject({
      error: { reason: 'nothing_left_to_come_back', params: { number: String(shipped.number) } },
    })
  })

  test('5J: a reason for each line that brings something, where central has any', () => {
    const { clinic, shipped } = clinicThatShipped()
    write(clinic.db, bySync, (tx) =>
      pull(tx, 'options', { ...fullRow('options', 'wrong'), type: 'returnReason', title: 'Wrong item', isActive: true }),
    )
    const open = valueOf(bring(clinic, valueOf(begin(clinic, shipped)), 3))
    expect(receive(clinic, open)).toMatchObject({ error: { reason: 'return_reason_missing', params: { batch: 'lot a' } } })
    const said = valueOf(setReason(clinic.context, { ...seen(open), itemId: 'amox', reasonId: 'wrong' }, 'customer_return'))
    expect(valueOf(receive(clinic, said)).state).toBe('received')
  })

  test('5E: nothing that came back is no return', () => {
    const { clinic, shipped } = clinicThatShipped()
    expect(reasonOf(receive(clinic, valueOf(begin(clinic, shipped))))).toBe('all_arrivals_empty')
  })

  test('U-35: shipment and return name each other, and what answers the same order; another store’s is not found', () => {
    const { clinic, shipped } = clinicThatShipped()
    const back = valueOf(begin(clinic, shipped))
    const related = (id: string) => valueOf(relatedDocuments(clinic.db, 'store-a', id)).map((one) => [one.id, one.relation])
    expect(related(shipped.id)).toEqual([[back.id, 'return']])
    expect(related(back.id)).toEqual([[shipped.id, 'original']])
    for (const id of ['first', 'second']) clinic.add.invoice(id, { requisition_ID: 'order' })
    clinic.add.invoice('theirs', { requisition_ID: 'order', store_ID: 'store-b' })
    expect(related('first')).toEqual([['second', 'order']])
    expect(reasonOf(relatedDocuments(clinic.db, 'store-a', 'theirs'))).toBe('document_gone')
  })
})
