import { useTranslation } from 'react-i18next'
import type { Stocktake, StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { counting } from '../../stores/stocktake-pages.ts'
import { classes } from '../../ui/classes.ts'

/** The reasons that this line may give: by its sign, those of vials only for vaccines (5I). */
export function reasonsOf(take: Stocktake, { difference, isVaccine }: StocktakeLine): Stocktake['reasons']['addition'] {
  if (difference === null || difference === 0) return []
  return take.reasons[difference > 0 ? 'addition' : 'reduction'].filter((reason) => isVaccine || !reason.isOfVials)
}

type Props = { readonly line: StocktakeLine; readonly take: Stocktake; readonly isHere: boolean; readonly canCount: boolean }

/** Why a line differs; nothing where it does not, or where central has no reasons. */
export function ReasonCell({ line, take, isHere, canCount }: Props) {
  const { t } = useTranslation('stocktakes')
  const reasons = reasonsOf(take, line)
  if (reasons.length === 0) return null
  const said = reasons.find(({ id }) => id === line.reasonId)
  if (!canCount) return <span title={said?.title}>{said?.title}</span>
  return (
    <select
      className={classes('cell-edit is-reason', line.isReasonMissing && 'is-missing')}
      aria-label={t('line.reasonLabel', { item: line.itemName, batch: line.batch || t('line.noBatch') })}
      tabIndex={isHere ? 0 : -1}
      value={said?.id ?? ''}
      onChange={(event) => void counting.getState().setLine(line.id, { reasonId: event.target.value === '' ? null : event.target.value })}
    >
      <option value="">{line.isReasonMissing ? t('line.choose') : ''}</option>
      {reasons.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  )
}
