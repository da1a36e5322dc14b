import { expect, test } from 'vitest'
import type { InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'
import { datesOfStatus } from '../../../src-main/domain/invoice-dates.ts'

const [created, confirmed, finalised] = ['2026-01-01T08:00:00', '2026-01-02T09:00:00', '2026-01-03T10:00:00'] as const
const moments: Readonly<Record<'created' | 'confirmed' | 'finalised', string>> = { created, confirmed, finalised }

const dates = (kind: InvoiceKind, status: string | null, more: Partial<typeof moments & { state: InvoiceState }> = {}) =>
  datesOfStatus({ kind, status, state: 'new', ...moments, ...more })

test.each([
  ['outbound_shipment', 'sg', {}],
  ['outbound_shipment', 'nw', {}],
  ['outbound_shipment', 'cn', { allocated: confirmed, picked: confirmed }],
  ['outbound_shipment', 'fn', { allocated: confirmed, picked: confirmed, shipped: finalised }],
  ['supplier_return', 'FN', { allocated: confirmed, picked: confirmed, shipped: finalised }],
  ['inbound_shipment', 'nw', {}],
  ['inbound_shipment', 'cn', { delivered: confirmed, received: confirmed }],
  ['inbound_shipment', 'fn', { delivered: confirmed, received: confirmed, verified: finalised }],
  ['customer_return', 'fn', { delivered: confirmed, received: confirmed, verified: finalised }],
  ['prescription', 'nw', {}],
  ['prescription', 'cn', { picked: confirmed }],
  ['prescription', 'fn', { picked: confirmed, verified: finalised }],
  ['inventory_addition', 'nw', {}],
  ['inventory_addition', 'cn', { verified: finalised }],
  ['inventory_reduction', 'fn', { verified: finalised }],
  ['repack', 'cn', {}],
  ['repack', 'fn', { verified: finalised }],
  ['outbound_shipment', 'wp', {}],
  ['outbound_shipment', null, {}],
] as const)('4.13: an older %s with status %s went through %o', (kind, status, expected) => {
  expect(dates(kind, status)).toEqual(expected)
})

test('what comes from a store was shipped when it was made here', () => {
  expect(dates('inbound_shipment', 'nw', { state: 'shipped' })).toEqual({ shipped: created })
})

test.each([
  ['outbound_shipment', { allocated: confirmed, picked: confirmed, shipped: confirmed }],
  ['inbound_shipment', { delivered: confirmed, received: confirmed, verified: confirmed }],
  ['inventory_addition', { verified: confirmed }],
  ['repack', { verified: confirmed }],
] as const)('the end of an older %s without its own is its confirmation', (kind, expected) => {
  expect(dates(kind, 'fn', { finalised: '' })).toEqual(expected)
})

test('a moment that nobody wrote down is not shown', () => {
  expect(dates('outbound_shipment', 'fn', { confirmed: '', finalised: '' })).toEqual({})
})
