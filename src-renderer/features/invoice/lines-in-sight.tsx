/** Of a long document only the items in sight are drawn; rows of the height of the others hold their room in the table. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { useRowHeight } from '../../ui/use-row-height.ts'
import type { ItemRow } from './item-groups.ts'

/** `gap`: px of what is not drawn between it and the one drawn before. */
export type DrawnLine = { readonly at: number; readonly gap: number }

export type LinesInSight = {
  readonly drawn: readonly DrawnLine[]
  /** px of what is not drawn after the last one. */
  readonly after: number
  /** Rows that the open item has below its own: readers count them too. */
  readonly beneath: number
  /** The body of each drawn item; its `data-index` says which. */
  readonly measure: (body: HTMLElement | null) => void
  /** The item at a place, or at the last one; null where there is none. Also right for who asks with old rows at hand. */
  readonly itemAt: (at: number) => string | null
}

/** `kept`: items that are drawn wherever they are, since one of them has the keyboard or takes it from Tab. */
export function useLinesInSight(
  table: RefObject<HTMLTableElement | null>,
  rows: readonly ItemRow[],
  kept: readonly (string | null | undefined)[],
): LinesInSight {
  const heights = useRowHeight(table)
  const itemIdAt = useCallback((at: number) => rows[at]?.itemId ?? at, [rows])
  const keptPlaces = rows.flatMap(({ itemId }, at) => (kept.includes(itemId) ? [at] : []))
  // Without React's compiler there is nothing that its memoising could make stale.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => table.current?.closest<HTMLElement>('.scroll') ?? null,
    getItemKey: itemIdAt,
    estimateSize: () => heights.row,
    overscan: 10,
    scrollMargin: heights.head,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...keptPlaces])].toSorted((a, b) => a - b),
  })
  useLayoutEffect(() => {
    virtual.measure()
    // It forgets also what is drawn, and that is looked at again only when it changes.
    for (const body of virtual.elementsCache.values()) virtual.measureElement(body)
  }, [virtual, heights.row])

  const [beneath, setBeneath] = useState(0)
  const height = virtual.getTotalSize()
  useLayoutEffect(
    () => setBeneath((table.current?.querySelector('.open-item')?.parentElement?.childElementCount ?? 1) - 1),
    [table, height, rows],
  )

  const items = virtual.getVirtualItems()
  const drawn = items.map(({ index, start }, n) => ({ at: index, gap: start - (items[n - 1]?.end ?? heights.head) }))
  return {
    drawn,
    after: height + heights.head - (items.at(-1)?.end ?? heights.head),
    beneath,
    measure: virtual.measureElement,
    itemAt: (at) => {
      const { count, getItemKey } = virtual.options
      return count === 0 ? null : String(getItemKey(Math.min(at, count - 1)))
    },
  }
}

/** Holds the room of items that are not drawn. */
export const Gap = ({ height }: { height: number }) =>
  height > 0 && (
    <tbody role="presentation">
      <tr role="presentation" style={{ blockSize: height }} />
    </tbody>
  )
