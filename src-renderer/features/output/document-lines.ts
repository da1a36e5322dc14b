/** The lines of a document in the order of a paper. */
import type { Invoice, InvoiceLine } from '../../../src-main/contract/trade.ts'

type Document = Pick<Invoice, 'lines'>

/** The lines that wait for no stock: goods that are there, goods that come in, services. */
export const presentOf = ({ lines }: Document): readonly InvoiceLine[] => lines.filter((line) => !line.isWaiting)

/** What was asked for and is not in stock; what nobody has asked any units of yet is left out. */
export const missingOf = ({ lines }: Document): readonly InvoiceLine[] => lines.filter((line) => line.isWaiting && line.units > 0)

const byText = (a: string, b: string): number => a.localeCompare(b, undefined, { numeric: true })

/** As somebody walks through the store: by place, what has none last; there by item and batch. */
export const byPlace = <Line extends Pick<InvoiceLine, 'location' | 'itemName' | 'batch'>>(lines: readonly Line[]): readonly Line[] =>
  lines.toSorted(
    (a, b) =>
      Number(a.location === '') - Number(b.location === '') ||
      byText(a.location, b.location) ||
      byText(a.itemName, b.itemName) ||
      byText(a.batch, b.batch),
  )

/** As somebody looks for an item: by its name, its batches by expiry, those that never expire last. */
export const byItem = (lines: readonly InvoiceLine[]): readonly InvoiceLine[] =>
  lines.toSorted(
    (a, b) => byText(a.itemName, b.itemName) || byText(a.expiryDate ?? '9999', b.expiryDate ?? '9999') || byText(a.batch, b.batch),
  )
