import { describe, expect, test } from 'vitest'
import type { InvoiceLine } from '../../../src-main/contract/trade.ts'
import { byItem, byPlace, missingOf, presentOf } from '../../../src-renderer/features/output/document-lines.ts'
import { documentFile, firstPaper, papersOf } from '../../../src-renderer/features/output/document-papers.ts'
import { documentPapers, parseRoute, routeText } from '../../../src-renderer/stores/route-text.ts'

const line = (id: string, location: string, itemName: string, expiryDate: string | null = null, batch = ''): InvoiceLine =>
  ({ id, location, itemName, expiryDate, batch }) as InvoiceLine
const ids = (lines: readonly InvoiceLine[]) => lines.map(({ id }) => id).join(' ')

describe('U-62: what is printed', () => {
  test('a picklist goes by place, shelf 2 before shelf 10, what has no place last', () => {
    const lines = [
      line('none', '', 'Aspirin'),
      line('ten', 'S10', 'Aspirin'),
      line('zinc', 'S2', 'Zinc'),
      line('amox', 'S2', 'Amoxicillin'),
    ]
    expect(ids(byPlace(lines))).toBe('amox zinc ten none')
    expect(ids(lines)).toBe('none ten zinc amox')
  })

  test('an invoice goes by item, its batches by expiry, those that never expire last', () => {
    const lines = [
      line('never', '', 'Zinc'),
      line('late', '', 'Zinc', '2028-01-01'),
      line('soon', '', 'Zinc', '2026-01-01'),
      line('a', '', 'Amox'),
    ]
    expect(ids(byItem(lines))).toBe('a soon late never')
  })

  test.each(documentPapers)('the place of a %s is found again in the address', (paper) => {
    const route = { place: 'print', paper, id: 'a/b c' } as const
    expect(parseRoute(`#/${routeText(route)}`)).toEqual(route)
  })

  test('an address of no paper leads home', () => {
    expect(parseRoute('#/print/other/a').place).toBe('home')
    expect(parseRoute('#/print/invoice').place).toBe('home')
  })

  test.each(['repack', 'inventory_addition', 'inventory_reduction'] as const)('a %s has one paper, and no list for the shelves', (kind) => {
    expect(papersOf(kind)).toEqual(['invoice'])
    expect(firstPaper({ kind, state: 'new' })).toBe('invoice')
  })

  test.each(['outbound_shipment', 'inbound_shipment', 'supplier_return', 'customer_return', 'prescription'] as const)(
    'a %s has a list for the shelves too',
    (kind) => expect(papersOf(kind)).toEqual(['invoice', 'picklist']),
  )

  test('what no batch covers is not among what is picked, and is said where somebody asked for it', () => {
    const lines = [
      { id: 'there', isWaiting: false, units: 5 },
      { id: 'missing', isWaiting: true, units: 7 },
      { id: 'unasked', isWaiting: true, units: 0 },
      { id: 'service', isWaiting: false, units: 1 },
    ] as InvoiceLine[]
    expect([ids(presentOf({ lines })), ids(missingOf({ lines }))]).toEqual(['there service', 'missing'])
  })

  test('a file is named after its kind and its number, or its day while that is to come', () => {
    const document = { kind: 'supplier_return', createdAt: '2026-03-01T08:00:00Z' } as const
    expect(documentFile({ ...document, number: 12 })).toBe('supplier-return-12')
    expect(documentFile({ ...document, number: null })).toBe('supplier-return-2026-03-01')
  })
})
