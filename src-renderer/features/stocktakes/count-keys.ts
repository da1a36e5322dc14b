/** Where a key leads while counting (features 3I): quantity first, Enter to the next line. Pure. */
import { isText, moved } from '../../ui/grid-keys.ts'

export type CountAct =
  | { readonly do: 'go'; readonly row: number }
  /** Saves what was typed and goes on. */
  | { readonly do: 'enter' }
  /** Counts what was there at the start, and goes on. */
  | { readonly do: 'same' }
  /** Saves what was typed and leaves the line. */
  | { readonly do: 'close' }
  | { readonly do: 'open' | 'giveUp' | 'leave' | 'jump' }

export type CountPlace = {
  /** The count of the line, the list of its reasons, the table around it, or anything else in it. */
  readonly target: 'count' | 'select' | 'table' | 'other'
  readonly isTyped: boolean
  readonly canCount: boolean
  readonly active: number
  readonly rows: number
  readonly page: number
}

type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** What a key on a line does; null for keys that do what they do everywhere. A figure fills the count, a letter jumps. */
export function countKey(event: KeyPress, { target, isTyped, canCount, active, rows, page }: CountPlace): CountAct | null {
  const { key } = event
  if (event.ctrlKey || event.altKey || event.metaKey || target === 'other') return null
  if (target === 'table') return ['Enter', 'ArrowDown', 'ArrowUp'].includes(key) ? { do: 'go', row: active } : null
  if (key === 'Enter') return { do: event.shiftKey ? 'close' : 'enter' }
  if (key === 'F2') return { do: 'open' }
  if (key === 'Escape') return { do: isTyped ? 'giveUp' : 'leave' }
  // The list of reasons needs its own keys.
  if (target === 'select') return null
  if (key === '=' && canCount && !isTyped) return { do: 'same' }
  if ((key === 'Home' || key === 'End') && isTyped) return null
  const next = moved({ row: active, column: 0 }, key, { rows, columns: 1, page })
  if (next !== null) return next.row < 0 ? null : { do: 'go', row: next.row }
  // Once something is typed a letter belongs to it, right or wrong.
  return !isTyped && !/\p{N}/u.test(key) && isText(key, false, null) ? { do: 'jump' } : null
}
