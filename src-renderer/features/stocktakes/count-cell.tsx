import { useTranslation } from 'react-i18next'
import type { StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { classes } from '../../ui/classes.ts'
import { useFormat } from '../../ui/use-format.ts'

/** What was counted on a line. It is saved when it is left, and goes on its way while the next is typed; empty is not counted. */
export function CountCell({ line, isHere, canCount }: { line: StocktakeLine; isHere: boolean; canCount: boolean }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const typed = useCounting((state) => state.typed.get(line.id))
  const isWrong = useCounting((state) => state.wrong.has(line.id))
  const said = line.counted === null ? '' : format.quantity(line.counted)
  if (!canCount) {
    return (
      <span className="count-stop" tabIndex={isHere ? 0 : -1} title={format.fullQuantity(line.counted ?? 0)}>
        {said}
      </span>
    )
  }
  return (
    <input
      className={classes('cell-edit count-stop', isWrong && 'is-error')}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      aria-label={t('line.countedLabel', { item: line.itemName, batch: line.batch || t('line.noBatch') })}
      aria-invalid={isWrong}
      aria-describedby={isWrong ? `said-${line.id}` : undefined}
      tabIndex={isHere ? 0 : -1}
      value={typed ?? said}
      onChange={(event) => counting.getState().type(line.id, event.target.value === said ? null : event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => counting.getState().commit(line.id, format.parseQuantity)}
    />
  )
}
