/**
 * A long table: only the rows in sight are drawn, and rows are asked for as they come into sight. It is one stop of
 * Tab; the focus stays on the grid and `aria-activedescendant` names the row, since a row that scrolls away is taken
 * out of the page and would take the focus with it.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useListLooks } from '../stores/list-looks-of-page.ts'
import { classes } from './classes.ts'
import { ColumnHead } from './column-head.tsx'
import { ColumnsPanel } from './columns-panel.tsx'
import { combination } from './keys.ts'
import type { Columns } from './use-columns.ts'
import { useColumns } from './use-columns.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useRowHeight } from './use-row-height.ts'

export type Column<Row> = {
  readonly id: string
  readonly head: ReactNode
  /** What the head says, where it is no text. */
  readonly name?: string
  /** Numbers stand at the end. */
  readonly isNumber?: boolean
  readonly className?: string
  readonly canSort?: boolean
  /** It cannot be taken away: without it there is nothing to do in the list. */
  readonly isNeeded?: boolean
  readonly cell: (row: Row) => ReactNode
}

export type DataTableProps<Row> = {
  readonly label: string
  /** Its class is the name of the list, and says in CSS, as `--columns`, how wide each column is and which give way in a narrow window. */
  readonly className: string
  readonly columns: readonly Column<Row>[]
  readonly count: number
  /** undefined for a row that has not come yet: it is drawn as grey bars. */
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => string
  readonly wordsOf: (row: Row) => readonly string[]
  readonly onVisible?: (first: number, last: number) => void
  readonly active: number
  readonly onActive: (row: number) => void
  /** Enter, and a click unless `onPress` is given. */
  readonly onOpen: (row: Row) => void
  readonly onPress?: (row: Row, index: number) => void
  readonly sort?: { readonly by: string; readonly descending: boolean }
  readonly onSort?: (column: string) => void
  readonly rowClass?: (row: Row) => string
  readonly scrollTop?: number
  readonly onScroll?: (scrollTop: number) => void
  readonly autoFocus?: boolean
}

/** A virtualised grid with keyboard navigation (features 3I). */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { count, rowAt, active, onActive, onVisible, onSort } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const density = useListLooks((looks) => looks.density)
  const chosen = useColumns(props.className, props.columns, scroller)
  const columns = chosen.shown
  const [isChoosing, setChoosing] = useState(false)
  const heights = useRowHeight(scroller, density)
  // Without React's compiler there is nothing that its memoising could make stale.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => heights.row,
    overscan: 10,
    scrollMargin: heights.head,
    scrollPaddingStart: heights.head,
  })
  useEffect(() => virtual.measure(), [virtual, heights.row])
  useFirstPlace(scroller, props)
  useKeptEnd(scroller)

  const { startIndex: first, endIndex: last } = virtual.range ?? { startIndex: 0, endIndex: 0 }
  useEffect(() => onVisible?.(first, last), [onVisible, first, last])
  const isMoved = useRef(false)
  useEffect(() => {
    if (isMoved.current && active >= 0) virtual.scrollToIndex(active, { align: 'auto' })
    isMoved.current = true
  }, [virtual, active])

  const open = (index: number) => {
    const row = rowAt(index)
    if (row !== undefined) props.onOpen(row)
  }
  const sortBy = (at: number) => {
    const column = columns[at]
    if (column?.canSort) onSort?.(column.id)
  }
  const wordsOf = (index: number) => {
    const row = rowAt(index)
    return row === undefined ? [] : props.wordsOf(row)
  }
  const page = Math.max(last - first - 1, 1)
  const keys = useGridKeys({ count, columns: columns.length, page, active, onActive, onEnter: open, onSort: sortBy, wordsOf })
  const nameOf = (row: number, column?: number) => `${id}-${row}${column === undefined ? '' : `-${column}`}`

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const column = active === -1 ? columns[keys.column] : undefined
    if (combination(event) === 'Alt+C') setChoosing(true)
    else if (column === undefined || !changeColumn(event, column, chosen, keys.setColumn)) return keys.onKeyDown(event)
    event.preventDefault()
  }

  return (
    <div className="gridbox" style={chosen.style}>
      <div
        ref={scroller}
        role="grid"
        className={classes('grid', props.className, last < count - 1 && 'has-more')}
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={active === -1 ? nameOf(-1, keys.column) : nameOf(active)}
        onKeyDown={onKeyDown}
        onScroll={(event) => props.onScroll?.(event.currentTarget.scrollTop)}
      >
        <div role="rowgroup" className="grid-head">
          <div role="row" className="grid-row" aria-rowindex={1}>
            {columns.map((column, at) => (
              <ColumnHead
                key={column.id}
                id={nameOf(-1, at)}
                column={column}
                isHere={active === -1 && keys.column === at}
                sorted={props.sort?.by === column.id ? (props.sort.descending ? 'descending' : 'ascending') : undefined}
                onSort={() => sortBy(at)}
                onWidth={(width, isDone) => chosen.setWidth(column.id, width, isDone)}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="grid-body" style={{ blockSize: virtual.getTotalSize() }}>
          {withActive(virtual.getVirtualItems(), active, count, heights).map(({ index, start }) => (
            <GridRow
              key={index}
              id={nameOf(index)}
              index={index}
              top={start - heights.head}
              row={rowAt(index)}
              isHere={index === active}
              columns={columns}
              rowClass={props.rowClass}
              onPress={(row) => {
                onActive(index)
                if (props.onPress) props.onPress(row, index)
                else props.onOpen(row)
              }}
            />
          ))}
        </div>
      </div>
      <ColumnsPanel columns={props.columns} chosen={chosen} isOpen={isChoosing} onOpenChange={setChoosing} />
    </div>
  )
}

const widthStep = 16

/** Shift and an arrow in the heads make a column wider or narrower, Ctrl and an arrow move it. False: another key. */
function changeColumn<Row>(
  event: KeyboardEvent<HTMLElement>,
  { id }: Column<Row>,
  { shown, setWidth, move }: Columns<Column<Row>>,
  follow: (column: number) => void,
): boolean {
  const arrow = /^(Shift|Ctrl)\+Arrow(Left|Right)$/.exec(combination(event))
  if (arrow === null) return false
  const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
  const by = (arrow[2] === 'Right') === isMirrored ? -1 : 1
  if (arrow[1] === 'Ctrl') {
    move(id, by)
    const next = shown.findIndex((column) => column.id === id) + by
    if (shown[next] !== undefined) follow(next)
  } else {
    const head = event.currentTarget.querySelector<HTMLElement>('.grid-head .is-here')
    setWidth(id, (head?.offsetWidth ?? 0) + by * widthStep, true)
  }
  return true
}

type Placed = { readonly index: number; readonly start: number }

/** The rows to draw: those in sight and, wherever it is, the active one, so that the name the grid gives exists. */
function withActive(items: readonly Placed[], active: number, count: number, heights: { row: number; head: number }): readonly Placed[] {
  if (active < 0 || active >= count || items.some((item) => item.index === active)) return items
  return [...items, { index: active, start: heights.head + active * heights.row }]
}

/** Coming back, the list is where it was, and the keyboard is in it unless it is somewhere already. */
function useFirstPlace(scroller: React.RefObject<HTMLDivElement | null>, props: { scrollTop?: number; autoFocus?: boolean }): void {
  const start = useRef(props)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    element.scrollTo({ top: start.current.scrollTop ?? 0 })
    if (start.current.autoFocus && (document.activeElement === null || document.activeElement === document.body)) {
      element.focus({ preventScroll: true })
    }
  }, [scroller])
}

/** Where the end of the list is seen it stays so when the list gets lower: something is said below it. */
function useKeptEnd(scroller: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    let height = element.clientHeight
    const observer = new ResizeObserver(() => {
      const lost = height - element.clientHeight
      if (lost > 0 && element.scrollTop + height >= element.scrollHeight - 1) element.scrollTop += lost
      height = element.clientHeight
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
}

type RowProps<Row> = {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly row: Row | undefined
  readonly isHere: boolean
  readonly columns: readonly Column<Row>[]
  readonly rowClass: ((row: Row) => string) | undefined
  readonly onPress: (row: Row) => void
}

function PlainGridRow<Row>({ id, index, top, row, isHere, columns, rowClass, onPress }: RowProps<Row>) {
  return (
    <div
      id={id}
      role="row"
      className={classes('grid-row', isHere && 'is-on is-here', index % 2 === 1 && 'is-odd', row !== undefined && rowClass?.(row))}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={isHere}
      aria-busy={row === undefined || undefined}
      onClick={() => row !== undefined && onPress(row)}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes('cell', column.isNumber && 'num', column.className)}>
          {row === undefined ? <span className="skel" /> : column.cell(row)}
        </div>
      ))}
    </div>
  )
}

/** Drawn again only when its own row, place or state changes; `onPress` is new at every drawing and does the same. */
const GridRow = memo(
  PlainGridRow,
  (a, b) => a.row === b.row && a.top === b.top && a.isHere === b.isHere && a.columns === b.columns && a.index === b.index,
) as typeof PlainGridRow
