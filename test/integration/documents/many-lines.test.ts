/** What is done to several lines at once, and what is asked for without a batch (features U-13, U-38, 5C, 5E, 5J). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ItemsChange } from '../../../src-main/contract/outbound-operations.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { cursorOf } from '../../../src-main/repositories/change-log.ts'
import { changeItems } from '../../../src-main/services/change-items.ts'
import { changeLines } from '../../../src-main/services/change-lines.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { createCustomerReturn } from '../../../src-main/services/customer-returns.ts'
import { editBatch } from '../../../src-main/services/edit-batch.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import { createSupplierReturn } from '../../../src-main/services/supplier-returns.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })
const taken = ({ lines }: Invoice) => lines.map(({ itemId, stockLineId, packs }) => [itemId, stockLineId, packs])

/** 5 packs of 10 amoxicillin, 4 of zinc; an invoice asks for 70 and 30 units of them. */
function asked(): { readonly clinic: Clinic; readonly invoice: Invoice } {
  const clinic = makeClinic()
  clinic.add.item('zinc', 'Zinc sulfate 20 mg')
  clinic.add.batch('a', 5)
  clinic.add.batch('z', 4, { item_ID: 'zinc' })
  const { context } = clinic
  const empty = valueOf(createInvoice(context, { id: randomUUID(), nameId: 'ward' }))
  const first = valueOf(setItem(context, { ...seen(empty), itemId: 'amox', units: 70 }))
  return { clinic, invoice: valueOf(setItem(context, { ...seen(first), itemId: 'zinc', units: 30 })) }
}
const change = ({ context }: Clinic, invoice: Invoice, what: ItemsChange, itemIds = ['amox', 'zinc']) =>
  changeItems(context, { ...seen(invoice), itemIds, do: what })

describe('U-13: lines that no batch covers', () => {
  test('goods that have come since cover them, first expiry first; the packs that somebody chose stay', () => {
    const { clinic, invoice } = asked()
    expect(taken(invoice)).toEqual([
      ['amox', 'a', 5],
      ['amox', null, 20],
      ['zinc', 'z', 3],
    ])
    clinic.add.batch('late', 9, { expiry_date: '2028-01-31' })
    clinic.add.batch('early', 1, { expiry_date: '2026-12-31' })
    const covered = valueOf(change(clinic, invoice, 'allocate'))
    expect(taken(covered)).toEqual([
      ['amox', 'early', 1],
      ['amox', 'a', 5],
      ['amox', 'late', 1],
      ['zinc', 'z', 3],
    ])
    expect(clinic.level('late')).toEqual({ available: 8, total: 9 })
    expect(valueOf(finaliseInvoice(clinic.context, seen(covered))).state).toBe('shipped')
  })

  test('what is still missing goes on waiting, and is named when the invoice is to leave New', () => {
    const { clinic, invoice } = asked()
    clinic.add.batch('more', 1)
    const partly = valueOf(change(clinic, invoice, 'allocate', ['amox']))
    expect(taken(partly)).toContainEqual(['amox', null, 10])
    expect(finaliseInvoice(clinic.context, { ...seen(partly), to: 'allocated' })).toMatchObject({
      error: { reason: 'not_all_allocated', params: { item: 'Amoxicillin 250 mg', units: 10, count: 1 } },
    })
  })

  test('not sending what is missing leaves what is there, and takes an item off of which nothing is', () => {
    const { clinic, invoice } = asked()
    clinic.add.item('gauze', 'Gauze')
    const three = valueOf(setItem(clinic.context, { ...seen(invoice), itemId: 'gauze', units: 5 }))
    const trimmed = valueOf(change(clinic, three, 'trim', ['amox', 'zinc', 'gauze']))
    expect(taken(trimmed)).toEqual([
      ['amox', 'a', 5],
      ['zinc', 'z', 3],
    ])
    expect(valueOf(finaliseInvoice(clinic.context, seen(trimmed))).state).toBe('shipped')
  })

  test('T10, T16: covering them leaves out what is on hold or lies in a place on hold, as one item alone does', () => {
    const { clinic, invoice } = asked()
    clinic.add.location('shut', { hold: true })
    clinic.add.batch('held', 9, { hold: true })
    clinic.add.batch('shut away', 9, { location_ID: 'shut' })
    clinic.add.batch('expired', 9, { expiry_date: '2026-02-28' })
    expect(taken(valueOf(change(clinic, invoice, 'allocate', ['amox'])))).toEqual(taken(invoice))
  })
})

describe('U-38: several items of a customer invoice', () => {
  test('5B: taking them off gives back what they reserved, all in one transaction', () => {
    const { clinic, invoice } = asked()
    const before = clinic.told.length
    expect(valueOf(change(clinic, invoice, 'remove')).lines).toEqual([])
    expect([clinic.level('a').available, clinic.level('z').available]).toEqual([5, 4])
    expect(clinic.told.length - before).toBe(1)
  })

  test('zero leaves the items to be filled in, and only while the invoice is New', () => {
    const { clinic, invoice } = asked()
    const zeroed = valueOf(change(clinic, invoice, 'zero'))
    expect(taken(zeroed)).toEqual([
      ['amox', null, 0],
      ['zinc', null, 0],
    ])
    expect(clinic.level('a').available).toBe(5)
    const filled = valueOf(setBatch(clinic.context, { ...seen(zeroed), stockLineId: 'a', packs: 1 }))
    const allocated = valueOf(finaliseInvoice(clinic.context, { ...seen(filled), to: 'allocated' }))
    expect(reasonOf(change(clinic, allocated, 'zero', ['amox']))).toBe('zero_only_while_new')
  })

  test('one that is refused leaves all as they were', () => {
    const { clinic, invoice } = asked()
    clinic.add.batch('more', 9)
    const before = [clinic.level('a'), clinic.level('more')]
    const result = changeItems(clinic.context, { ...seen(invoice), itemIds: ['amox', 'gone'], do: 'allocate' })
    expect(reasonOf(result)).toBe('item_gone')
    expect([clinic.level('a'), clinic.level('more')]).toEqual(before)
  })

  test('a stale page is told so', () => {
    const { clinic, invoice } = asked()
    valueOf(change(clinic, invoice, 'remove', ['zinc']))
    expect(change(clinic, invoice, 'remove')).toMatchObject({ error: { code: 'conflict' } })
  })
})

/** A supplier invoice with two lines of 5 and 7 packs. */
function coming(): { readonly clinic: Clinic; readonly invoice: Invoice } {
  const clinic = makeClinic()
  clinic.add.customer('depot', { customer: false, supplier: true })
  for (const id of ['shelf', 'fridge']) clinic.add.location(id)
  const { context } = clinic
  let invoice = valueOf(createInvoice(context, { id: randomUUID(), nameId: 'depot' }, 'inbound_shipment'))
  for (const packs of [5, 7])
    invoice = valueOf(setArrival(context, { ...seen(invoice), lineId: randomUUID(), itemId: 'amox', batch: `B${packs}`, packs }))
  return { clinic, invoice }
}
const ids = ({ lines }: Invoice) => lines.map(({ id }) => id)

describe('U-38: several lines of what comes in', () => {
  const kind = 'inbound_shipment'

  test('they are put in another place, also after their batches are in stock', () => {
    const { clinic, invoice } = coming()
    const change = { do: 'place', locationId: 'shelf' } as const
    const placed = valueOf(changeLines(clinic.context, { ...seen(invoice), lineIds: ids(invoice), change }, kind))
    expect(placed.lines.map(({ locationId }) => locationId)).toEqual(['shelf', 'shelf'])
    const received = valueOf(receiveGoods(clinic.context, { ...seen(placed), to: 'received', liftHold: false }, kind))
    const move = (version: number, locationId: string) =>
      changeLines(clinic.context, { id: received.id, version, lineIds: ids(received), change: { do: 'place', locationId } }, kind)
    const moved = valueOf(move(received.version, 'fridge'))
    expect(moved.lines.map(({ location }) => location)).toEqual(['fridge', 'fridge'])
    expect(reasonOf(move(moved.version, 'nowhere'))).toBe('location_gone')
  })

  test('zero and removal; a line whose batch is used refuses all of them and names the document', () => {
    const { clinic, invoice } = coming()
    const zeroed = valueOf(changeLines(clinic.context, { ...seen(invoice), lineIds: ids(invoice), change: { do: 'zero' } }, kind))
    expect(zeroed.lines.map(({ packs }) => packs)).toEqual([0, 0])
    const filled = valueOf(setArrival(clinic.context, { ...seen(zeroed), lineId: ids(zeroed)[0] ?? '', itemId: 'amox', packs: 5 }))
    const again = valueOf(setArrival(clinic.context, { ...seen(filled), lineId: ids(filled)[1] ?? '', itemId: 'amox', packs: 7 }))
    const received = valueOf(receiveGoods(clinic.context, { ...seen(again), to: 'received', liftHold: false }, kind))
    const out = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    const user = received.lines.find(({ batch }) => batch === 'B7')?.stockLineId ?? ''
    valueOf(setBatch(clinic.context, { ...seen(out), stockLineId: user, packs: 1 }))
    const remove = { ...seen(received), lineIds: ids(received), change: { do: 'remove' } as const }
    expect(changeLines(clinic.context, remove, kind)).toMatchObject({
      error: { reason: 'batch_used', params: { batch: 'B7', number: '1' } },
    })
    const one = received.lines.filter(({ batch }) => batch === 'B5').map(({ id }) => id)
    expect(valueOf(changeLines(clinic.context, { ...remove, lineIds: one }, kind)).lines.map(({ batch }) => batch)).toEqual(['B7'])
  })
})

describe('U-38, 5J: the chosen lines go back', () => {
  test('to the supplier with what is still here of their batches', () => {
    const { clinic, invoice } = coming()
    const received = valueOf(receiveGoods(clinic.context, { ...seen(invoice), to: 'received', liftHold: false }, 'inbound_shipment'))
    const line = received.lines.find(({ batch }) => batch === 'B7')
    const out = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    valueOf(setBatch(clinic.context, { ...seen(out), stockLineId: line?.stockLineId ?? '', packs: 3 }))
    const question = { id: randomUUID(), nameId: 'depot', originalId: received.id, lineIds: [line?.id ?? ''] }
    const back = valueOf(createSupplierReturn(clinic.context, question))
    expect(back.lines.map(({ batch, packs }) => [batch, packs])).toEqual([['B7', 4]])
    expect(valueOf(createSupplierReturn(clinic.context, question)), 'U-37: a second press').toEqual(back)
  })

  test('5J: where no line is chosen all go back with what is still here, save what is on hold; where nothing is left it is said', () => {
    const { clinic, invoice } = coming()
    const received = valueOf(receiveGoods(clinic.context, { ...seen(invoice), to: 'received', liftHold: false }, 'inbound_shipment'))
    const [first, second] = received.lines
    const hold = (stockLineId: string) =>
      editBatch(clinic.context, { stockLineId, version: cursorOf(clinic.db, 'stock_line', stockLineId), onHold: true })
    const begin = () => createSupplierReturn(clinic.context, { id: randomUUID(), nameId: 'depot', originalId: received.id })
    const back = valueOf(begin())
    const packs = ({ lines }: Invoice) => new Map(lines.map((line) => [line.stockLineId, line.packs]))
    expect(packs(back)).toEqual(packs(received))
    expect(begin()).toMatchObject({ error: { reason: 'nothing_left_to_send_back', params: { number: String(received.number) } } })
    expect(clinic.db.sqlite.prepare("SELECT count(*) FROM invoice WHERE kind = 'supplier_return'").pluck().get()).toBe(1)
    valueOf(removeInvoice(clinic.context, seen(back), 'supplier_return'))
    valueOf(hold(first?.stockLineId ?? ''))
    expect(valueOf(begin()).lines.map(({ stockLineId }) => stockLineId)).toEqual([second?.stockLineId])
  })

  test('from the customer, each with nothing brought yet', () => {
    const { clinic, invoice } = asked()
    const shipped = valueOf(finaliseInvoice(clinic.context, seen(valueOf(change(clinic, invoice, 'trim')))))
    const zinc = shipped.lines.filter(({ itemId }) => itemId === 'zinc').map(({ id }) => id)
    const question = { id: randomUUID(), nameId: 'ward', originalId: shipped.id, lineIds: zinc }
    expect(valueOf(createCustomerReturn(clinic.context, question)).lines.map(({ itemId, packs }) => [itemId, packs])).toEqual([['zinc', 0]])
  })
})
