import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { StorageFault } from '../../../src-main/db/faults.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { previewAllocation } from '../../../src-main/services/preview-allocation.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const newInvoice = ({ context }: Clinic, nameId = 'ward'): Invoice => valueOf(createInvoice(context, { id: randomUUID(), nameId }))
const packs = (invoice: Invoice) => invoice.lines.map((line) => [line.batch, line.packs])
const journal = ({ db }: Clinic) => db.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()
const everything = ({ db }: Clinic) =>
  ['invoice', 'invoice_line', 'stock_line', 'change_log', 'number_counter'].map((table) =>
    db.sqlite.prepare(`SELECT * FROM ${table}`).all(),
  )

describe('a customer invoice', () => {
  test('T13: the same id twice is one document with one number', () => {
    const clinic = makeClinic()
    const id = randomUUID()
    const first = valueOf(createInvoice(clinic.context, { id, nameId: 'ward' }))
    const second = valueOf(createInvoice(clinic.context, { id, nameId: 'ward' }))
    expect(second).toEqual(first)
    expect(journal(clinic), 'the invoice and two lines of its history').toBe(3)
    expect(first).toMatchObject({
      number: 1,
      kind: 'outbound_shipment',
      state: 'new',
      name: 'ward',
      locked: null,
      sync: { state: 'queued' },
    })
  })

  test('an id that is another document’s is refused', () => {
    const clinic = makeClinic()
    clinic.add.invoice('taken', { type: 'si', om_type: 'INBOUND_SHIPMENT' })
    expect(reasonOf(createInvoice(clinic.context, { id: 'taken', nameId: 'ward' }))).toBe('id_in_use')
  })

  test('5F: numbers go on above the highest pulled, and a removed one is not given again', () => {
    const clinic = makeClinic()
    clinic.add.invoice('pulled', { invoice_num: 40 })
    clinic.add.invoice('pending', { invoice_num: -1 })
    clinic.add.invoice('other kind', { invoice_num: 900, type: 'si', om_type: 'INBOUND_SHIPMENT' })
    const removed = newInvoice(clinic)
    expect(removed.number).toBe(41)
    valueOf(removeInvoice(clinic.context, removed))
    expect(newInvoice(clinic).number).toBe(42)
    expect(valueOf(invoiceView(clinic.db, 'store-a', 'pending')).number).toBeNull()
  })

  test.each([
    ['one of another store’s sight', 'stranger', 'customer_not_visible'],
    ['one on hold', 'held', 'customer_on_hold'],
    ['a supplier', 'supplier', 'not_a_customer'],
    ['a patient', 'patient', 'not_a_customer'],
    ['a deleted one', 'gone', 'customer_not_visible'],
    ['this very store', 'name of store-a', 'customer_is_this_store'],
  ])('F-020, F-171: %s is no customer here', (_title, nameId, reason) => {
    const clinic = makeClinic()
    clinic.add.name('stranger')
    clinic.add.customer('held', { hold: true })
    clinic.add.customer('supplier', { customer: false, supplier: true })
    clinic.add.customer('patient', { type: 'patient' })
    clinic.add.customer('gone', { is_deleted: true })
    clinic.add.visible('name of store-a')
    expect(reasonOf(createInvoice(clinic.context, { id: randomUUID(), nameId }))).toBe(reason)
    expect(journal(clinic)).toBe(0)
  })

  test('5B, 5C: units are taken by first expiry and reserved at once; asking for less gives back', () => {
    const clinic = makeClinic()
    clinic.add.batch('late', 20, { expiry_date: '2028-01-31' })
    clinic.add.batch('early', 3, { expiry_date: '2026-12-31' })
    let invoice = newInvoice(clinic)
    invoice = valueOf(setItem(clinic.context, { ...invoice, itemId: 'amox', units: 50 }))
    expect(packs(invoice)).toEqual([
      ['lot early', 3],
      ['lot late', 2],
    ])
    expect([clinic.level('early'), clinic.level('late')]).toEqual([
      { available: 0, total: 3 },
      { available: 18, total: 20 },
    ])
    expect(invoice.total).toBe(12.5)
    invoice = valueOf(setItem(clinic.context, { ...invoice, itemId: 'amox', units: 20 }))
    expect(packs(invoice)).toEqual([['lot early', 2]])
    invoice = valueOf(setItem(clinic.context, { ...invoice, itemId: 'amox', units: 0 }))
    expect(invoice.lines).toEqual([])
    expect([clinic.level('early'), clinic.level('late')]).toEqual([
      { available: 3, total: 3 },
      { available: 20, total: 20 },
    ])
  })

  test('5C, 5E: what is not in stock stays on the document, and it cannot ship so', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 3)
    const asked = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 100 }))
    expect(asked.lines.map((line) => [line.stockLineId, line.units])).toEqual([
      ['a', 30],
      [null, 70],
    ])
    expect(readRow(clinic.db, 'invoice_line', asked.lines[1]?.id ?? '')).toMatchObject({ type: 'placeholder', kind: 'unallocated' })
    expect(finaliseInvoice(clinic.context, asked)).toMatchObject({ error: { reason: 'not_all_allocated', params: { units: 70 } } })
    const less = valueOf(setItem(clinic.context, { ...asked, itemId: 'amox', units: 30 }))
    expect(valueOf(finaliseInvoice(clinic.context, less)).state).toBe('shipped')
  })

  test('5B: packs of one batch by hand; what was open shrinks by them', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 3)
    clinic.add.batch('old', 5, { expiry_date: '2026-01-31' })
    clinic.add.batch('held', 5, { hold: true })
    let invoice = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 50 }))
    invoice = valueOf(setBatch(clinic.context, { ...invoice, stockLineId: 'old', packs: 2 }))
    expect(packs(invoice)).toEqual([
      ['lot old', 2],
      ['lot a', 3],
    ])
    expect(reasonOf(setBatch(clinic.context, { ...invoice, stockLineId: 'held', packs: 1 }))).toBe('batch_on_hold')
    expect(setBatch(clinic.context, { ...invoice, stockLineId: 'a', packs: 4 })).toMatchObject({
      error: { reason: 'stock_short', params: { batch: 'lot a', packs: 4, available: 3 } },
    })
    expect(reasonOf(setBatch(clinic.context, { ...invoice, stockLineId: 'nowhere', packs: 1 }))).toBe('batch_gone')
  })

  test('the preview writes nothing and counts what the document holds as its own', () => {
    const clinic = makeClinic()
    clinic.add.location('cold', { code: 'A-02' })
    clinic.add.batch('a', 3, { location_ID: 'cold' })
    const invoice = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 20 }))
    const before = everything(clinic)
    expect(valueOf(previewAllocation(clinic.context, { id: invoice.id, itemId: 'amox', units: 40 }))).toMatchObject({
      allocatedUnits: 30,
      batches: [{ stockLineId: 'a', available: 3, packs: 3, location: 'A-02' }],
      notes: [{ key: 'short', params: { units: 10 } }],
    })
    expect(valueOf(previewAllocation(clinic.context, { id: invoice.id, itemId: 'amox', units: null }))).toMatchObject({ wantedUnits: 20 })
    expect(everything(clinic)).toEqual(before)
  })

  test('5A, 5B: finalising ships it, takes the goods out and says so on the wire, in one transaction', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const ready = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 40 }))
    clinic.told.length = 0
    clinic.at('2026-03-02T09:15:30.000Z')
    const shipped = valueOf(finaliseInvoice(clinic.context, ready))
    expect(shipped).toMatchObject({ state: 'shipped', locked: 'already_shipped', sync: { state: 'queued' } })
    expect(shipped.dates).toMatchObject({ new: '2026-03-01T08:00:00Z', picked: '2026-03-02T09:15:30Z', shipped: '2026-03-02T09:15:30Z' })
    expect(clinic.level('a')).toEqual({ available: 6, total: 6 })
    expect(readRow(clinic.db, 'invoice', ready.id)).toMatchObject({
      type: 'ci',
      mode: 'store',
      status: 'fn',
      om_type: 'OUTBOUND_SHIPMENT',
      om_status: 'SHIPPED',
      kind: 'outbound_shipment',
      om_shipped_datetime: '2026-03-02T09:15:30',
      om_created_datetime: '2026-03-01T08:00:00',
      finalised_date: expect.any(String),
    })
    const last = clinic.db.sqlite
      .prepare('SELECT count(DISTINCT transaction_id) FROM change_log WHERE cursor > ?')
      .pluck()
      .get(ready.version)
    expect(last).toBe(1)
    expect(clinic.told).toEqual([['invoice', 'invoice_line', 'stock_line', 'activity_log']])
  })

  test('a second finalise, and any change after it, is refused; comment and reference stay open (5E)', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const shipped = valueOf(
      finaliseInvoice(clinic.context, valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 40 }))),
    )
    const before = everything(clinic)
    expect(reasonOf(finaliseInvoice(clinic.context, shipped))).toBe('already_shipped')
    expect(reasonOf(setItem(clinic.context, { ...shipped, itemId: 'amox', units: 1 }))).toBe('already_shipped')
    expect(reasonOf(setBatch(clinic.context, { ...shipped, stockLineId: 'a', packs: 1 }))).toBe('already_shipped')
    expect(reasonOf(removeInvoice(clinic.context, shipped))).toBe('already_shipped')
    expect(reasonOf(editInvoice(clinic.context, { id: shipped.id, version: shipped.version, nameId: 'held' }))).toBe('already_shipped')
    expect(everything(clinic)).toEqual(before)
    const { id, version } = shipped
    expect(valueOf(editInvoice(clinic.context, { id, version, comment: 'by bus', theirRef: 'R1' }))).toMatchObject({
      comment: 'by bus',
      theirRef: 'R1',
    })
  })

  test('5B: removing gives back what was reserved, and of a picked document the goods too', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const open = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 40 }))
    valueOf(removeInvoice(clinic.context, open))
    expect(clinic.level('a')).toEqual({ available: 10, total: 10 })
    expect(reasonOf(invoiceView(clinic.db, 'store-a', open.id))).toBe('document_gone')

    clinic.add.batch('a', 6)
    clinic.add.invoice('picked', { status: 'cn', om_status: 'PICKED' })
    clinic.add.line('l', 'picked', { item_line_ID: 'a', quantity: 4 })
    valueOf(removeInvoice(clinic.context, { id: 'picked', version: 0 }))
    expect(clinic.level('a')).toEqual({ available: 10, total: 10 })
  })

  test('a page that has not seen the last change is told so, and nothing is written', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const old = newInvoice(clinic)
    const fresh = valueOf(setItem(clinic.context, { ...old, itemId: 'amox', units: 40 }))
    const before = everything(clinic)
    expect(finaliseInvoice(clinic.context, old)).toMatchObject({
      error: { code: 'conflict', reason: 'document_changed', params: { yours: old.version, now: fresh.version } },
    })
    for (const answer of [
      setItem(clinic.context, { ...old, itemId: 'amox', units: 1 }),
      setBatch(clinic.context, { ...old, stockLineId: 'a', packs: 1 }),
      editInvoice(clinic.context, { id: old.id, version: old.version, comment: 'x' }),
      removeInvoice(clinic.context, old),
    ])
      expect(answer).toMatchObject({ error: { code: 'conflict' } })
    expect(everything(clinic)).toEqual(before)
  })

  test.each([
    ['on hold', { hold: true }, 'document_on_hold'],
    ['an inbound', { type: 'si', om_type: 'INBOUND_SHIPMENT' }, 'kind_read_only'],
    ['without lines', {}, 'no_lines'],
  ])('5A, 5E: a document that is %s does not ship', (_title, more, reason) => {
    const clinic = makeClinic()
    clinic.add.invoice('i', more)
    expect(reasonOf(finaliseInvoice(clinic.context, { id: 'i', version: 0 }))).toBe(reason)
  })

  test('5E: the customer changes while New, to one that is visible', () => {
    const clinic = makeClinic()
    clinic.add.customer('clinic 2')
    clinic.add.name('stranger')
    const { id, version } = newInvoice(clinic)
    expect(reasonOf(editInvoice(clinic.context, { id, version, nameId: 'stranger' }))).toBe('customer_not_visible')
    expect(valueOf(editInvoice(clinic.context, { id, version, nameId: 'clinic 2' })).name).toBe('clinic 2')
    clinic.add.invoice('ordered', { requisition_ID: 'r' })
    expect(reasonOf(editInvoice(clinic.context, { id: 'ordered', version: 0, nameId: 'clinic 2' }))).toBe('customer_of_an_order')
  })

  test('F-010: nothing is written in a store that is not active here, whatever the page asks', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const open = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 40 }))
    clinic.add.store('store-a', { sync_id_remote_site: 99 })
    const before = everything(clinic)
    for (const answer of [
      createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }),
      editInvoice(clinic.context, { id: open.id, version: open.version, comment: 'x' }),
      setItem(clinic.context, { ...open, itemId: 'amox', units: 1 }),
      setBatch(clinic.context, { ...open, stockLineId: 'a', packs: 1 }),
      finaliseInvoice(clinic.context, open),
      removeInvoice(clinic.context, open),
    ])
      expect(answer).toMatchObject({ error: { code: 'forbidden', reason: 'store_not_active' } })
    expect(everything(clinic)).toEqual(before)
    expect(valueOf(invoiceView(clinic.db, 'store-a', open.id)).locked).toBe('store_not_active')
  })

  test('F-021: a document and a batch of another store are not found from here', () => {
    const clinic = makeClinic()
    clinic.add.batch('b', 10, { store_ID: 'store-b' })
    clinic.add.invoice('theirs', { store_ID: 'store-b' })
    expect(reasonOf(invoiceView(clinic.db, 'store-a', 'theirs'))).toBe('document_gone')
    expect(reasonOf(removeInvoice(clinic.context, { id: 'theirs', version: 0 }))).toBe('document_gone')
    expect(reasonOf(setBatch(clinic.context, { ...newInvoice(clinic), stockLineId: 'b', packs: 1 }))).toBe('batch_gone')
  })

  test('a batch that lost its goods meanwhile is named, and the document stays as it was', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const ready = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 40 }))
    clinic.add.batch('a', 2, { available: 0, quantity: 2 })
    const before = everything(clinic)
    expect(finaliseInvoice(clinic.context, ready)).toMatchObject({
      error: { reason: 'stock_short', params: { item: 'Amoxicillin 250 mg', batch: 'lot a', packs: 4, available: 2 } },
    })
    expect(everything(clinic)).toEqual(before)
  })

  test('a disk that is full is a fault by name; what was saved stands, and work goes on when there is room', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const ready = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 40 }))
    const before = everything(clinic)
    clinic.db.sqlite.pragma(`max_page_count = ${String(clinic.db.sqlite.pragma('page_count', { simple: true }))}`)
    const long = 'x'.repeat(100_000)
    const save = () => editInvoice(clinic.context, { id: ready.id, version: ready.version, comment: long })
    expect(save).toThrow(StorageFault)
    expect(save).toThrow(/disk_full/)
    expect(everything(clinic)).toEqual(before)
    clinic.db.sqlite.pragma('max_page_count = 1000000')
    expect(valueOf(save()).comment).toBe(long)
  })

  test('a fault in the middle of finalising undoes all of it', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const ready = valueOf(setItem(clinic.context, { ...newInvoice(clinic), itemId: 'amox', units: 40 }))
    const before = everything(clinic)
    clinic.db.sqlite.exec(
      `CREATE TEMP TRIGGER fails BEFORE UPDATE OF status ON main.invoice BEGIN SELECT RAISE(ABORT, 'the disk went away'); END`,
    )
    expect(() => finaliseInvoice(clinic.context, ready)).toThrow(/the disk went away/)
    clinic.db.sqlite.exec('DROP TRIGGER fails')
    expect(everything(clinic)).toEqual(before)
    expect(valueOf(finaliseInvoice(clinic.context, ready)).state).toBe('shipped')
  })
})
