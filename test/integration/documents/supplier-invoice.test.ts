/** A supplier invoice made by hand, from new to verified, in a real database (features 5A, 5B, 5D, 5E). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { cursorOf, lastCursor } from '../../../src-main/repositories/change-log.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { adjustStock } from '../../../src-main/services/adjust-stock.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editBatch } from '../../../src-main/services/edit-batch.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import type { ArrivalState } from '../../../src-main/services/receive-goods.ts'
import { removeArrival } from '../../../src-main/services/remove-arrival.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import type { ArrivalEdit } from '../../../src-main/services/set-arrival.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const kind = 'inbound_shipment'

function clinicWithSupplier(): Clinic {
  const clinic = makeClinic()
  clinic.add.customer('depot', { customer: false, supplier: true })
  clinic.add.item('para', 'Paracetamol 500 mg', { default_pack_size: 100 })
  return clinic
}

const create = ({ context }: Clinic, nameId = 'depot') => createInvoice(context, { id: randomUUID(), nameId }, kind)
const seen = ({ id, version }: Invoice) => ({ id, version })
const goods = { itemId: 'amox', batch: 'A1', expiryDate: '2027-12-31', packSize: 10, packs: 5, costPrice: 2 } as const

const setLine = ({ context }: Clinic, invoice: Invoice, edit: Partial<ArrivalEdit> = {}) =>
  setArrival(context, { lineId: 'line 1', itemId: 'amox', ...edit, ...seen(invoice) })
const step = ({ context }: Clinic, invoice: Invoice, to: ArrivalState, liftHold = false) =>
  receiveGoods(context, { ...seen(invoice), to, liftHold }, kind)

/** An invoice with one line, in that state. */
function arrived(clinic: Clinic, to?: ArrivalState): Invoice {
  const open = valueOf(setLine(clinic, valueOf(create(clinic)), goods))
  return to === undefined ? open : valueOf(step(clinic, open, to))
}
const batches = ({ db }: Clinic) =>
  db.sqlite
    .prepare('SELECT batch, item_id, expiry_date, pack_size, available, total, cost_price, sell_price, supplier_id FROM stock_line')
    .all()
const everything = ({ db }: Clinic) =>
  ['invoice', 'invoice_line', 'stock_line', 'change_log', 'number_counter', 'activity_log'].map((table) =>
    db.sqlite.prepare(`SELECT * FROM ${table}`).all(),
  )
const historyOf = ({ db }: Clinic, { id }: Invoice) =>
  db.sqlite.prepare('SELECT type FROM activity_log WHERE record_id = ? ORDER BY rowid').pluck().all(id)

describe('U-30: a supplier invoice made by hand', () => {
  test('5A, T13: it begins as New, si and nw, with its own series of numbers, and the same id twice is one', () => {
    const clinic = clinicWithSupplier()
    const id = randomUUID()
    const first = valueOf(createInvoice(clinic.context, { id, nameId: 'depot' }, kind))
    expect(valueOf(createInvoice(clinic.context, { id, nameId: 'depot' }, kind))).toEqual(first)
    expect(first).toMatchObject({ number: 1, kind, state: 'new', name: 'depot', locked: null, next: ['delivered', 'received', 'verified'] })
    expect(readRow(clinic.db, 'invoice', id)).toMatchObject({
      type: 'si',
      mode: 'store',
      status: 'nw',
      om_type: 'INBOUND_SHIPMENT',
      om_status: 'NEW',
    })
    expect(reasonOf(createInvoice(clinic.context, { id, nameId: 'ward' })), 'a customer invoice under that id').toBe('id_in_use')
  })

  test.each([
    ['one of another store’s sight', 'stranger', 'supplier_not_visible'],
    ['one on hold', 'held', 'supplier_on_hold'],
    ['a customer', 'ward', 'not_a_supplier'],
    ['this very store', 'name of store-a', 'supplier_is_this_store'],
  ])('5E, F-020: %s is no supplier here', (_title, nameId, reason) => {
    const clinic = clinicWithSupplier()
    clinic.add.name('stranger', { supplier: true })
    clinic.add.customer('held', { hold: true, supplier: true })
    clinic.add.visible('name of store-a')
    expect(reasonOf(create(clinic, nameId))).toBe(reason)
  })

  test('5D: a new line begins with the usual pack of its item; each field is saved by itself', () => {
    const clinic = clinicWithSupplier()
    let invoice = valueOf(setLine(clinic, valueOf(create(clinic)), { itemId: 'para' }))
    expect(invoice.lines).toMatchObject([{ itemName: 'Paracetamol 500 mg', packSize: 100, packs: 0, batch: '', expiryDate: null }])
    invoice = valueOf(setLine(clinic, invoice, { itemId: 'para', packs: 3 }))
    invoice = valueOf(setLine(clinic, invoice, { itemId: 'para', batch: ' P7 ', costPrice: 1.5 }))
    expect(invoice.lines).toMatchObject([{ packs: 3, batch: 'P7', units: 300, costPrice: 1.5, sellPrice: 1.5, total: 4.5 }])
    expect(batches(clinic), 'nothing is in stock before it is received').toEqual([])
  })

  test('5B: Received makes a batch of each line, with its journal entry and its place on the line', () => {
    const clinic = clinicWithSupplier()
    clinic.add.location('cold', { code: 'A-02' })
    const open = valueOf(setLine(clinic, valueOf(create(clinic)), { ...goods, locationId: 'cold', sellPrice: 3 }))
    const twoLines = valueOf(setLine(clinic, open, { ...goods, lineId: 'line 2', batch: 'A2', packs: 2 }))
    const received = valueOf(step(clinic, twoLines, 'received'))
    expect(received).toMatchObject({ state: 'received', locked: null, next: ['verified'] })
    expect(batches(clinic)).toEqual([
      {
        batch: 'A1',
        item_id: 'amox',
        expiry_date: '2027-12-31',
        pack_size: 10,
        available: 5,
        total: 5,
        cost_price: 2,
        sell_price: 3,
        supplier_id: 'depot',
      },
      {
        batch: 'A2',
        item_id: 'amox',
        expiry_date: '2027-12-31',
        pack_size: 10,
        available: 2,
        total: 2,
        cost_price: 2,
        sell_price: 2,
        supplier_id: 'depot',
      },
    ])
    expect(received.lines.map((line) => line.stockLineId !== null && clinic.level(line.stockLineId))).toEqual([
      { available: 5, total: 5 },
      { available: 2, total: 2 },
    ])
    expect(readRow(clinic.db, 'invoice', received.id)).toMatchObject({
      status: 'cn',
      om_status: 'DELIVERED',
      om_delivered_datetime: '2026-03-01T08:00:00',
    })
    expect(historyOf(clinic, received)).toEqual(['InvoiceCreated', 'InvoiceNumberAllocated', 'InvoiceStatusReceived'])
  })

  test('5A, 5B: Delivered brings nothing into stock; Verified directly does, and shuts the lines', () => {
    const clinic = clinicWithSupplier()
    const delivered = arrived(clinic, 'delivered')
    expect(batches(clinic)).toEqual([])
    expect(readRow(clinic.db, 'invoice', delivered.id)).toMatchObject({ status: 'nw', om_status: 'DELIVERED_NO_STOCK' })
    const verified = valueOf(step(clinic, delivered, 'verified'))
    expect(batches(clinic)).toHaveLength(1)
    expect(verified).toMatchObject({ state: 'verified', locked: 'already_verified', next: [] })
    expect(reasonOf(setLine(clinic, verified, { packs: 1 }))).toBe('already_verified')
    expect(reasonOf(step(clinic, verified, 'received'))).toBe('already_verified')
    expect(valueOf(editInvoice(clinic.context, { ...seen(verified), comment: 'two boxes wet' }, [kind])).comment).toBe('two boxes wet')
  })

  test('5B: what was received can be issued', () => {
    const clinic = clinicWithSupplier()
    arrived(clinic, 'received')
    const out = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    const asked = valueOf(setItem(clinic.context, { ...seen(out), itemId: 'amox', units: 20 }))
    expect(asked.lines).toMatchObject([{ batch: 'A1', packs: 2 }])
  })

  test('5B, 5E: while Received a line is corrected, and its batch follows', () => {
    const clinic = clinicWithSupplier()
    const received = arrived(clinic, 'received')
    const now = valueOf(setLine(clinic, received, { packs: 4, batch: 'A1b', expiryDate: '2028-01-31', packSize: 20 }))
    expect(batches(clinic)).toMatchObject([{ batch: 'A1b', expiry_date: '2028-01-31', pack_size: 20, available: 4, total: 4 }])
    const more = valueOf(setLine(clinic, now, { ...goods, lineId: 'late', batch: 'B9' }))
    expect(batches(clinic), 'a line added now is in stock at once').toHaveLength(2)
    valueOf(removeArrival(clinic.context, { ...seen(more), lineId: 'late' }, kind))
    expect(batches(clinic)).toHaveLength(1)
  })

  test('5D, 5E: what was said on the page of the batch meanwhile stays, and each correction stands in its history', () => {
    const clinic = clinicWithSupplier()
    clinic.add.location('shelf')
    const received = arrived(clinic, 'received')
    const id = received.lines[0]?.stockLineId ?? ''
    const version = cursorOf(clinic.db, 'stock_line', id)
    valueOf(editBatch(clinic.context, { stockLineId: id, version, sellPrice: 9, locationId: 'shelf' }))
    const open = valueOf(invoiceView(clinic.db, 'store-a', received.id))
    const corrected = valueOf(setLine(clinic, open, { packs: 4, expiryDate: '2028-01-31' }))
    expect(readRow(clinic.db, 'stock_line', id)).toMatchObject({ total: 4, sell_price: 9, location_id: 'shelf', expiry_date: '2028-01-31' })
    clinic.add.location('fridge')
    valueOf(setLine(clinic, corrected, { locationId: 'fridge' }))
    const lies = clinic.db.sqlite.prepare('SELECT location_id FROM location_movement WHERE exit_date IS NULL').pluck().all()
    expect(lies, 'the movement log says where it lies').toEqual(['fridge'])
    expect(historyOf(clinic, { id } as Invoice)).toEqual([
      'StockLocationChange',
      'StockSellPriceChange',
      'StockExpiryDateChange',
      'StockLocationChange',
    ])
  })

  test('U-14: what is received at a place has its movement log from then on; a batch that came by mistake is emptied and stays, for its log does', () => {
    const clinic = clinicWithSupplier()
    clinic.add.location('fridge')
    const log = () => clinic.db.sqlite.prepare('SELECT stock_line_id, location_id, enter_date, exit_date FROM location_movement').all()
    const open = valueOf(setLine(clinic, valueOf(create(clinic)), { ...goods, locationId: 'fridge' }))
    expect(log()).toEqual([])
    const received = valueOf(step(clinic, open, 'received'))
    const made = received.lines[0]?.stockLineId
    expect(log()).toEqual([{ stock_line_id: made, location_id: 'fridge', enter_date: '2026-03-01', exit_date: null }])
    const more = valueOf(setLine(clinic, received, { ...goods, lineId: 'late', batch: 'B9', locationId: 'fridge' }))
    expect(log()).toHaveLength(2)
    const late = more.lines.find(({ id }) => id === 'late')?.stockLineId ?? ''
    const before = lastCursor(clinic.db)
    expect(valueOf(removeArrival(clinic.context, { ...seen(more), lineId: 'late' }, kind)).lines).toHaveLength(1)
    expect(clinic.level(late)).toEqual({ available: 0, total: 0 })
    expect(log(), 'protocol-v5 4.1: no record of the log is ever deleted').toHaveLength(2)
    const told = clinic.db.sqlite.prepare('SELECT table_name, action FROM change_log WHERE cursor > ? ORDER BY cursor').all(before)
    expect(told).toEqual([
      { table_name: 'invoice_line', action: 'delete' },
      { table_name: 'stock_line', action: 'upsert' },
    ])
    valueOf(step(clinic, valueOf(setLine(clinic, valueOf(create(clinic)), { ...goods, lineId: 'nowhere' })), 'received'))
    expect(log(), 'what lies nowhere in particular has none').toHaveLength(2)
  })

  test('5E: a line cannot be changed or deleted once some of its batch is promised: the document is named', () => {
    const clinic = clinicWithSupplier()
    const received = arrived(clinic, 'received')
    const out = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    const asked = valueOf(setItem(clinic.context, { ...seen(out), itemId: 'amox', units: 20 }))
    const before = everything(clinic)
    const named = {
      error: { reason: 'batch_used', params: { batch: 'A1', item: 'Amoxicillin 250 mg', kind: 'outbound_shipment', number: '1' } },
    }
    expect(setLine(clinic, received, { packs: 4 })).toMatchObject(named)
    expect(removeArrival(clinic.context, { ...seen(received), lineId: 'line 1' }, kind)).toMatchObject(named)
    expect(everything(clinic)).toEqual(before)
    valueOf(finaliseInvoice(clinic.context, seen(asked)))
    expect(setLine(clinic, received, { batch: 'other' })).toMatchObject(named)
  })

  test('5E: nor after another document moved its batch, though as much lies there again: the ledger would give out what never came', () => {
    const clinic = clinicWithSupplier()
    clinic.add.adjustments()
    const received = arrived(clinic, 'received')
    const stockLineId = received.lines[0]?.stockLineId ?? ''
    const putRight = (sign: 'addition' | 'reduction', reasonId: string) => {
      const version = cursorOf(clinic.db, 'stock_line', stockLineId)
      return valueOf(adjustStock(clinic.context, { id: randomUUID(), stockLineId, version, sign, packs: 4, reasonId, note: '' }))
    }
    putRight('reduction', 'lost')
    clinic.at('2026-03-01T09:00:00Z')
    const { number } = putRight('addition', 'found')
    expect(clinic.level(stockLineId)).toEqual({ available: 5, total: 5 })
    const named = { error: { reason: 'batch_used', params: { kind: 'inventory_addition', number: String(number) } } }
    expect(setLine(clinic, received, { packs: 1 })).toMatchObject(named)
    expect(removeArrival(clinic.context, { ...seen(received), lineId: 'line 1' }, kind)).toMatchObject(named)
    expect(clinic.level(stockLineId)).toEqual({ available: 5, total: 5 })
  })

  test('5E: leaving New, empty lines go; without any that is full it does not leave', () => {
    const clinic = clinicWithSupplier()
    const empty = valueOf(create(clinic))
    expect(reasonOf(step(clinic, empty, 'received'))).toBe('nothing_arrives')
    const open = valueOf(setLine(clinic, empty, { ...goods, packs: 0 }))
    expect(reasonOf(step(clinic, open, 'received'))).toBe('all_arrivals_empty')
    const both = valueOf(setLine(clinic, open, { ...goods, lineId: 'line 2' }))
    expect(valueOf(step(clinic, both, 'delivered')).lines.map(({ id }) => id)).toEqual(['line 2'])
  })

  test('5D: a pack of less than one unit is refused at its field; a batch without a name gets one by its invoice', () => {
    const clinic = clinicWithSupplier()
    const invoice = valueOf(setLine(clinic, valueOf(create(clinic)), { ...goods, batch: '' }))
    expect(setLine(clinic, invoice, { packSize: 0.5 })).toMatchObject({ error: { reason: 'pack_size_too_small', field: 'packSize' } })
    expect(valueOf(step(clinic, invoice, 'received')).lines[0]?.batch).toBe('supplierinvoice_1')
  })

  test('5A: on hold it takes no step, unless the step lifts the hold', () => {
    const clinic = clinicWithSupplier()
    const held = valueOf(editInvoice(clinic.context, { ...seen(arrived(clinic)), onHold: true }, [kind]))
    expect(reasonOf(step(clinic, held, 'received'))).toBe('document_on_hold')
    expect(valueOf(step(clinic, held, 'received', true))).toMatchObject({ state: 'received', onHold: false })
  })

  test('5E: deleted only while New', () => {
    const clinic = clinicWithSupplier()
    const received = arrived(clinic, 'received')
    expect(reasonOf(removeInvoice(clinic.context, seen(received), kind))).toBe('deleted_only_while_new')
    valueOf(removeInvoice(clinic.context, seen(valueOf(create(clinic))), kind))
    expect(valueOf(create(clinic)).number, '5F: its number is not given again').toBe(3)
  })

  test('U-37: the same step twice is a conflict that changes nothing, and so is what an old page asks', () => {
    const clinic = clinicWithSupplier()
    const open = arrived(clinic)
    valueOf(step(clinic, open, 'received'))
    const before = everything(clinic)
    for (const answer of [
      step(clinic, open, 'received'),
      setLine(clinic, open, { packs: 1 }),
      removeArrival(clinic.context, { ...seen(open), lineId: 'line 1' }, kind),
    ])
      expect(answer).toMatchObject({ error: { code: 'conflict', reason: 'document_changed' } })
    expect(everything(clinic)).toEqual(before)
  })

  test('F-021: what belongs to another document or store is not found from here', () => {
    const clinic = clinicWithSupplier()
    clinic.add.location('theirs', { store_ID: 'store-b' })
    const first = arrived(clinic)
    const second = valueOf(create(clinic))
    expect(reasonOf(setLine(clinic, second, goods)), 'the id of a line of another document').toBe('id_in_use')
    expect(reasonOf(removeArrival(clinic.context, { ...seen(second), lineId: 'line 1' }, kind))).toBe('line_gone')
    expect(reasonOf(setLine(clinic, first, { locationId: 'theirs' }))).toBe('location_gone')
    expect(reasonOf(setLine(clinic, second, { lineId: 'l', itemId: 'nothing' }))).toBe('item_gone')
    expect(
      reasonOf(
        setArrival(clinic.context, {
          ...seen(valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))),
          lineId: 'x',
          itemId: 'amox',
        }),
      ),
    ).toBe('kind_read_only')
  })
})
