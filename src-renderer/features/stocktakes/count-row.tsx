import { ArrowLeftRight, Ellipsis, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake, StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { CountCell } from './count-cell.tsx'
import { ReasonCell } from './reason-cell.tsx'
import { signed } from './words.ts'

export type CountRowProps = {
  readonly id: string
  readonly index: number
  readonly top: number
  /** undefined: not here yet, drawn as grey bars. */
  readonly line: StocktakeLine | undefined
  readonly take: Stocktake
  readonly isHere: boolean
  readonly canCount: boolean
  readonly onHere: (id: string) => void
  readonly onLine: (id: string) => void
}

function PlainCountRow({ id, index, top, line, take, isHere, canCount, onHere, onLine }: CountRowProps) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
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
        {Array.from({ length: 11 }, (_, at) => (
          <div key={at} role="gridcell" className="cell">
            <span className="skel" />
          </div>
        ))}
      </div>
    )
  }
  const packs = (amount: number) => <span title={format.fullQuantity(amount)}>{format.quantity(amount)}</span>
  const isMoved = take.state === 'new' && line.now !== line.snapshot
  return (
    <div {...row} onFocus={() => onHere(id)} onDoubleClick={() => onLine(id)}>
      <div role="gridcell" className="cell q-item" title={[line.itemName, line.itemCode].filter(Boolean).join(' ')}>
        {line.itemName}
      </div>
      <div role="gridcell" className="cell code q-batch" title={line.batch}>
        {line.batch || <span className="faint">{t('line.noBatch')}</span>}
      </div>
      <div role="gridcell" className="cell q-expiry muted">
        {line.expiryDate === null ? <span className="faint">{t('line.never')}</span> : format.date(line.expiryDate)}
      </div>
      <div role="gridcell" className="cell muted q-place" title={line.location}>
        {line.location}
      </div>
      <div role="gridcell" className="cell num muted q-packSize">
        {packs(line.packSize)}
      </div>
      <div role="gridcell" className="cell num muted q-snapshot">
        {line.stockLineId === null ? <span className="faint">{t('line.isNew')}</span> : packs(line.snapshot)}
      </div>
      <div role="gridcell" className="cell num q-counted">
        <CountCell line={line} isHere={isHere} canCount={canCount} />
      </div>
      <div role="gridcell" className="cell num muted q-now">
        {isMoved ? (
          <span className="moved" title={t('line.movedTip')}>
            <Icon of={ArrowLeftRight} size="s" label={t('line.movedTip')} />
            {packs(line.now)}
          </span>
        ) : (
          packs(line.now)
        )}
      </div>
      <div role="gridcell" className={classes('cell num q-difference', line.difference === 0 ? 'faint' : 'medium')}>
        {line.difference !== null && signed(line.difference, format.quantity)}
      </div>
      <div role="gridcell" className="cell q-reason">
        {line.needsReconciling && canCount ? (
          <span className="t-attention medium">
            <Icon of={TriangleAlert} size="s" /> {t('line.decide')} <kbd>Enter</kbd>
          </span>
        ) : (
          <ReasonCell line={line} take={take} isHere={isHere} canCount={canCount} />
        )}
      </div>
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
    a.isHere === b.isHere &&
    a.index === b.index &&
    a.canCount === b.canCount &&
    a.take.reasons === b.take.reasons &&
    a.take.state === b.take.state,
)
