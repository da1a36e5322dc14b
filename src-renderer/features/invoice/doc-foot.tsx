import { useTranslation } from 'react-i18next'
import type { Ref } from 'react'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { Step } from '../arrivals/step-buttons.tsx'
import { StepButtons } from '../arrivals/step-buttons.tsx'
import { Crumbs } from './crumbs.tsx'
import { batchCount, itemGroups } from './item-groups.ts'

export type DocFootProps = {
  readonly invoice: Invoice
  readonly canEdit: boolean
  readonly onClose: () => void
  readonly onStep: (to: Step) => void
  readonly ship: Ref<HTMLButtonElement>
}

/** Where the document is on its way, what it comes to, and the next step. */
export function DocFoot({ invoice, canEdit, onClose, onStep, ship }: DocFootProps) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const items = t('invoice.items', { count: itemGroups(invoice).length })
  const batches = t('invoice.batches', { count: batchCount(invoice) })
  return (
    <footer className="foot docfoot">
      <Crumbs invoice={invoice} />
      <span className="grow" />
      <div className="sum">
        <span className="muted small only-wide">{t('invoice.itemsAndBatches', { items, batches })}</span>
        <span className="strong">{format.amount(invoice.total)}</span>
      </div>
      <Button keys="closeDocument" onPress={onClose}>
        {t('invoice.close')}
      </Button>
      {canEdit && <StepButtons invoice={invoice} onStep={onStep} main={ship} />}
    </footer>
  )
}
