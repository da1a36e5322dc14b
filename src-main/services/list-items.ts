import type { ItemCounts, ItemFilter, ItemPage, ItemRow, ItemShow, ItemSort, ItemStatus } from '../contract/items.ts'
import { itemShows } from '../contract/items.ts'
import type { ReadDb } from '../db/write.ts'
import { lastsUntil } from '../domain/consumption.ts'
import { finite, tolerance } from '../domain/stock.ts'
import { seenByStore, seenItems } from '../repositories/item-figures.ts'
import type { NameOrder } from '../repositories/item-list.ts'
import { countItems, itemRows, pageOfItems } from '../repositories/item-list.ts'
import type { Figures, ItemFigures } from './item-figures.ts'
import { itemFigures } from './item-figures.ts'
import type { Remember } from './list-transactions.ts'
import { matchingOf, wordsOf } from './list-transactions.ts'
import type { Part } from './stock-rows.ts'

export type ItemsAsked = { readonly filter: ItemFilter; readonly sort: ItemSort }

/** A page of the items of the store (U-19, F-160); `today` is the clinic's day. */
export function listItems(db: ReadDb, storeId: string, asked: ItemsAsked & Part, today: string, remember: Remember): ItemPage {
  const { offset, limit } = asked
  const search = searchOf(asked.filter)
  if (isByName(asked)) {
    const ids = pageOfItems(db, search, nameOrder(asked.sort), asked)
    const matching = matchingOf(asked, ids.length, () => remember(key('items', search), () => countItems(db, search)))
    return { rows: itemRowsOf(db, storeId, ids, today), offset, matching }
  }
  const { filter, sort } = asked
  const ids = remember(key('items in order', [storeId, today, filter, sort]), () => idsOf(db, storeId, asked, today, remember))
  return { rows: itemRowsOf(db, storeId, ids.slice(offset, offset + limit), today), offset, matching: ids.length }
}

/** Every item of the filter in the order of the list. */
export function idsOf(db: ReadDb, storeId: string, asked: ItemsAsked, today: string, remember: Remember): readonly string[] {
  const byName = pageOfItems(db, searchOf(asked.filter), nameOrder(asked.sort), { offset: 0, limit: -1 })
  if (isByName(asked)) return byName
  const { figures, seen } = allFigures(db, storeId, today, remember)
  const { show } = asked.filter
  const shown = show === 'all' ? byName : byName.filter((id) => isShown(seen.get(id), show))
  return sorted(shown, asked.sort, (id) => seen.get(id) ?? figures.of(id))
}

/** Active items that the store sees, under each tab; under *all* those that it does not see too. */
export function itemCounts(db: ReadDb, storeId: string, today: string, remember: Remember): ItemCounts {
  const { seen } = allFigures(db, storeId, today, remember)
  const counts = Object.fromEntries(itemShows.map((show) => [show, 0])) as Record<ItemShow, number>
  for (const item of seen.values()) {
    counts[item.band] += 1
    if (isShown(item, 'at_risk')) counts.at_risk += 1
  }
  return { ...counts, all: countItems(db, { words: [], withInactive: false }) }
}

export type StoreFigures = {
  readonly figures: Figures
  /** Active items that the store sees, each reckoned. */
  readonly seen: ReadonlyMap<string, ItemFigures>
}

/** Figures of every item of the store, kept until the data or the day change. */
export const allFigures = (db: ReadDb, storeId: string, today: string, remember: Remember): StoreFigures =>
  remember(key('item figures', [storeId, today]), () => {
    const figures = itemFigures(db, storeId, null, today)
    return { figures, seen: new Map(seenByStore(db, storeId).map((id) => [id, figures.of(id)])) }
  })

const key = (what: string, of: unknown): string => JSON.stringify([what, of])
const searchOf = ({ search, withInactive }: ItemFilter) => ({ words: wordsOf(search), withInactive })

/** The index answers it alone: nothing of all items need be known. */
const isByName = ({ filter, sort }: ItemsAsked): boolean => filter.show === 'all' && (sort.by === 'name' || sort.by === 'code')
const nameOrder = ({ by, descending }: ItemSort): NameOrder =>
  by === 'name' || by === 'code' ? { by, descending } : { by: 'name', descending: false }

/** What the store does not see is under no tab of alerts. */
function isShown(item: ItemFigures | undefined, show: Exclude<ItemShow, 'all'>): boolean {
  if (item === undefined) return false
  return show === 'at_risk' ? item.atRisk > tolerance : item.band === show
}

const sortValue: Readonly<Record<'total' | 'use' | 'months', (figures: ItemFigures) => number | null>> = {
  total: ({ total }) => total,
  use: ({ use }) => use.perMonth,
  months: ({ months }) => months,
}

/** What has no figure stands last, in the order of names. */
function sorted(ids: readonly string[], { by, descending }: ItemSort, of: Figures['of']): readonly string[] {
  if (by === 'name' || by === 'code') return ids
  const turned = descending ? -1 : 1
  const value = new Map(ids.map((id) => [id, sortValue[by](of(id))]))
  const rank = (id: string): number => {
    const known = value.get(id)
    return known === null || known === undefined ? Number.POSITIVE_INFINITY : known * turned
  }
  return ids.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

/** What the list shows of these items, in their order; one that is gone is left out. */
export function itemRowsOf(db: ReadDb, storeId: string, ids: readonly string[], today: string): ItemRow[] {
  const figures = itemFigures(db, storeId, ids, today)
  const seen = seenItems(db, storeId, ids)
  return itemRows(db, ids).map((row) => shownItem(row, figures.of(row.id), seen.has(row.id), today))
}

type Item = ReturnType<typeof itemRows>[number]

function shownItem(row: Item, figures: ItemFigures, isSeen: boolean, today: string): ItemRow {
  const { total, available, use, months, band } = figures
  return {
    id: row.id,
    code: row.code ?? '',
    name: row.name ?? '',
    unit: row.unit ?? '',
    status: row.status as ItemStatus,
    total: finite(total),
    available: finite(available),
    perMonth: use.perMonth,
    monthsOfStock: months === null ? null : finite(months),
    band: band === 'none' && !isSeen ? null : band,
    lastsUntil: lastsUntil(available, use, today),
    expired: finite(figures.expired),
    atRisk: finite(figures.atRisk),
  }
}
