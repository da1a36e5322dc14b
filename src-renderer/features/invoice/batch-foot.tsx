import { CircleAlert, Info, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ItemAllocation } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import type { Refusal } from '../../stores/invoice.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ReasonSelect } from '../returns/reason-select.tsx'
import type { ItemRow } from './item-groups.ts'
import { allocate } from './missing-banner.tsx'
import { removeItem } from './remove-item.ts'
import { allocationSentence } from './words.ts'

export type BatchFootProps = {
  readonly id: string
  readonly row: ItemRow
  readonly wrong: 'units' | 'packs' | null
  readonly allocation: ItemAllocation | null
  readonly onNext: () => void
}

/** Under the batches: what first expiry made of the quantity, or what is wrong with what was typed. */
export function BatchFoot({ id, row, wrong, allocation, onNext }: BatchFootProps) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const refusal = useInvoice((state) => state.refusal)
  const isReturn = useInvoice((state) => state.invoice?.kind === 'supplier_return')
  const isByHand = useInvoice((state) => state.asked === null)
  const here = refusal && isAbout(refusal, row, allocation) ? refusal.error : null
  const mistake =
    wrong === null
      ? here && refusalSentence({ ...here, params: { ...here.params, item: here.params['item'] || row.name } })
      : t(wrong === 'units' ? 'invoice.notANumber' : 'invoice.notPacks')
  return (
    <tr className="batch-foot" role="row" aria-level={2}>
      <td />
      <td colSpan={10}>
        <div className="row">
          <span id={id} role="status" className={mistake ? 'error' : 'muted small-read'}>
            <Icon of={mistake ? CircleAlert : Info} size="s" />
            <span>{mistake || (allocation && allocationSentence(allocation, isByHand && !row.isDraft, format, t))}</span>
          </span>
          {row.missing > 0 && wrong === null && <TakeInstead units={row.units - row.missing} row={row} />}
          {isReturn && <ReasonSelect row={row} />}
          <span className="grow" />
          <Button
            kind="quiet"
            size="small"
            icon={Trash2}
            excludeFromTabOrder
            aria-label={t('invoice.removeItem', { item: row.name })}
            onPress={() => void removeItem(row, t)}
          />
          {!row.isDraft && (
            <Button
              kind="quiet"
              size="small"
              excludeFromTabOrder
              onPress={() => void (row.missing > 0 ? allocate([row]) : store.getState().setUnits(row.itemId, row.units))}
            >
              {t(row.missing > 0 ? 'outbound:missing.allocate' : 'invoice.allocateAgain')}
            </Button>
          )}
          <Button size="small" excludeFromTabOrder keys={{ key: 'Enter' }} onPress={onNext}>
            {t('invoice.nextItem')}
          </Button>
        </div>
      </td>
    </tr>
  )
}

function isAbout({ target }: Refusal, row: ItemRow, allocation: ItemAllocation | null): boolean {
  if (target === `units:${row.itemId}`) return true
  return allocation?.batches.some((batch) => target === `packs:${batch.stockLineId}`) ?? false
}

/** Where less is in stock than asked for, one press takes what there is; the rest is no longer asked for. */
function TakeInstead({ units, row }: { units: number; row: ItemRow }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  if (units <= 0) return null
  return (
    <Button kind="text" size="small" onPress={() => void store.getState().setUnits(row.itemId, units)}>
      {t('invoice.takeInstead', { quantity: format.quantity(units) })}
    </Button>
  )
}
