/**
 * Where a key leads inside a table (features 3I). The table is one stop of Tab; row -1 is its head, where arrows
 * choose a column and Enter sorts by it.
 */

export type Place = { readonly row: number; readonly column: number }
export type Extent = { readonly rows: number; readonly columns: number; readonly page: number }

const clamp = (n: number, low: number, high: number) => Math.max(low, Math.min(high, n))

/** The place after an arrow, Home, End or a page key; null for any other key and where nothing moves. */
export function moved(place: Place, key: string, extent: Extent, rightToLeft = false): Place | null {
  const next = target(place, rightToLeft ? mirrored(key) : key, extent)
  return next === null || (next.row === place.row && next.column === place.column) ? null : next
}

const mirrored = (key: string) => (key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key)

function target(place: Place, key: string, { rows, columns, page }: Extent): Place | null {
  const toRow = (row: number) => ({ ...place, row: clamp(row, -1, rows - 1) })
  const toColumn = (column: number) => ({ ...place, column: clamp(column, 0, columns - 1) })
  switch (key) {
    case 'ArrowDown':
      return toRow(place.row + 1)
    case 'ArrowUp':
      return toRow(place.row - 1)
    case 'PageDown':
      return toRow(place.row + page)
    case 'PageUp':
      return toRow(Math.max(place.row - page, 0))
    case 'ArrowRight':
      return place.row === -1 ? toColumn(place.column + 1) : null
    case 'ArrowLeft':
      return place.row === -1 ? toColumn(place.column - 1) : null
    case 'Home':
      return place.row === -1 ? toColumn(0) : toRow(0)
    case 'End':
      return place.row === -1 ? toColumn(columns - 1) : toRow(rows - 1)
    default:
      return null
  }
}

const pauseMs = 900

export type Typed = { readonly text: string; readonly at: number }

/** The letters typed so far, started anew after a pause. `at` in milliseconds. */
export function typed(before: Typed | null, key: string, at: number): Typed {
  const goesOn = before !== null && at - before.at < pauseMs
  return { text: (goesOn ? before.text : '') + key.toLocaleLowerCase(), at }
}

/** A letter or a figure; signs are shortcuts of the page. A space counts inside a word. */
export function isText(key: string, modified: boolean, before: Typed | null): boolean {
  if (modified) return false
  return /^[\p{L}\p{N}]$/u.test(key) || (key === ' ' && before !== null)
}

/**
 * The row to jump to: the first whose words begin with the text, from the present row on and around. One letter
 * goes on to the next match, more letters stay on a row that still matches.
 */
export function jump(text: string, from: number, count: number, wordsOf: (row: number) => readonly string[]): number | null {
  const begin = text.length === 1 ? from + 1 : Math.max(from, 0)
  for (let step = 0; step < count; step += 1) {
    const row = (begin + step) % count
    if (wordsOf(row).some((words) => words.toLocaleLowerCase().startsWith(text))) return row
  }
  return null
}
