/** The tabs of the list: kinds of documents as people sort them. Every kind is under exactly one tab beside *all*. */
import type { InvoiceKind } from '../../../src-main/contract/trade.ts'

export const tabNames = ['all', 'customer', 'supplier', 'prescription', 'return', 'adjustment', 'other'] as const
export type TabName = (typeof tabNames)[number]

export const kindsOf: Readonly<Record<TabName, readonly InvoiceKind[]>> = {
  all: [],
  customer: ['outbound_shipment'],
  supplier: ['inbound_shipment'],
  prescription: ['prescription'],
  return: ['supplier_return', 'customer_return'],
  adjustment: ['inventory_addition', 'inventory_reduction'],
  other: ['repack', 'other'],
}

/** The tab that shows exactly these kinds; *all* when nothing is filtered. */
export function tabOf(kinds: readonly InvoiceKind[]): TabName {
  return tabNames.find((name) => kindsOf[name].length === kinds.length && kindsOf[name].every((kind) => kinds.includes(kind))) ?? 'all'
}

/** Documents under a tab, from the page's counts by kind. */
export function countOf(tab: TabName, byKind: Readonly<Record<string, number>>): number {
  const kinds: readonly string[] = tab === 'all' ? Object.keys(byKind) : kindsOf[tab]
  return kinds.reduce((sum, kind) => sum + (byKind[kind] ?? 0), 0)
}

/** Rare kinds get a tab only where there are any, so that the usual ones have room. */
export function shownTabs(byKind: Readonly<Record<string, number>>, now: TabName): readonly TabName[] {
  return tabNames.filter((tab) => (tab !== 'other' && tab !== 'prescription') || tab === now || countOf(tab, byKind) > 0)
}
