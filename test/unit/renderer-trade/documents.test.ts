import { expect, test } from 'vitest'
import { invoiceKinds, invoiceStates } from '../../../src-main/contract/trade.ts'
import type { InvoiceLine } from '../../../src-main/contract/trade.ts'
import {
  batchCount,
  expiringLines,
  itemGroups,
  itemRows,
  nearestExpiry,
  shared,
} from '../../../src-renderer/features/invoice/item-groups.ts'
import { countOf, kindsOf, shownTabs, tabNames, tabOf } from '../../../src-renderer/features/transactions/kinds.ts'
import { isAtCost, isTheirs, lifeCycle } from '../../../src-main/contract/life-cycle.ts'
import { pips } from '../../../src-renderer/features/transactions/life-cycle.ts'
import { lineOf, missingLine } from '../../support/fake-allocation.ts'
import { sampleItems } from '../../support/fake-trade-data.ts'

test('U-30: every kind of document is under exactly one tab beside All', () => {
  const under = tabNames.flatMap((tab) => kindsOf[tab])
  expect([...under].toSorted()).toEqual([...invoiceKinds].toSorted())
  for (const tab of tabNames) expect(tabOf(kindsOf[tab])).toBe(tab)
})

test('U-30: tabs count their documents, and rare kinds have a tab only where there are any', () => {
  const byKind = { outbound_shipment: 13, supplier_return: 2, customer_return: 3 }
  expect(countOf('all', byKind)).toBe(18)
  expect(countOf('return', byKind)).toBe(5)
  expect(shownTabs(byKind, 'all')).not.toContain('other')
  expect(shownTabs({ repack: 1 }, 'all')).toContain('other')
  expect(shownTabs({}, 'prescription')).toContain('prescription')
})

test('5A: a customer invoice has seven states, the last three of them the receiver’s', () => {
  expect(pips('outbound_shipment', 'shipped')).toEqual({ count: 7, now: 3 })
  expect(invoiceStates.filter((state) => isTheirs('outbound_shipment', state))).toEqual(['delivered', 'received', 'verified'])
})

test('5D, 5J: a document says the cost of what comes in or goes back to its supplier, and the price of what is issued', () => {
  expect(invoiceKinds.filter(isAtCost)).toEqual(['inbound_shipment', 'supplier_return', 'customer_return'])
})

test('5A: a supplier invoice from a transfer begins at Picked, one made by hand at New', () => {
  expect(lifeCycle('inbound_shipment', ['shipped'])[0]).toBe('picked')
  expect(lifeCycle('inbound_shipment', ['new'])[0]).toBe('new')
  expect(lifeCycle('inbound_shipment', ['shipped', 'received'])).toContain('shipped')
})

test('5A: a state outside the way of a document has no dashes', () => {
  expect(pips('prescription', 'cancelled')).toBeNull()
  expect(pips('other', 'new')).toBeNull()
})

const [amox, , paracetamol] = sampleItems()
const line = (item: typeof amox, at: number, packs: number): InvoiceLine => {
  const batch = item?.batches[at]
  if (!item || !batch) throw new Error('no such batch')
  return lineOf(item, batch, packs)
}
const lines = [line(amox, 3, 2), line(paracetamol, 0, 1), line(amox, 1, 150)]

test('3E: lines are one row an item, in the order in which the items came', () => {
  const groups = itemGroups({ lines })
  expect(groups.map((group) => [group.code, group.units, group.total])).toEqual([
    ['AMX250', 350, 830],
    ['PCM500', 1000, 620],
  ])
})

test('3E: a closed row says only what all its batches share', () => {
  const [group] = itemGroups({ lines })
  if (!group) throw new Error('no group')
  expect(shared(group, (one) => one.location)).toBe('A-02')
  expect(shared(group, (one) => one.packSize)).toBeNull()
  expect(nearestExpiry(group)).toBe('2025-12-28')
})

test('3E: items without a quantity stand after the lines', () => {
  const draft = { id: 'item-ors205', code: 'ORS205', name: 'Oral rehydration salts', unit: 'sachet', total: 1, available: 1 }
  expect(itemRows({ lines }, [draft]).map((row) => [row.code, row.isDraft])).toEqual([
    ['AMX250', false],
    ['PCM500', false],
    ['ORS205', true],
  ])
})

test('5C: units that no batch covers are missing on what goes out, and no batch', () => {
  if (!amox) throw new Error('no item')
  const all = [...lines, missingLine(amox, 200)]
  expect(itemRows({ lines: all }, []).map((row) => [row.units, row.missing])).toEqual([
    [550, 200],
    [1000, 0],
  ])
  const services = all.map((line) => ({ ...line, isWaiting: false }))
  expect(itemRows({ lines: services }, [])[0], 'what waits for nothing is not missing').toMatchObject({ missing: 0, isUnasked: false })
  expect(batchCount({ lines: all })).toBe(3)
})

test('5B: the batches that go down are counted once each, and empty lines not at all', () => {
  expect(batchCount({ lines })).toBe(3)
  expect(batchCount({ lines: [...lines, line(amox, 1, 3), line(paracetamol, 0, 0)] })).toBe(3)
})

test('5C: what expires within six weeks is said before shipping; what has expired or takes nothing is not', () => {
  const now = new Date(2025, 10, 20)
  expect(expiringLines({ lines }, now).map((one) => one.batch)).toEqual(['AX23041'])
  expect(expiringLines({ lines: [line(amox, 0, 1), line(amox, 1, 0)] }, now)).toEqual([])
})
