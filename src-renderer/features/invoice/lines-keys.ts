/** Where a key leads among the items of a document (features 3I). The rows are one stop of Tab. */
import { moved } from '../../ui/grid-keys.ts'

export type LineKey =
  | { readonly do: 'go'; readonly row: number }
  | { readonly do: 'open'; readonly row: number; readonly startsWith?: string }
  | { readonly do: 'remove'; readonly row: number }
  | { readonly do: 'jump'; readonly letter: string }
  | { readonly do: 'mark'; readonly row: number }
  /** Marks both rows and goes to the second. */
  | { readonly do: 'extend'; readonly row: number; readonly to: number }
  | { readonly do: 'markAll' }

type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly shiftKey?: boolean
}

/** What a key on the row of an item does; null for keys that mean nothing here. A figure fills the quantity, a letter jumps. */
export function lineKey(event: KeyPress, row: number, count: number, canEdit: boolean): LineKey | null {
  const { key } = event
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'a') return { do: 'markAll' }
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  if (key === ' ') return { do: 'mark', row }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (event.shiftKey === true && step !== 0)
    return row + step < 0 || row + step >= count ? { do: 'mark', row } : { do: 'extend', row, to: row + step }
  if (key === 'Enter' || key === 'F2' || key === 'ArrowRight') return { do: 'open', row }
  if (key === 'Delete') return canEdit ? { do: 'remove', row } : null
  if (/^\d$/.test(key)) return canEdit ? { do: 'open', row, startsWith: key } : null
  if (/^\p{L}$/u.test(key)) return { do: 'jump', letter: key.toLocaleLowerCase() }
  const next = moved({ row, column: 0 }, key, { rows: count, columns: 1, page: 10 })
  return next && next.row >= 0 ? { do: 'go', row: next.row } : null
}
