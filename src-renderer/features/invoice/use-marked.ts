import { useMemo, useState } from 'react'
import type { ItemRow } from './item-groups.ts'

export type Marked = {
  readonly rows: readonly ItemRow[]
  readonly has: (itemId: string) => boolean
  readonly toggle: (itemId: string) => void
  readonly add: (itemIds: readonly string[]) => void
  /** All of them, or none where all are marked. */
  readonly toggleAll: () => void
  readonly clear: () => void
}

/** The items that are marked for what is done to several at once (U-38). One that has left the document is none any more. */
export function useMarked(all: readonly ItemRow[]): Marked {
  const [ids, setIds] = useState<ReadonlySet<string>>(none)
  const rows = useMemo(() => all.filter((row) => ids.has(row.itemId)), [all, ids])
  return {
    rows,
    has: (itemId) => ids.has(itemId),
    toggle: (itemId) => setIds((before) => (before.has(itemId) ? without(before, itemId) : new Set([...before, itemId]))),
    add: (itemIds) => setIds((before) => new Set([...before, ...itemIds])),
    toggleAll: () => setIds(rows.length === all.length ? none : new Set(all.map((row) => row.itemId))),
    clear: () => setIds(none),
  }
}

const none: ReadonlySet<string> = new Set()
const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => new Set([...ids].filter((one) => one !== id))
