import { describe, expect, test } from 'vitest'
import { invoiceKinds, invoiceStates } from '../../../src-main/contract/trade.ts'
import { momentOf, clock } from '../../../src-main/domain/moment.ts'
import { hasMovedStock, stockMoment } from '../../../src-main/domain/stock-moment.ts'

const nothing = {
  om_picked_datetime: null,
  om_delivered_datetime: null,
  om_verified_datetime: null,
  confirm_date: null,
  confirm_time: null,
  finalised_date: null,
  finalised_time: null,
  om_created_datetime: null,
  entry_date: null,
  entry_time: null,
}
const local = (utc: string): string => {
  const { date, time } = momentOf(new Date(`${utc}Z`))
  return `${date}T${clock(time)}`
}

test('5B: which states have moved the stock, by kind of document', () => {
  const moved = Object.fromEntries(
    invoiceKinds.map((kind) => [kind, invoiceStates.filter((state) => hasMovedStock(kind, state)).join(' ')]),
  )
  const leaves = 'picked shipped delivered received verified cancelled'
  expect(moved).toEqual({
    outbound_shipment: leaves,
    prescription: leaves,
    supplier_return: leaves,
    inbound_shipment: 'received verified cancelled',
    customer_return: 'received verified cancelled',
    inventory_addition: 'verified cancelled',
    inventory_reduction: 'verified cancelled',
    repack: 'verified cancelled',
    other: '',
  })
})

describe('5G: the day by the local date of the clinic, from the field that 4.13 gives the event', () => {
  const row = {
    ...nothing,
    om_picked_datetime: '2026-03-01T22:30:00',
    om_delivered_datetime: '2026-03-02T22:30:00',
    om_verified_datetime: '2026-03-03T22:30:00',
  }
  test.each([
    ['outbound_shipment', 'shipped', row.om_picked_datetime],
    ['inbound_shipment', 'verified', row.om_delivered_datetime],
    ['inventory_addition', 'verified', row.om_verified_datetime],
  ] as const)('%s', (kind, state, utc) => {
    expect(stockMoment(kind, state, row)).toBe(local(utc))
  })
  test('older rows: confirmed, else finalised, else entered, local as they are', () => {
    const old = { ...nothing, entry_date: '2026-01-01', entry_time: 60, finalised_date: '2026-01-03', finalised_time: 3600 }
    expect(stockMoment('outbound_shipment', 'shipped', { ...old, confirm_date: '2026-01-02', confirm_time: 7200 })).toBe(
      '2026-01-02T02:00:00',
    )
    expect(stockMoment('outbound_shipment', 'shipped', old)).toBe('2026-01-03T01:00:00')
    expect(stockMoment('outbound_shipment', 'shipped', { ...old, finalised_date: null })).toBe('2026-01-01T00:01:00')
  })
  test('a time that is none is passed over, and nothing moves before its state', () => {
    expect(stockMoment('outbound_shipment', 'picked', { ...row, om_picked_datetime: 'soon', entry_date: '2026-01-01' })).toBe(
      '2026-01-01T00:00:00',
    )
    expect(stockMoment('outbound_shipment', 'allocated', row)).toBe('')
  })
})
