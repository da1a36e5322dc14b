import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Typed } from './grid-keys.ts'
import { isText, jump, moved, typed } from './grid-keys.ts'

export type GridKeys = {
  readonly count: number
  readonly columns: number
  /** Rows a page key moves. */
  readonly page: number
  readonly active: number
  readonly onActive: (row: number) => void
  readonly onEnter: (row: number) => void
  readonly onSort: (column: number) => void
  /** What typing is compared with; nothing for rows that have not come yet. */
  readonly wordsOf: (row: number) => readonly string[]
}

/** The keyboard of a grid: where a key leads is said by grid-keys, here it is done. */
export function useGridKeys(grid: GridKeys): {
  readonly column: number
  readonly setColumn: (column: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
} {
  const [column, setColumn] = useState(0)
  const letters = useRef<Typed | null>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const modified = event.ctrlKey || event.altKey || event.metaKey
    if (modified || event.defaultPrevented) return
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    const extent = { rows: grid.count, columns: grid.columns, page: grid.page }
    const next = moved({ row: grid.active, column }, event.key, extent, rightToLeft)
    if (next) {
      event.preventDefault()
      setColumn(next.column)
      if (next.row !== grid.active) grid.onActive(next.row)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (grid.active === -1) grid.onSort(column)
      else grid.onEnter(grid.active)
    } else if (isText(event.key, modified, letters.current)) {
      event.preventDefault()
      letters.current = typed(letters.current, event.key, event.timeStamp)
      const row = jump(letters.current.text, grid.active, grid.count, grid.wordsOf)
      if (row !== null) grid.onActive(row)
    }
  }
  return { column, setColumn, onKeyDown }
}
