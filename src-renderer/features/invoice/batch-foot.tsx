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
import type { PackSize } from './counting.ts'
import { coveredIn } from './counting.ts'
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
  const packSize = useInvoice((state) => state.packSizes[row.itemId] ?? null)
  const here = refusal && isAbout(refusal, row, allocation) ? refusal.error : null
  // What is missing is covered from packs of any size; counted in packs, the item is asked for anew in packs of that size.
  const isBulk = row.missing > 0 && packSize === null
  const mistake =
    wrong === null
      ? here && refusalSentence({ ...here, params: { ...here.params, item: here.params['item'] || row.name } })
      : t(wrong === 'units' && packSize === null ? 'invoice.notANumber' : 'invoice.notPacks')
  return (
    <tr className="batch-foot" role="row" aria-level={2}>
      <td />
      <td colSpan={10}>
        <div className="row">
          <span id={id} role="status" className={mistake ? 'error' : 'muted small-read'}>
            <Icon of={mistake ? CircleAlert : Info} size="s" />
            <span>{mistake || (allocation && allocationSentence(allocation, isByHand && !row.isDraft, format, t))}</span>
          </span>
          {row.missing > 0 && wrong === null && <TakeInstead packSize={packSize} row={row} />}
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
              onPress={() => void (isBulk ? allocate([row]) : store.getState().setUnits(row.itemId, row.units))}
            >
              {t(isBulk ? 'outbound:missing.allocate' : 'invoice.allocateAgain')}
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
function TakeInstead({ packSize, row }: { packSize: PackSize; row: ItemRow }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const quantity = coveredIn(row, packSize)
  if (quantity === null || quantity <= 0) return null
  return (
    <Button kind="text" size="small" onPress={() => void store.getState().setUnits(row.itemId, row.units - row.missing)}>
      {t('invoice.takeInstead', { quantity: format.quantity(quantity) })}
    </Button>
  )
}
