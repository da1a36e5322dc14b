/** What the made-up page does to several lines at once. */
import type { Input } from '../../src-main/contract/operations.ts'
import type { InvoiceLine } from '../../src-main/contract/trade.ts'

const emptied = (line: InvoiceLine): InvoiceLine => ({ ...line, packs: 0, units: 0, total: 0 })

/** The lines after something was done to several items. Nothing has come since, so nothing can be allocated. */
export function changedItems(lines: readonly InvoiceLine[], { itemIds, do: what }: Input<'outbound.changeItems'>): InvoiceLine[] {
  const asked = (line: InvoiceLine) => itemIds.includes(line.itemId)
  if (what === 'remove') return lines.filter((line) => !asked(line))
  if (what === 'trim') return lines.filter((line) => !asked(line) || line.stockLineId !== null)
  if (what === 'allocate') return [...lines]
  const first = new Set(itemIds.map((itemId) => lines.find((line) => line.itemId === itemId)?.id))
  return lines
    .filter((line) => !asked(line) || first.has(line.id))
    .map((line) => (asked(line) ? { ...emptied(line), stockLineId: null, isWaiting: true, batch: '', expiryDate: null } : line))
}

/** The same of lines that come in. */
export function changedLines(lines: readonly InvoiceLine[], { lineIds, change }: Input<'inbound.changeLines'>): InvoiceLine[] {
  const asked = (line: InvoiceLine) => lineIds.includes(line.id)
  if (change.do === 'remove') return lines.filter((line) => !asked(line))
  const place = change.do === 'place' ? { locationId: change.locationId, location: change.locationId ?? '' } : null
  return lines.map((line) => (asked(line) ? (place === null ? emptied(line) : { ...line, ...place }) : line))
}
