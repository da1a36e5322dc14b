import { ChevronDown } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { ArrivalState } from './arrival-changes.ts'
import { isArrivalState } from './arrival-changes.ts'

export type StepButtonsProps = {
  readonly invoice: Invoice
  readonly onStep: (to: ArrivalState) => void
  readonly main: Ref<HTMLButtonElement>
}

/** The step that people mean most: into stock, and then verified. */
export function mainStep({ next }: Pick<Invoice, 'next'>): ArrivalState | null {
  const steps = next.filter(isArrivalState)
  return steps.find((state) => state === 'received') ?? steps[0] ?? null
}

/** The next step by its name, and the others that may be chosen instead (5A). */
export function StepButtons({ invoice, onStep, main }: StepButtonsProps) {
  const { t } = useTranslation('documents')
  const first = mainStep(invoice)
  if (first === null) return null
  const others = invoice.next.filter(isArrivalState).filter((state) => state !== first)
  const isEmpty = invoice.lines.length === 0
  return (
    <span className="split">
      <Button ref={main} kind="primary" keys="shipDocument" isDisabled={isEmpty} onPress={() => onStep(first)}>
        {t(`step.do.${first}`)}
      </Button>
      {others.length > 0 && (
        <Menu
          label={t('step.others')}
          placement="top end"
          trigger={<Button kind="primary" icon={ChevronDown} isDisabled={isEmpty} aria-label={t('step.others')} />}
          entries={others.map((state) => ({ id: state, label: t(`step.do.${state}`) }))}
          onChoose={(id) => onStep(id as ArrivalState)}
        />
      )}
    </span>
  )
}
