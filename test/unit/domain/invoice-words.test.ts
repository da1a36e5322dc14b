import { describe, expect, test } from 'vitest'
import type { InvoiceKind } from '../../../src-main/contract/trade.ts'
import { invoiceKinds, invoiceStates } from '../../../src-main/contract/trade.ts'
import type { KindFacts } from '../../../src-main/domain/invoice-words.ts'
import { invoiceKind, invoiceState, lineKind, wipedKeys } from '../../../src-main/domain/invoice-words.ts'
import { wireWords } from '../../../src-main/domain/wire-words.ts'

const facts = (change: Partial<KindFacts>): KindFacts => ({
  type: 'ci',
  mode: 'store',
  omType: null,
  status: 'fn',
  omStatus: null,
  nameCode: 'HC1',
  ...change,
})

describe('kind of a transact row without om_type (4.13)', () => {
  test.each([
    ['invad', 'store', 'si', 'inventory_addition'],
    ['invad', 'dispensary', 'si', 'inventory_addition'],
    ['invad', 'store', 'sc', 'inventory_reduction'],
    ['invad', 'store', 'ci', 'other'],
    ['HC1', 'dispensary', 'ci', 'prescription'],
    ['HC1', 'dispensary', 'si', 'other'],
    ['HC1', 'store', 'si', 'inbound_shipment'],
    ['HC1', 'store', 'ci', 'outbound_shipment'],
    ['HC1', 'store', 'sc', 'supplier_return'],
    ['HC1', 'store', 'Sc', 'supplier_return'],
    ['HC1', 'store', 'cc', 'customer_return'],
    ['HC1', 'store', 'sr', 'repack'],
    ['HC1', 'store', 'rc', 'other'],
    ['HC1', 'store', 'bu', 'other'],
    ['HC1', 'warehouse', 'ci', 'other'],
    ['HC1', null, 'ci', 'outbound_shipment'],
    ['HC1', 'store', 'constructor', 'other'],
    ['HC1', 'store', null, 'other'],
    [null, 'store', 'ci', 'outbound_shipment'],
  ])('%s / %s / %s is %s', (nameCode, mode, type, kind) => {
    expect(invoiceKind(facts({ nameCode, mode, type }))).toBe(kind)
    expect(invoiceKind(facts({ nameCode, mode, type, omType: '' }))).toBe(kind)
  })
})

describe('kind where om_type tells it', () => {
  test.each([
    ['OUTBOUND_SHIPMENT', 'outbound_shipment'],
    ['INBOUND_SHIPMENT', 'inbound_shipment'],
    ['PRESCRIPTION', 'prescription'],
    ['INVENTORY_ADDITION', 'inventory_addition'],
    ['INVENTORY_ADJUSTMENT', 'inventory_addition'],
    ['INVENTORY_REDUCTION', 'inventory_reduction'],
    ['REPACK', 'repack'],
    ['SUPPLIER_RETURN', 'supplier_return'],
    ['OUTBOUND_RETURN', 'supplier_return'],
    ['CUSTOMER_RETURN', 'customer_return'],
    ['INBOUND_RETURN', 'customer_return'],
    ['GIFT', 'other'],
    ['constructor', 'other'],
  ])('%s is %s, whatever the type says', (omType, kind) => {
    expect(invoiceKind(facts({ omType, type: 'cc', nameCode: 'invad' }))).toBe(kind)
  })
})

describe('a status that nobody knows makes the document one that is only shown', () => {
  test.each([
    [{ status: 'wp' }, 'other'],
    [{ status: null }, 'other'],
    [{ status: 'wp', omStatus: 'SHIPPED' }, 'outbound_shipment'],
    [{ status: 'fn', omStatus: 'LOST' }, 'other'],
    [{ type: 'sr', status: 'nw' }, 'other'],
    [{ type: 'sr', status: 'nw', omStatus: 'NEW' }, 'repack'],
    [{ omType: 'PRESCRIPTION', status: 'wf' }, 'other'],
  ])('%o is %s', (change, kind) => {
    expect(invoiceKind(facts(change))).toBe(kind)
  })
})

const state = (kind: InvoiceKind, status: string | null, omStatus: string | null = null, partnerIsStore = false) =>
  invoiceState({ kind, status, omStatus, partnerIsStore })

describe('state of an invoice on pull (4.13)', () => {
  const table: Record<string, readonly InvoiceKind[]> = {
    'new new picked shipped': ['outbound_shipment', 'supplier_return'],
    'new new received verified': ['inbound_shipment', 'customer_return'],
    'new new picked verified': ['prescription'],
    'new new verified verified': ['inventory_addition', 'inventory_reduction', 'repack', 'other'],
  }
  test.each(Object.entries(table).flatMap(([states, kinds]) => kinds.map((kind) => [kind, states] as const)))(
    '%s: nw, sg, cn, fn are %s',
    (kind, states) => {
      expect(['nw', 'sg', 'cn', 'fn'].map((status) => state(kind, status)).join(' ')).toBe(states)
      expect(state(kind, 'FN')).toBe(state(kind, 'fn'))
    },
  )

  test('what comes from a store has been shipped even where its status is new', () => {
    expect(state('inbound_shipment', 'nw', null, true)).toBe('shipped')
    expect(state('customer_return', 'nw', null, true)).toBe('shipped')
    expect(state('inbound_shipment', 'sg', null, true)).toBe('new')
    expect(state('outbound_shipment', 'nw', null, true)).toBe('new')
  })

  test.each([
    ['NEW', 'new'],
    ['ALLOCATED', 'allocated'],
    ['PICKED', 'picked'],
    ['SHIPPED', 'shipped'],
    ['DELIVERED_NO_STOCK', 'delivered'],
    ['DELIVERED', 'received'],
    ['VERIFIED', 'verified'],
    ['CANCELLED', 'cancelled'],
  ])('om_status %s is %s and wins over the status', (omStatus, expected) => {
    expect(state('outbound_shipment', 'sg', omStatus)).toBe(expected)
  })

  test.each([null, '', 'wp', 'toString'])('an unknown status %s never fails', (status) => {
    expect(state('outbound_shipment', status)).toBe('new')
    expect(state('outbound_shipment', 'fn', status)).toBe('shipped')
  })
})

describe('the way back', () => {
  const kinds = invoiceKinds.filter((kind) => kind !== 'other')

  test.each(kinds.flatMap((kind) => invoiceStates.map((at) => [kind, at] as const)))('T19: %s %s comes back as itself', (kind, at) => {
    const wire = wireWords(kind, at)
    const read = invoiceKind({ ...wire, omType: wire.om_type, omStatus: wire.om_status, nameCode: 'HC1' })
    expect([read, state(read, wire.status, wire.om_status)]).toEqual([kind, at])
  })

  test.each([
    ['outbound_shipment', 'sg sg cn fn fn fn fn fn'],
    ['supplier_return', 'sg sg cn fn fn fn fn fn'],
    ['inbound_shipment', 'nw nw nw nw nw cn fn fn'],
    ['customer_return', 'nw nw nw nw nw cn fn fn'],
    ['prescription', 'nw cn cn fn sg fn fn fn'],
    ['inventory_addition', 'nw nw nw nw nw nw fn fn'],
    ['inventory_reduction', 'nw nw nw nw nw nw fn fn'],
    ['repack', 'nw nw nw nw nw nw fn fn'],
  ] as const)('%s is pushed as %s', (kind, statuses) => {
    expect(invoiceStates.map((at) => wireWords(kind, at).status).join(' ')).toBe(statuses)
  })

  test('only prescriptions are of the dispensary', () => {
    expect(kinds.filter((kind) => wireWords(kind, 'new').mode === 'dispensary')).toEqual(['prescription'])
    expect(kinds.map((kind) => wireWords(kind, 'new').type)).toEqual(['ci', 'si', 'ci', 'si', 'sc', 'sc', 'cc', 'sr'])
  })
})

describe('the wipe rule', () => {
  const copied = { ID: 'x', om_type: 'OUTBOUND_SHIPMENT', om_status: 'SHIPPED', oms_fields: null, comment: 'om_' }
  test.each([
    [{ ...copied, type: 'si' }, ['om_type', 'om_status']],
    [{ ...copied, type: 'cc', om_type: 'SUPPLIER_RETURN' }, ['om_type', 'om_status']],
    [{ ...copied, type: 'cc', om_type: 'OUTBOUND_RETURN' }, ['om_type', 'om_status']],
    [{ ...copied, type: 'ci' }, []],
    [{ ...copied, type: 'si', om_type: 'INBOUND_SHIPMENT' }, []],
    [{ ...copied, type: 'cc' }, []],
    [{}, []],
  ])('%o', (data, gone) => {
    expect(wipedKeys(data)).toEqual(gone)
  })
})

test.each([
  ['stock_in', 1, 'stock_in'],
  ['stock_out', 1, 'stock_out'],
  ['stock_out', -1, 'stock_in'],
  ['placeholder', 1, 'unallocated'],
  ['placeholder', -1, 'unallocated'],
  ['service', null, 'service'],
  ['non_stock', 1, 'other'],
  [null, null, 'other'],
])('a line %s of %s packs is %s', (type, packs, kind) => {
  expect(lineKind(type, packs)).toBe(kind)
})
