import { ChevronDown } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { LeavingState } from '../invoice/leaving-steps.ts'
import { isLeavingState, leavingWords, mainLeavingStep } from '../invoice/leaving-steps.ts'
import type { ArrivalState } from './arrival-changes.ts'
import { isArrivalState } from './arrival-changes.ts'

export type Step = ArrivalState | LeavingState

export type StepButtonsProps = {
  readonly invoice: Invoice
  readonly onStep: (to: Step) => void
  readonly main: Ref<HTMLButtonElement>
}

/** The step that people mean most: into stock, and then verified. */
export function mainStep({ next }: Pick<Invoice, 'next'>): ArrivalState | null {
  const steps = next.filter(isArrivalState)
  return steps.find((state) => state === 'received') ?? steps[0] ?? null
}

/** The same of any document. */
export const mainStepOf = (invoice: Invoice): Step | null =>
  arrivingKinds.has(invoice.kind) ? mainStep(invoice) : mainLeavingStep(invoice)

const stepsOf = ({ kind, next }: Invoice): readonly Step[] =>
  arrivingKinds.has(kind) ? next.filter(isArrivalState) : next.filter(isLeavingState)

/** The next step by its name, and the others that may be chosen instead (5A). */
export function StepButtons({ invoice, onStep, main }: StepButtonsProps) {
  const { t } = useTranslation()
  const first = mainStepOf(invoice)
  if (first === null) return null
  const others = stepsOf(invoice).filter((state) => state !== first)
  const isEmpty = invoice.lines.length === 0
  const words = (to: Step) => (isLeavingState(to) ? leavingWords(invoice.kind, to, t) : t(`documents:step.do.${to}`))
  return (
    <span className="split">
      <Button ref={main} kind="primary" keys="shipDocument" isDisabled={isEmpty} onPress={() => onStep(first)}>
        {words(first)}
      </Button>
      {others.length > 0 && (
        <Menu
          label={t('documents:step.others')}
          placement="top end"
          trigger={<Button kind="primary" icon={ChevronDown} isDisabled={isEmpty} aria-label={t('documents:step.others')} />}
          entries={others.map((state) => ({ id: state, label: words(state) }))}
          onChoose={(id) => onStep(id as Step)}
        />
      )}
    </span>
  )
}
