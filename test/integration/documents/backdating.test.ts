/** 5E: dating documents back: only where central allows it, before there are lines, and with what there was then. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { activityOf } from '../../../src-main/repositories/activity-log.ts'
import { movementsOfBatch } from '../../../src-main/repositories/ledger.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { previewAllocation } from '../../../src-main/services/preview-allocation.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })
const allowed = { backdating: { enabled: true, max_days: 10 } }

/** It is 1 March; central allows ten days. */
function clinicThatDatesBack(): Clinic {
  const clinic = makeClinic()
  clinic.add.preferences(allowed)
  clinic.add.customer('depot', { customer: false, supplier: true })
  return clinic
}
const begin = ({ context }: Clinic) => valueOf(createInvoice(context, { id: randomUUID(), nameId: 'ward' }))
const dateBack = ({ context }: Clinic, invoice: Invoice, datedBackTo: string | null) =>
  editInvoice(context, { ...seen(invoice), datedBackTo })
const issue = (clinic: Clinic, invoice: Invoice, packs: number, stockLineId = 'a') =>
  setBatch(clinic.context, { ...seen(invoice), stockLineId, packs })
const ship = ({ context }: Clinic, invoice: Invoice) => finaliseInvoice(context, seen(invoice))

/** Goods of one batch that came on that day; gives the batch. */
function arrived(clinic: Clinic, at: string, packs: number, batch: string): { readonly invoice: Invoice; readonly stockLineId: string } {
  clinic.at(at)
  const kind = 'inbound_shipment'
  const empty = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'depot' }, kind))
  const line = { lineId: randomUUID(), itemId: 'amox', packSize: 10, packs, batch }
  const full = valueOf(setArrival(clinic.context, { ...seen(empty), ...line }))
  const invoice = valueOf(receiveGoods(clinic.context, { ...seen(full), to: 'received', liftHold: false }, kind))
  clinic.at('2026-03-01T08:00:00Z')
  return { invoice, stockLineId: invoice.lines[0]?.stockLineId ?? '' }
}

describe('5E: whether and how far', () => {
  test('only while the setting is on', () => {
    const clinic = makeClinic()
    const invoice = begin(clinic)
    expect(invoice.backdateDays).toBe(0)
    expect(dateBack(clinic, invoice, '2026-02-27')).toMatchObject({ error: { reason: 'backdating_off', field: 'datedBackTo' } })
  })

  test('while New and without lines, not after today and at most the days that central sets; taken back again', () => {
    const clinic = clinicThatDatesBack()
    clinic.add.batch('a', 10)
    const invoice = begin(clinic)
    expect(invoice).toMatchObject({ backdateDays: 10, datedBackTo: null })
    expect(dateBack(clinic, invoice, '2026-02-18')).toMatchObject({
      error: { reason: 'backdated_too_far', params: { first: '2026-02-19' } },
    })
    expect(reasonOf(dateBack(clinic, invoice, '2026-03-02'))).toBe('day_in_future')
    const dated = valueOf(dateBack(clinic, invoice, '2026-02-19'))
    expect(dated.datedBackTo).toBe('2026-02-19')
    const today = valueOf(dateBack(clinic, dated, null))
    expect(today.datedBackTo).toBeNull()
    const full = valueOf(issue(clinic, today, 1))
    expect(dateBack(clinic, full, '2026-02-27')).toMatchObject({ error: { reason: 'backdate_without_lines', params: { count: 1 } } })
    const shipped = valueOf(ship(clinic, full))
    expect(reasonOf(dateBack(clinic, shipped, '2026-02-27'))).toBe('already_shipped')
  })

  test('its goods leave no later than central allows for its day, and not after central has forbidden it', () => {
    const clinic = clinicThatDatesBack()
    clinic.add.batch('a', 10)
    const full = valueOf(issue(clinic, valueOf(dateBack(clinic, begin(clinic), '2026-02-27')), 1))
    clinic.at('2026-03-10T08:00:00Z')
    const late = { reason: 'dated_too_far', field: 'datedBackTo', params: { day: '2026-02-27', first: '2026-02-28', count: 10 } }
    expect(ship(clinic, full)).toMatchObject({ error: late })
    clinic.at('2026-03-09T08:00:00Z')
    clinic.add.preferences({ backdating: { enabled: false } })
    expect(reasonOf(ship(clinic, full))).toBe('dated_back_no_more')
    clinic.add.preferences(allowed)
    const picked = valueOf(finaliseInvoice(clinic.context, { ...seen(full), to: 'picked' }))
    clinic.at('2026-03-10T08:00:00Z')
    expect(valueOf(ship(clinic, picked)).state, 'the goods have left already').toBe('shipped')
  })

  test('with lines, and after central has forbidden it, it can be of today again, and then its goods leave', () => {
    const clinic = clinicThatDatesBack()
    clinic.add.batch('a', 10)
    const full = valueOf(issue(clinic, valueOf(dateBack(clinic, begin(clinic), '2026-02-27')), 4))
    clinic.add.preferences({ backdating: { enabled: false } })
    expect(reasonOf(dateBack(clinic, full, '2026-02-28'))).toBe('backdating_off')
    const ofToday = valueOf(dateBack(clinic, full, null))
    expect(ofToday).toMatchObject({ datedBackTo: null, lines: [{ packs: 4 }] })
    expect(valueOf(ship(clinic, ofToday)).state).toBe('shipped')
  })

  test('allocated on its day and then too late for it, it can be of today again, and nothing but of today', () => {
    const clinic = clinicThatDatesBack()
    clinic.add.batch('a', 10)
    const full = valueOf(issue(clinic, valueOf(dateBack(clinic, begin(clinic), '2026-02-27')), 4))
    const allocated = valueOf(finaliseInvoice(clinic.context, { ...seen(full), to: 'allocated' }))
    clinic.at('2026-03-10T08:00:00Z')
    expect(reasonOf(ship(clinic, allocated))).toBe('dated_too_far')
    expect(reasonOf(dateBack(clinic, allocated, '2026-03-09'))).toBe('backdate_only_while_new')
    const ofToday = valueOf(dateBack(clinic, allocated, null))
    expect(ofToday).toMatchObject({ state: 'allocated', datedBackTo: null, lines: [{ packs: 4 }] })
    const picked = valueOf(finaliseInvoice(clinic.context, { ...seen(ofToday), to: 'picked' }))
    expect(picked.dates.picked?.slice(0, 10)).toBe('2026-03-10')
    expect(reasonOf(dateBack(clinic, picked, null)), 'its goods have left').toBe('backdate_only_while_new')
  })

  test('its goods may be expected from its own day on', () => {
    const clinic = clinicThatDatesBack()
    const invoice = valueOf(dateBack(clinic, begin(clinic), '2026-02-20'))
    const expectedOn = (expectedDelivery: string) => editInvoice(clinic.context, { ...seen(invoice), expectedDelivery })
    expect(reasonOf(expectedOn('2026-02-19'))).toBe('delivery_before_shipping')
    expect(valueOf(expectedOn('2026-02-21')).expectedDelivery).toBe('2026-02-21')
  })

  test('the history says from which day to which', () => {
    const clinic = clinicThatDatesBack()
    const invoice = valueOf(dateBack(clinic, begin(clinic), '2026-02-20'))
    expect(activityOf(clinic.db, 'store-a', invoice.id).at(-1)).toMatchObject({
      type: 'InvoiceDateBackdated',
      changed_from: '2026-03-01',
      changed_to: '2026-02-20',
    })
    expect(JSON.parse(readRow(clinic.db, 'invoice', invoice.id)?.rest ?? '')).toMatchObject({
      om_backdated_datetime: '2026-02-20T08:00:00',
    })
  })
})

describe('5A, 5B, 5E: what a document that is dated back does', () => {
  test('its steps have its day, and so has what it does to the ledger', () => {
    const clinic = clinicThatDatesBack()
    clinic.add.batch('a', 10)
    const invoice = valueOf(issue(clinic, valueOf(dateBack(clinic, begin(clinic), '2026-02-25')), 3))
    valueOf(ship(clinic, invoice))
    expect(readRow(clinic.db, 'invoice', invoice.id)).toMatchObject({
      om_picked_datetime: '2026-02-25T08:00:00',
      om_shipped_datetime: '2026-02-25T08:00:00',
      confirm_date: '2026-02-25',
      finalised_date: '2026-02-25',
    })
    expect(movementsOfBatch(clinic.db, 'store-a', 'a').map(({ at, units }) => [at.slice(0, 10), units])).toEqual([['2026-02-25', -30]])
    expect(clinic.level('a')).toEqual({ available: 7, total: 7 })
  })

  test('what came later was not there: it is neither allocated nor given out by hand', () => {
    const clinic = clinicThatDatesBack()
    const { stockLineId } = arrived(clinic, '2026-02-26T08:00:00Z', 8, 'late')
    clinic.add.batch('a', 2)
    const dated = valueOf(dateBack(clinic, begin(clinic), '2026-02-25'))
    expect(issue(clinic, dated, 1, stockLineId)).toMatchObject({
      error: { reason: 'stock_short_then', field: 'packs', params: { batch: 'late', available: 0, day: '2026-02-25' } },
    })
    const preview = valueOf(previewAllocation(clinic.context, { id: dated.id, itemId: 'amox', units: 60 }))
    expect(preview.batches.map(({ batch, packs }) => [batch, packs])).toEqual([['lot a', 2]])
    const asked = valueOf(setItem(clinic.context, { ...seen(dated), itemId: 'amox', units: 60 }))
    expect(asked.lines.map(({ batch, packs }) => [batch, packs])).toEqual([
      ['lot a', 2],
      ['', 40],
    ])
  })

  test('what left between that day and today counts too: no balance since falls below nothing', () => {
    const clinic = clinicThatDatesBack()
    const { stockLineId } = arrived(clinic, '2026-02-20T08:00:00Z', 8, 'early')
    clinic.at('2026-02-26T08:00:00Z')
    valueOf(ship(clinic, valueOf(issue(clinic, begin(clinic), 5, stockLineId))))
    clinic.at('2026-03-01T08:00:00Z')
    const more = arrived(clinic, '2026-02-28T08:00:00Z', 4, 'more')
    const dated = valueOf(dateBack(clinic, begin(clinic), '2026-02-25'))
    expect(issue(clinic, dated, 4, stockLineId)).toMatchObject({ error: { reason: 'stock_short_then', params: { available: 3 } } })
    const three = valueOf(issue(clinic, dated, 3, stockLineId))
    expect(reasonOf(issue(clinic, three, 1, more.stockLineId))).toBe('stock_short_then')
    valueOf(ship(clinic, three))
    let balance = 0
    for (const { units } of movementsOfBatch(clinic.db, 'store-a', stockLineId)) {
      balance += units
      expect(balance).toBeGreaterThanOrEqual(0)
    }
  })

  test('two that are dated back cannot give out the same packs', () => {
    const clinic = clinicThatDatesBack()
    const { stockLineId } = arrived(clinic, '2026-02-20T08:00:00Z', 8, 'early')
    const first = valueOf(issue(clinic, valueOf(dateBack(clinic, begin(clinic), '2026-02-24')), 6, stockLineId))
    const second = valueOf(dateBack(clinic, begin(clinic), '2026-02-25'))
    expect(reasonOf(issue(clinic, second, 3, stockLineId))).not.toBeNull()
    const rest = valueOf(issue(clinic, second, 2, stockLineId))
    valueOf(ship(clinic, first))
    valueOf(ship(clinic, rest))
    expect(clinic.level(stockLineId)).toEqual({ available: 0, total: 0 })
  })

  test('5C: expiry counts by its day', () => {
    const clinic = clinicThatDatesBack()
    clinic.add.batch('a', 5, { expiry_date: '2026-02-27' })
    const now = valueOf(previewAllocation(clinic.context, { id: begin(clinic).id, itemId: 'amox', units: 10 }))
    expect(now.batches.map(({ leftOut }) => leftOut)).toEqual(['expired'])
    const dated = valueOf(dateBack(clinic, begin(clinic), '2026-02-25'))
    expect(valueOf(setItem(clinic.context, { ...seen(dated), itemId: 'amox', units: 10 })).lines.map(({ packs }) => packs)).toEqual([1])
  })
})

describe('5E: the day on which goods came', () => {
  const kind = 'inbound_shipment'

  test('can be moved earlier and never later, while the document is Received', () => {
    const clinic = clinicThatDatesBack()
    const { invoice, stockLineId } = arrived(clinic, '2026-02-27T08:00:00Z', 4, 'b')
    expect(invoice.backdateDays).toBe(10)
    const move = (now: Invoice, receivedOn: string) => editInvoice(clinic.context, { ...seen(now), receivedOn }, [kind])
    for (const day of ['2026-02-27', '2026-02-28'])
      expect(move(invoice, day)).toMatchObject({ error: { reason: 'received_only_earlier', field: 'receivedOn' } })
    const moved = valueOf(move(invoice, '2026-02-24'))
    expect(readRow(clinic.db, 'invoice', invoice.id)).toMatchObject({
      om_delivered_datetime: '2026-02-24T08:00:00',
      confirm_date: '2026-02-24',
    })
    expect(movementsOfBatch(clinic.db, 'store-a', stockLineId).map(({ at }) => at.slice(0, 10))).toEqual(['2026-02-24'])
    const verified = valueOf(receiveGoods(clinic.context, { ...seen(moved), to: 'verified', liftHold: false }, kind))
    expect(reasonOf(move(verified, '2026-02-23'))).toBe('already_verified')
  })
})
