/** The lines of a document as people read them: one row an item, its batches beneath. */
import { daysUntil } from '../../ui/dates.ts'
import type { InvoiceLine, ItemChoice } from '../../../src-main/contract/trade.ts'

export type ItemGroup = {
  readonly itemId: string
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly lines: readonly InvoiceLine[]
  readonly units: number
  readonly total: number
}

type Lines = { readonly lines: readonly InvoiceLine[] }

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

/** What a pack came to. Central keeps cost and price apart; the total is the one that was used. */
export const pricePerPack = (line: InvoiceLine): number => (line.packs > 0 ? line.total / line.packs : line.sellPrice)

/** The nearest expiry of a group; null where no batch has one. */
export function nearestExpiry(group: ItemGroup): string | null {
  const dates = group.lines.map((line) => line.expiryDate).filter((date) => date !== null)
  return dates.toSorted()[0] ?? null
}

/** Batches that the document takes something from, or brings. */
export const batchCount = ({ lines }: Lines): number =>
  new Set(
    lines.filter((line) => line.packs > 0 && (line.stockLineId !== null || line.batch !== '')).map((line) => line.stockLineId ?? line.id),
  ).size

const missingUnits = (lines: readonly InvoiceLine[]): number =>
  sum(
    lines.filter((line) => line.isWaiting),
    (line) => line.units,
  )

const isUnasked = ({ lines, units }: ItemGroup): boolean => units === 0 && lines.every((line) => line.isWaiting)

export type ItemRow = ItemGroup & {
  readonly isDraft: boolean
  /** It stands on the document with nothing asked for, as a master list brought it (U-32). */
  readonly isUnasked: boolean
  /** Units asked for that no batch covers: they wait on the document as a line without a batch (5C). */
  readonly missing: number
}

/** The rows of the table: the items of the document, then those that were chosen and have no quantity yet. */
export function itemRows(invoice: Lines, drafts: readonly ItemChoice[]): readonly ItemRow[] {
  const groups = itemGroups(invoice).map((group) => ({
    ...group,
    isDraft: false,
    isUnasked: isUnasked(group),
    missing: missingUnits(group.lines),
  }))
  const chosen = drafts.map(({ id, code, name, unit }) => ({
    itemId: id,
    code,
    name,
    unit,
    lines: [],
    units: 0,
    total: 0,
    isDraft: true,
    isUnasked: false,
    missing: 0,
  }))
  return [...groups, ...chosen]
}

const soonDays = 42

/** Lines of batches that expire within six weeks: allowed, but said before shipping (5C). */
export function expiringLines({ lines }: Lines, now: Date): readonly InvoiceLine[] {
  return lines.filter((line) => {
    const days = line.expiryDate === null ? null : daysUntil(line.expiryDate, now)
    return line.packs > 0 && days !== null && days >= 0 && days <= soonDays
  })
}

/** Items without a quantity: chosen and not filled in, or brought by a list. Shipping leaves them out (5E). */
export const countUnfilled = (rows: readonly ItemRow[]): number => rows.filter((row) => row.isDraft || row.isUnasked).length
