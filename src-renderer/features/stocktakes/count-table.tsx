/**
 * The lines of a stocktake: only those in sight are drawn. It is one stop of Tab; the count of the active line holds the
 * focus, arrows and Enter lead to the next (features 3I). Under the active line stands what has to be said or decided of it.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import type { Lines } from '../../stores/count-lines.ts'
import { useListLooks } from '../../stores/list-looks-of-page.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { classes } from '../../ui/classes.ts'
import { ColumnHead } from '../../ui/column-head.tsx'
import { ColumnsPanel } from '../../ui/columns-panel.tsx'
import type { Typed } from '../../ui/grid-keys.ts'
import { jump, typed as typedOn } from '../../ui/grid-keys.ts'
import { combination } from '../../ui/keys.ts'
import { useColumns } from '../../ui/use-columns.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useRowHeight } from '../../ui/use-row-height.ts'
import { countColumns } from './count-columns.tsx'
import type { CountPlace } from './count-keys.ts'
import { countKey } from './count-keys.ts'
import { CountRow } from './count-row.tsx'
import { LinePanel, panelHeight } from './line-panel.tsx'
import { booksHeads } from './words.ts'

export type CountTableProps = {
  readonly take: Stocktake
  readonly ids: readonly string[]
  readonly lines: Lines
  readonly canCount: boolean
  /** Opens what is said of the batch. */
  readonly onLine: (lineId: string) => void
}

export function CountTable({ take, ids, lines, canCount, onLine }: CountTableProps) {
  const { t, i18n } = useTranslation('stocktakes')
  const format = useFormat()
  const scroller = useRef<HTMLDivElement>(null)
  const isClosed = take.state === 'finalised'
  const { datedBackTo } = take
  const density = useListLooks((looks) => looks.density)
  const heights = useRowHeight(scroller, density)
  // Words and formats change with the language only.
  const columns = useMemo(
    () => countColumns({ t, format }, { isClosed, heads: booksHeads({ datedBackTo }, t) }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [i18n.language, isClosed, datedBackTo],
  )
  const chosen = useColumns(isClosed ? 'counted' : 'counting', columns, scroller)
  const [isChoosing, setChoosing] = useState(false)
  const [here, setHere] = useState<string | null>(null)
  const letters = useRef<Typed | null>(null)
  const found = here === null ? -1 : ids.indexOf(here)
  const active = found === -1 ? 0 : found
  const line = lines.get(ids[active] ?? '')
  const isWrong = useCounting((state) => state.wrong.has(ids[active] ?? ''))
  const panel = panelHeight(line, { isWrong, canCount })

  // Without React's compiler there is nothing that its memoising could make stale.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights.row + (index === active ? panel : 0),
    overscan: 10,
    scrollMargin: heights.head,
    scrollPaddingStart: heights.head,
  })
  useLayoutEffect(() => virtual.measure(), [virtual, heights.row, active, panel])

  const focus = (index: number) => {
    const id = ids[index]
    if (id === undefined) return
    setHere(id)
    virtual.scrollToIndex(index, { align: 'auto' })
    requestAnimationFrame(() => focusLine(scroller.current, id))
  }
  const isReady = line !== undefined
  useEffect(() => {
    if (!isReady) return undefined
    // A dialog that led here gives the keyboard back to where it came from in the next frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement?.closest('main, [role=dialog]') === null) focusLine(scroller.current, ids[active] ?? '')
      })
    })
    return () => cancelAnimationFrame(frame)
    // Only when the lines come: later the keyboard is where somebody put it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady])
  // A filter that took the line away takes the keyboard to the first one.
  useEffect(() => {
    if (here !== null && found === -1) setHere(ids[0] ?? null)
  }, [here, found, ids])

  const next = () => {
    if (active < ids.length - 1) focus(active + 1)
    else document.querySelector<HTMLElement>('.docfoot .btn-primary')?.focus()
  }
  const commit = () => line === undefined || counting.getState().commit(line.id, format.parseQuantity)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (combination(event) === 'Alt+C') {
      event.preventDefault()
      return setChoosing(true)
    }
    if (line === undefined || event.defaultPrevented) return
    const isTyped = counting.getState().typed.has(line.id)
    const { startIndex = 0, endIndex = 0 } = virtual.range ?? {}
    const act = countKey(event, {
      target: placeOf(event.target),
      isTyped,
      canCount,
      active,
      rows: ids.length,
      page: Math.max(endIndex - startIndex - 1, 1),
    })
    if (act === null) return
    event.preventDefault()
    if (act.do !== 'open') event.stopPropagation()
    if (act.do === 'go') focus(act.row)
    else if (act.do === 'giveUp') counting.getState().type(line.id, null)
    else if (act.do === 'leave') scroller.current?.focus()
    else if (act.do === 'open') onLine(line.id)
    else if (act.do === 'jump') jumpTo(event)
    else if (act.do === 'same') {
      void counting.getState().setLine(line.id, { counted: line.snapshot })
      next()
    } else if (!commit()) return
    else if (act.do === 'close') scroller.current?.focus()
    else if (line.needsReconciling && !isTyped && canCount) focusLikely(scroller.current)
    else next()
  }
  const jumpTo = (event: KeyboardEvent) => {
    letters.current = typedOn(letters.current, event.key, event.timeStamp)
    const wordsOf = (index: number) => {
      const { itemName = '', itemCode = '', batch = '' } = lines.get(ids[index] ?? '') ?? {}
      return [itemName, itemCode, batch]
    }
    const row = jump(letters.current.text, active, ids.length, wordsOf)
    if (row !== null) focus(row)
  }
  const drawn = virtual.getVirtualItems()
  const here2 = drawn.some(({ index }) => index === active) ? undefined : virtual.measurementsCache[active]
  return (
    <div className="gridbox" style={chosen.style}>
      <div
        ref={scroller}
        role="grid"
        className={classes('grid counting', isClosed && 'counted', (drawn.at(-1)?.index ?? 0) < ids.length - 1 && 'has-more')}
        aria-label={t('line.table')}
        aria-rowcount={ids.length + 1}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className="grid-head">
          <div role="row" className="grid-row" aria-rowindex={1}>
            {chosen.shown.map((column) => (
              <ColumnHead key={column.id} column={column} onWidth={(width, isDone) => chosen.setWidth(column.id, width, isDone)} />
            ))}
            <div role="columnheader" className="cell" aria-label={t('foot.details')} />
          </div>
        </div>
        <div role="rowgroup" className="grid-body" style={{ blockSize: virtual.getTotalSize() }}>
          {(here2 === undefined ? drawn : [...drawn, here2]).map(({ index, start }) => {
            const id = ids[index] ?? ''
            return (
              <CountRow
                key={id}
                id={id}
                index={index}
                top={start - heights.head}
                columns={chosen.shown}
                line={lines.get(id)}
                take={take}
                isHere={index === active}
                canCount={canCount}
                onHere={setHere}
                onLine={onLine}
              />
            )
          })}
          {panel > 0 && line !== undefined && (
            <LinePanel
              key={line.id}
              line={line}
              take={take}
              canCount={canCount}
              top={(virtual.measurementsCache[active]?.start ?? 0) - heights.head + heights.row}
              height={panel}
              onBack={() => focusLine(scroller.current, line.id)}
              onDecided={(way) => (way === 'recount' ? focusLine(scroller.current, line.id) : next())}
            />
          )}
        </div>
      </div>
      <ColumnsPanel columns={columns} chosen={chosen} isOpen={isChoosing} onOpenChange={setChoosing} />
    </div>
  )
}

const focusLine = (table: HTMLElement | null, id: string): void =>
  table?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"] .count-stop`)?.focus({ preventScroll: true })

/** The way that is likely meant has the keyboard first, wherever it stands among the three (3F). */
const focusLikely = (table: HTMLElement | null): void =>
  (table?.querySelector<HTMLElement>('.opt.is-likely') ?? table?.querySelector<HTMLElement>('.opt'))?.focus()

/** Where in a line a key was pressed. */
function placeOf(target: EventTarget): CountPlace['target'] {
  if (!(target instanceof HTMLElement)) return 'other'
  if (target.role === 'grid') return 'table'
  if (target instanceof HTMLSelectElement) return 'select'
  return target.closest('.count-stop') ? 'count' : 'other'
}
