/** The lines of a document as people read them: one row an item, its batches beneath. */
import type { Invoice, InvoiceLine } from '../../../src-main/contract/trade.ts'

export type ItemGroup = {
  readonly itemId: string
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly lines: readonly InvoiceLine[]
  readonly units: number
  readonly total: number
}

type Lines = Pick<Invoice, 'lines'>

const sum = (lines: readonly InvoiceLine[], of: (line: InvoiceLine) => number) => lines.reduce((total, line) => total + of(line), 0)

/** One group an item, in the order in which the items first came. */
export function itemGroups({ lines }: Lines): readonly ItemGroup[] {
  const byItem = new Map<string, InvoiceLine[]>()
  for (const line of lines) byItem.set(line.itemId, [...(byItem.get(line.itemId) ?? []), line])
  return [...byItem].map(([itemId, own]) => ({
    itemId,
    code: own[0]?.itemCode ?? '',
    name: own[0]?.itemName ?? '',
    unit: own[0]?.unit ?? '',
    lines: own,
    units: sum(own, (line) => line.units),
    total: sum(own, (line) => line.total),
  }))
}

/** What a closed row can say of several batches: a value only where all of them share it. */
export function shared<T>(group: ItemGroup, of: (line: InvoiceLine) => T): T | null {
  const [first, ...rest] = group.lines.map(of)
  return first !== undefined && rest.every((one) => one === first) ? first : null
}

/** The nearest expiry of a group; null where no batch has one. */
export function nearestExpiry(group: ItemGroup): string | null {
  const dates = group.lines.map((line) => line.expiryDate).filter((date) => date !== null)
  return dates.toSorted()[0] ?? null
}

/** Batches whose stock goes down: lines of stock that take something. */
export const batchCount = ({ lines }: Lines): number =>
  new Set(lines.filter((line) => line.packs > 0).map((line) => line.stockLineId ?? line.id)).size
