/** The checklist of 5A, line by line: types, life cycles and codes of documents. */
import { describe, expect, test } from 'vitest'
import { lifeCycle, nextStates } from '../../../src-main/contract/life-cycle.ts'
import type { InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'
import type { InvoiceHead } from '../../../src-main/domain/invoice.ts'
import { checkStep, stepFields } from '../../../src-main/domain/invoice.ts'
import { invoiceKind, invoiceState } from '../../../src-main/domain/invoice-words.ts'
import { requisitionState, requisitionStates, requisitionWire } from '../../../src-main/domain/requisition-words.ts'
import { finalisedStocktakeWire, newStocktakeWire } from '../../../src-main/domain/stocktake-words.ts'
import { transferStage } from '../../../src-main/domain/transfer.ts'
import { wireWords } from '../../../src-main/domain/wire-words.ts'

const at = { utc: '2026-03-02T08:00:00', date: '2026-03-02', time: 36_000, iso: '2026-03-02T08:00:00.000Z' }
const undated = { confirm_date: null, confirm_time: null, om_allocated_datetime: null, om_picked_datetime: null }
const head = (kind: InvoiceKind, state: InvoiceState, more: Partial<InvoiceHead> = {}): InvoiceHead => ({
  id: 'd',
  storeId: 'store-a',
  nameId: 'ward',
  number: 7,
  kind,
  state,
  onHold: false,
  isCancellation: false,
  requisitionId: null,
  linkedId: null,
  originalId: null,
  isOrdered: false,
  ...more,
})

describe('5A: types on the wire', () => {
  test.each([
    ['outbound_shipment', 'ci', 'store'],
    ['prescription', 'ci', 'dispensary'],
    ['inbound_shipment', 'si', 'store'],
    ['customer_return', 'cc', 'store'],
    ['supplier_return', 'sc', 'store'],
    ['repack', 'sr', 'store'],
  ] as const)('5A: %s is %s in mode %s, both ways', (kind, type, mode) => {
    expect(wireWords(kind, 'new')).toMatchObject({ type, mode })
    expect(invoiceKind({ type, mode, omType: '', status: 'fn', omStatus: '', nameCode: 'WARD' })).toBe(kind)
  })

  test.each([
    ['inventory_addition', 'si'],
    ['inventory_reduction', 'sc'],
  ] as const)('5A: %s is %s with the special name of code invad', (kind, type) => {
    expect(wireWords(kind, 'verified').type).toBe(type)
    expect(invoiceKind({ type, mode: 'store', omType: '', status: 'fn', omStatus: '', nameCode: 'invad' })).toBe(kind)
  })
})

type Way = readonly [what: string, kind: InvoiceKind, passed: readonly InvoiceState[], isOrdered: boolean, way: readonly InvoiceState[]]
const ways: readonly Way[] = [
  ['outbound shipment', 'outbound_shipment', [], false, ['new', 'allocated', 'picked', 'shipped', 'delivered', 'received', 'verified']],
  ['inbound, manual', 'inbound_shipment', ['new'], false, ['new', 'delivered', 'received', 'verified']],
  ['inbound, from a transfer', 'inbound_shipment', ['picked'], false, ['picked', 'shipped', 'delivered', 'received', 'verified']],
  ['inbound, from purchase order', 'inbound_shipment', ['new'], true, ['new', 'shipped', 'delivered', 'received', 'verified']],
  ['prescription', 'prescription', [], false, ['new', 'picked', 'verified']],
  ['supplier return', 'supplier_return', [], false, ['new', 'picked', 'shipped', 'received', 'verified']],
  ['customer return, manual', 'customer_return', ['new'], false, ['new', 'received', 'verified']],
  ['customer return, from a transfer', 'customer_return', ['shipped'], false, ['shipped', 'received', 'verified']],
  ['inventory addition', 'inventory_addition', [], false, ['verified']],
  ['inventory reduction', 'inventory_reduction', [], false, ['verified']],
  ['repack', 'repack', [], false, ['verified']],
]

describe('5A: life cycles', () => {
  test.each(ways)('5A: %s', (_what, kind, passed, isOrdered, way) => {
    expect(lifeCycle(kind, passed, isOrdered)).toEqual(way)
  })

  test.each(ways)(
    '5A: %s goes forward only, and any later state that is ours may be chosen at once',
    (_what, kind, _passed, isOrdered, way) => {
      for (const [index, state] of way.entries()) {
        const next = nextStates(kind, state, new Set(), isOrdered)
        for (const other of way) {
          const step = checkStep(head(kind, state, { isOrdered }), other)
          expect({ [`${state} → ${other}`]: step.ok }).toEqual({ [`${state} → ${other}`]: next.includes(other) })
          if (way.indexOf(other) <= index) expect(next).not.toContain(other)
        }
      }
    },
  )

  test('5A: who moves it: the sender up to Shipped, the rest is mirrored from the receiver’s half', () => {
    expect(nextStates('outbound_shipment', 'new')).toEqual(['allocated', 'picked', 'shipped'])
    expect(nextStates('outbound_shipment', 'shipped')).toEqual([])
    expect(nextStates('supplier_return', 'new')).toEqual(['picked', 'shipped'])
    expect(nextStates('supplier_return', 'shipped')).toEqual([])
    expect(nextStates('inbound_shipment', 'picked'), 'a preview, locked').toEqual([])
    expect(nextStates('inbound_shipment', 'shipped')).toEqual(['delivered', 'received', 'verified'])
  })

  test('5A: the dates of skipped states are filled with the same time', () => {
    expect(stepFields(head('outbound_shipment', 'new'), 'shipped', undated, at)).toMatchObject({
      om_allocated_datetime: at.utc,
      om_picked_datetime: at.utc,
      om_shipped_datetime: at.utc,
    })
    expect(stepFields(head('inbound_shipment', 'new', { isOrdered: true }), 'verified', undated, at)).toMatchObject({
      om_shipped_datetime: at.utc,
      om_delivered_datetime: at.utc,
      om_verified_datetime: at.utc,
    })
  })

  test('5A: a state that central hides is skipped by the next-status button, and cannot be asked for', () => {
    const hidden = new Set<InvoiceState>(['allocated', 'delivered'])
    expect(nextStates('outbound_shipment', 'new', hidden)).toEqual(['picked', 'shipped'])
    expect(nextStates('inbound_shipment', 'new', hidden)).toEqual(['received', 'verified'])
    expect(nextStates('outbound_shipment', 'allocated', hidden), 'one that came so goes on').toEqual(['picked', 'shipped'])
    expect(checkStep(head('outbound_shipment', 'new'), 'allocated', hidden)).toMatchObject({ error: { reason: 'step_not_next' } })
  })

  test('5A: on hold blocks every status change', () => {
    for (const [, kind, , isOrdered, way] of ways)
      for (const state of way) for (const to of way) expect(checkStep(head(kind, state, { isOrdered, onHold: true }), to).ok).toBe(false)
  })
})

describe('5A: legacy codes', () => {
  test.each([
    ['outbound_shipment', { new: 'sg', allocated: 'sg', picked: 'cn', shipped: 'fn', delivered: 'fn', received: 'fn', verified: 'fn' }],
    ['supplier_return', { new: 'sg', picked: 'cn', shipped: 'fn', received: 'fn', verified: 'fn' }],
    ['inbound_shipment', { new: 'nw', shipped: 'nw', delivered: 'nw', received: 'cn', verified: 'fn' }],
    ['customer_return', { new: 'nw', shipped: 'nw', received: 'cn', verified: 'fn' }],
    ['prescription', { new: 'nw', picked: 'cn', verified: 'fn', cancelled: 'fn' }],
  ] as const)('5A: %s', (kind, codes) => {
    for (const [state, status] of Object.entries(codes))
      expect({ [state]: wireWords(kind, state as InvoiceState).status }).toEqual({ [state]: status })
  })

  test('5A: the precise status travels beside it: Received as DELIVERED, Delivered as DELIVERED_NO_STOCK', () => {
    expect(wireWords('inbound_shipment', 'received').om_status).toBe('DELIVERED')
    expect(wireWords('inbound_shipment', 'delivered').om_status).toBe('DELIVERED_NO_STOCK')
  })

  test('5A, T19: Cancelled comes back as Verified where only the legacy code is left, and as itself by our own field', () => {
    const { status, om_status: omStatus } = wireWords('prescription', 'cancelled')
    expect(invoiceState({ kind: 'prescription', status, omStatus, partnerIsStore: false })).toBe('cancelled')
    expect(invoiceState({ kind: 'prescription', status, omStatus: null, partnerIsStore: false })).toBe('verified')
  })

  test('5A: stocktakes are sg and fn; requests sg in Draft, fn sent; responses sg, cn with a shipment, fn', () => {
    expect(newStocktakeWire(at).status).toBe('sg')
    expect(finalisedStocktakeWire(at).status).toBe('fn')
    expect(requisitionStates).toEqual(['draft', 'new', 'sent', 'finalised'])
    const request = (state: 'draft' | 'sent' | 'finalised') => requisitionWire('request', state)?.status
    expect([request('draft'), request('sent'), request('finalised')]).toEqual(['sg', 'fn', 'fn'])
    const response = (state: 'new' | 'finalised', isShipped: boolean) => requisitionWire('response', state, isShipped)?.status
    expect([response('new', false), response('new', true), response('finalised', true)]).toEqual(['sg', 'cn', 'fn'])
    expect(requisitionState({ type: 'request', status: 'fn', omStatus: 'FINALISED' })).toBe('finalised')
  })
})

describe('5A: transfers', () => {
  test.each([
    ['new', 'private', 'private'],
    ['allocated', 'private', 'private'],
    ['picked', 'on_its_way', 'private'],
    ['shipped', 'binding', 'binding'],
    ['verified', 'binding', 'binding'],
  ] as const)('5A: an outbound in %s is %s to its receiver; for a central that follows the seeds %s', (state, today, seeds) => {
    for (const kind of ['outbound_shipment', 'supplier_return'] as const) {
      expect(transferStage(kind, state, 'picked')).toBe(today)
      expect(transferStage(kind, state, 'finalised')).toBe(seeds)
    }
  })

  test('5A: nothing but what is sent becomes a transfer', () => {
    for (const kind of ['prescription', 'inbound_shipment', 'customer_return', 'inventory_addition', 'repack'] as const)
      expect(transferStage(kind, 'verified', 'picked')).toBe('private')
  })
})
