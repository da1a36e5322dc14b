import { Ellipsis } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake, StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { CountedLine } from './count-columns.tsx'

export type CountRowProps = {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly columns: readonly Column<CountedLine>[]
  /** undefined: not here yet, drawn as grey bars. */
  readonly line: StocktakeLine | undefined
  readonly take: Stocktake
  readonly isHere: boolean
  readonly canCount: boolean
  readonly onHere: (id: string) => void
  readonly onLine: (id: string) => void
}

function PlainCountRow({ id, index, top, columns, line, take, isHere, canCount, onHere, onLine }: CountRowProps) {
  const { t } = useTranslation('stocktakes')
  const row = {
    role: 'row',
    className: classes('grid-row', isHere && 'is-on', line?.needsReconciling && 'is-todo'),
    style: { transform: `translateY(${top}px)` },
    'aria-rowindex': index + 2,
    'aria-selected': isHere,
    'data-line': id,
  } as const
  if (line === undefined) {
    return (
      <div {...row} aria-busy>
        {columns.map((column) => (
          <div key={column.id} role="gridcell" className={classes('cell', column.className)}>
            <span className="skel" />
          </div>
        ))}
      </div>
    )
  }
  return (
    <div {...row} onFocus={() => onHere(id)} onDoubleClick={() => onLine(id)}>
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes('cell', column.isNumber && 'num', column.className)}>
          {column.cell({ line, take, isHere, canCount })}
        </div>
      ))}
      <div role="gridcell" className="cell q-more">
        <Button
          kind="quiet"
          size="small"
          icon={Ellipsis}
          excludeFromTabOrder={!isHere}
          aria-label={t('line.edit', { item: line.itemName })}
          onPress={() => onLine(id)}
        />
      </div>
    </div>
  )
}

/** Drawn again only when its own line, place or state changes; the callbacks are new at each drawing and do the same. */
export const CountRow = memo(
  PlainCountRow,
  (a, b) =>
    a.line === b.line &&
    a.top === b.top &&
    a.columns === b.columns &&
    a.isHere === b.isHere &&
    a.index === b.index &&
    a.canCount === b.canCount &&
    a.take.reasons === b.take.reasons &&
    a.take.state === b.take.state,
)
