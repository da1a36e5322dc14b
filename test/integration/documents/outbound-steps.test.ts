/** Allocated, Picked and Shipped, one by one or passed over, and what the head of a document takes on its way (features 5A, 5B, 5E). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { ledgerOf } from '../../../src-main/domain/ledger.ts'
import { activityOf } from '../../../src-main/repositories/activity-log.ts'
import { movementsOfBatch } from '../../../src-main/repositories/ledger.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })

function begun(packs = 3): { readonly clinic: Clinic; readonly invoice: Invoice } {
  const clinic = makeClinic()
  clinic.add.batch('a', 10)
  const { context } = clinic
  const empty = valueOf(createInvoice(context, { id: randomUUID(), nameId: 'ward' }))
  return { clinic, invoice: packs === 0 ? empty : valueOf(setBatch(context, { ...seen(empty), stockLineId: 'a', packs })) }
}
const step = ({ context }: Clinic, invoice: Invoice, to: 'allocated' | 'picked' | 'shipped', liftHold = false) =>
  finaliseInvoice(context, { ...seen(invoice), to, liftHold })

/** Goods from the depot that are in stock now; gives their batch. */
function received({ context, db }: Clinic, packs: number): string {
  const bill = valueOf(createInvoice(context, { id: randomUUID(), nameId: 'depot' }, 'inbound_shipment'))
  const line = { lineId: randomUUID(), itemId: 'amox', packs, packSize: 10 }
  const filled = valueOf(setArrival(context, { ...seen(bill), ...line }))
  valueOf(receiveGoods(context, { ...seen(filled), to: 'received', liftHold: false }, 'inbound_shipment'))
  return readRow(db, 'invoice_line', line.lineId)?.stock_line_id ?? ''
}
const wire = ({ db }: Clinic, { id }: Invoice) => readRow(db, 'invoice', id)

describe('5A, 5B: the steps of a customer invoice', () => {
  test('one by one: the goods leave with Picked and with nothing else, and each step has its date and its line in the history', () => {
    const { clinic, invoice } = begun()
    expect(invoice.next).toEqual(['allocated', 'picked', 'shipped'])
    clinic.at('2026-03-01T09:00:00Z')
    const allocated = valueOf(step(clinic, invoice, 'allocated'))
    expect(allocated).toMatchObject({ state: 'allocated', locked: null, next: ['picked', 'shipped'] })
    expect(clinic.level('a')).toEqual({ available: 7, total: 10 })
    expect(wire(clinic, invoice)).toMatchObject({ status: 'sg', om_status: 'ALLOCATED', om_allocated_datetime: '2026-03-01T09:00:00' })
    clinic.at('2026-03-01T10:00:00Z')
    const picked = valueOf(step(clinic, allocated, 'picked'))
    expect(picked).toMatchObject({ state: 'picked', locked: null, next: ['shipped'] })
    expect(clinic.level('a')).toEqual({ available: 7, total: 7 })
    expect(wire(clinic, invoice)).toMatchObject({ status: 'cn', om_status: 'PICKED', confirm_date: '2026-03-01', finalised_date: null })
    clinic.at('2026-03-01T11:00:00Z')
    expect(valueOf(step(clinic, picked, 'shipped'))).toMatchObject({ state: 'shipped', locked: 'already_shipped', next: [] })
    expect(clinic.level('a')).toEqual({ available: 7, total: 7 })
    expect(wire(clinic, invoice)).toMatchObject({
      status: 'fn',
      om_status: 'SHIPPED',
      om_allocated_datetime: '2026-03-01T09:00:00',
      om_picked_datetime: '2026-03-01T10:00:00',
      om_shipped_datetime: '2026-03-01T11:00:00',
    })
    const types = activityOf(clinic.db, 'store-a', invoice.id).map(({ type }) => type)
    expect(types.slice(2)).toEqual(['InvoiceStatusAllocated', 'InvoiceStatusPicked', 'InvoiceStatusShipped'])
  })

  test('5A: never back, and a later one may be chosen directly with the passed ones at the same time', () => {
    const { clinic, invoice } = begun()
    const picked = valueOf(step(clinic, invoice, 'picked'))
    expect(wire(clinic, invoice)).toMatchObject({ om_allocated_datetime: '2026-03-01T08:00:00', om_picked_datetime: '2026-03-01T08:00:00' })
    expect(reasonOf(step(clinic, picked, 'allocated'))).toBe('step_not_next')
    expect(reasonOf(step(clinic, picked, 'picked'))).toBe('step_not_next')
  })

  test('5B, 5E: lines may be corrected while Picked, and both numbers of the batch follow', () => {
    const { clinic, invoice } = begun()
    const picked = valueOf(step(clinic, invoice, 'picked'))
    const more = valueOf(setBatch(clinic.context, { ...seen(picked), stockLineId: 'a', packs: 5 }))
    expect(clinic.level('a')).toEqual({ available: 5, total: 5 })
    valueOf(setBatch(clinic.context, { ...seen(more), stockLineId: 'a', packs: 1 }))
    expect(clinic.level('a')).toEqual({ available: 9, total: 9 })
  })

  test('5B, 5E: goods that came after the picking may be added: it is then picked anew, and no balance falls below nothing', () => {
    const { clinic, invoice } = begun()
    clinic.add.customer('depot', { supplier: true })
    const picked = valueOf(step(clinic, invoice, 'picked'))
    clinic.at('2026-03-02T09:00:00Z')
    const arrived = received(clinic, 4)
    clinic.at('2026-03-02T10:00:00Z')
    const more = valueOf(setBatch(clinic.context, { ...seen(picked), stockLineId: arrived, packs: 3 }))
    expect(more.dates.picked).toBe('2026-03-02T10:00:00Z')
    expect(wire(clinic, invoice)).toMatchObject({ om_picked_datetime: '2026-03-02T10:00:00', confirm_date: '2026-03-02' })
    expect(activityOf(clinic.db, 'store-a', invoice.id).at(-1)?.type).toBe('InvoiceStatusPicked')
    const { opening, entries, missing } = ledgerOf(movementsOfBatch(clinic.db, 'store-a', arrived), 10)
    expect([opening, ...entries.map(({ balance }) => balance), missing]).toEqual([0, 40, 10, 0])
    clinic.at('2026-03-02T11:00:00Z')
    valueOf(setBatch(clinic.context, { ...seen(more), stockLineId: 'a', packs: 5 }))
    expect(wire(clinic, invoice), 'what was there all the time').toMatchObject({ om_picked_datetime: '2026-03-02T10:00:00' })
  })

  test.each(['allocated', 'picked', 'shipped'] as const)('5E: leaving New for %s: nothing, zeros and what no batch covers', (to) => {
    const { clinic, invoice } = begun(0)
    expect(reasonOf(step(clinic, invoice, to))).toBe('no_lines')
    const short = valueOf(setItem(clinic.context, { ...seen(invoice), itemId: 'amox', units: 170 }))
    expect(step(clinic, short, to)).toMatchObject({
      error: { reason: 'not_all_allocated', params: { units: 70, item: 'Amoxicillin 250 mg', count: 1 } },
    })
    expect(clinic.level('a')).toEqual({ available: 0, total: 10 })
  })

  test('5A: a state that central hides is passed over and cannot be chosen', () => {
    const { clinic, invoice } = begun()
    clinic.add.preferences({ invoice_status_options: ['NEW', 'PICKED', 'SHIPPED'] })
    expect(reasonOf(step(clinic, invoice, 'allocated'))).toBe('step_not_next')
    const same = valueOf(editInvoice(clinic.context, { ...seen(invoice), comment: 'x' }))
    expect(same).toMatchObject({ next: ['picked', 'shipped'], hidden: ['allocated', 'delivered'] })
    valueOf(step(clinic, same, 'picked'))
    expect(wire(clinic, invoice)).toMatchObject({ om_status: 'PICKED', om_allocated_datetime: '2026-03-01T08:00:00' })
  })
})

describe('5A, U-33: the hold', () => {
  test('blocks every step unless the same one lifts it', () => {
    const { clinic, invoice } = begun()
    const held = valueOf(editInvoice(clinic.context, { ...seen(invoice), onHold: true }))
    for (const to of ['allocated', 'picked', 'shipped'] as const) expect(reasonOf(step(clinic, held, to))).toBe('document_on_hold')
    expect(clinic.level('a')).toEqual({ available: 7, total: 10 })
    expect(valueOf(step(clinic, held, 'picked', true))).toMatchObject({ state: 'picked', onHold: false })
  })

  test('a step that is refused leaves the hold', () => {
    const { clinic, invoice } = begun(0)
    const held = valueOf(editInvoice(clinic.context, { ...seen(invoice), onHold: true }))
    expect(reasonOf(step(clinic, held, 'picked', true))).toBe('no_lines')
    expect(wire(clinic, invoice)).toMatchObject({ on_hold: 1 })
  })
})

describe('5E, U-33: after the lines are shut', () => {
  test('comment, colour and their reference may still be changed; hold and customer may not', () => {
    const { clinic, invoice } = begun()
    clinic.add.customer('other ward')
    const shipped = valueOf(step(clinic, invoice, 'shipped'))
    const edit = { comment: 'left at the gate', theirRef: 'R 7', colour: '#2F6FB2' }
    const noted = valueOf(editInvoice(clinic.context, { ...seen(shipped), ...edit }))
    expect(noted).toMatchObject(edit)
    expect(wire(clinic, invoice)).toMatchObject({ om_colour: '#2F6FB2', their_ref: 'R 7' })
    expect(reasonOf(editInvoice(clinic.context, { ...seen(noted), onHold: true }))).toBe('already_shipped')
    expect(reasonOf(editInvoice(clinic.context, { ...seen(noted), nameId: 'other ward' }))).toBe('already_shipped')
    expect(valueOf(editInvoice(clinic.context, { ...seen(noted), colour: '' })).colour).toBe('')
    expect(wire(clinic, invoice)?.om_colour).toBeNull()
  })
})

describe('5E: another customer', () => {
  test('keeps ID and number, is priced for the new one, and the history says who it was for', () => {
    const { clinic, invoice } = begun()
    clinic.add.customer('hospital')
    clinic.add.list('for hospitals', { discount_percentage: 20 }, { names: ['hospital'] })
    const before = clinic.level('a')
    const changed = valueOf(editInvoice(clinic.context, { ...seen(invoice), nameId: 'hospital' }))
    expect(changed).toMatchObject({ id: invoice.id, number: invoice.number, name: 'hospital', total: 6 })
    expect(invoice.total).toBe(7.5)
    expect(changed.lines.map(({ sellPrice, packs }) => [sellPrice, packs])).toEqual([[2, 3]])
    expect(clinic.level('a')).toEqual(before)
    expect(activityOf(clinic.db, 'store-a', invoice.id).at(-1)).toMatchObject({
      type: 'InvoiceCreated',
      changed_from: 'ward',
      changed_to: 'hospital',
    })
    const back = valueOf(editInvoice(clinic.context, { ...seen(changed), nameId: 'ward' }))
    expect(back.total).toBe(7.5)
  })

  test('only while New, never of an order, and only one whom the store sees', () => {
    const { clinic, invoice } = begun()
    clinic.add.customer('hospital')
    clinic.add.name('stranger')
    const to = (seenNow: Invoice, nameId: string) => editInvoice(clinic.context, { ...seen(seenNow), nameId })
    expect(to(invoice, 'stranger')).toMatchObject({ error: { reason: 'customer_not_visible', field: 'nameId' } })
    expect(invoice.mayChangeParty).toBe(true)
    const allocated = valueOf(step(clinic, invoice, 'allocated'))
    expect(allocated.mayChangeParty).toBe(false)
    expect(to(allocated, 'hospital')).toMatchObject({ error: { reason: 'customer_only_while_new', field: 'nameId' } })
  })
})
