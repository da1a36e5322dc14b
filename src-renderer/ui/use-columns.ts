import type { CSSProperties, RefObject } from 'react'
import { useLayoutEffect, useMemo, useState } from 'react'
import type { ListLook } from '../../src-main/contract/lists.ts'
import { listLooks, useListLooks } from '../stores/list-looks-of-page.ts'
import { fullLook, isAsMade, laidOut, splitTracks, withMoved, withWidth } from './list-look.ts'

type Column = { readonly id: string; readonly className?: string }
type Natural = ReadonlyMap<string, string | null>

export type Columns<C extends Column> = {
  /** Those that are shown, in this person's order. */
  readonly shown: readonly C[]
  readonly look: ListLook
  /** Columns that have given way to the width of this window. */
  readonly givenWay: ReadonlySet<string>
  readonly style: CSSProperties | undefined
  readonly keep: (look: ListLook) => void
  readonly reset: () => void
  /** While a width is drawn it is shown and not kept; `isDone` keeps it. */
  readonly setWidth: (id: string, width: number | null, isDone: boolean) => void
  /** Moves a column among those that are seen. */
  readonly move: (id: string, by: -1 | 1) => void
}

/** The columns of a list as this person wants them (U-75). `list` is the class that names the list and its tracks. */
export function useColumns<C extends Column>(list: string, all: readonly C[], grid: RefObject<HTMLElement | null>): Columns<C> {
  const kept = useListLooks(({ lists }) => lists[list])
  const [drawn, setDrawn] = useState<ListLook | null>(null)
  const natural = useNatural(all, grid)
  const given = drawn ?? kept
  const look = useMemo(() => fullLook(all, given), [all, given])
  const shown = useMemo(() => inOrder(all, look), [all, look])
  const style = useMemo(() => {
    if (given === undefined || natural === null) return undefined
    const { tracks, least } = laidOut(
      look.filter((one) => one.shown),
      natural,
    )
    return { '--laid-out': tracks, '--laid-out-least': `${least}px` } as CSSProperties
  }, [given, look, natural])
  const givenWay = useMemo(() => new Set([...(natural ?? [])].filter(([, track]) => track === null).map(([id]) => id)), [natural])
  const keep = (next: ListLook) => listLooks.getState().keep(list, isAsMade(all, next) ? null : next)
  return {
    shown,
    look,
    givenWay,
    style,
    keep,
    reset: () => listLooks.getState().keep(list, null),
    setWidth: (id, width, isDone) => {
      const next = withWidth(look, id, width)
      setDrawn(isDone ? null : next)
      if (isDone) keep(next)
    },
    move: (id, by) => keep(withMoved(look, id, by, (one) => one.shown && !givenWay.has(one.id))),
  }
}

const inOrder = <C extends Column>(all: readonly C[], look: ListLook): readonly C[] =>
  look.flatMap(({ id, shown }) => (shown ? all.filter((column) => column.id === id) : []))

/** The list's own track of each column in this window, as its style sheet has them; null where the column has given way. */
function useNatural(all: readonly Column[], grid: RefObject<HTMLElement | null>): Natural | null {
  const [natural, setNatural] = useState<Natural | null>(null)
  useLayoutEffect(() => {
    const read = () => {
      if (grid.current) setNatural(measured(grid.current, all))
    }
    read()
    window.addEventListener('resize', read)
    return () => window.removeEventListener('resize', read)
  }, [all, grid])
  return natural
}

function measured(grid: HTMLElement, all: readonly Column[]): Natural {
  const tracks = [...splitTracks(getComputedStyle(grid).getPropertyValue('--columns'))]
  const probe = document.createElement('div')
  probe.className = 'grid-row is-probe'
  const cells = all.map(({ className = '' }) => {
    const cell = document.createElement('div')
    cell.className = `cell ${className}`
    return cell
  })
  probe.append(...cells)
  grid.append(probe)
  const natural = new Map(
    all.map(({ id }, at) => [id, getComputedStyle(cells[at] as Element).display === 'none' ? null : (tracks.shift() ?? 'auto')]),
  )
  probe.remove()
  return natural
}
