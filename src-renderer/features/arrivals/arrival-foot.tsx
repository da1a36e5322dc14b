import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { useInvoice } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { ItemRow } from '../invoice/item-groups.ts'

export type ArrivalFootProps = {
  readonly id: string
  readonly row: ItemRow
  /** What is wrong with what was typed, as a key of the words. */
  readonly wrong: string | null
  readonly onNext: () => void
  readonly children: ReactNode
}

/** Under the batches that come in: what they come to, or why something was not taken. */
export function ArrivalFoot({ id, row, wrong, onNext, children }: ArrivalFootProps) {
  const { t } = useTranslation('documents')
  const refusal = useInvoice((state) => (state.refusal?.target.startsWith('line:') ? state.refusal.error : null))
  const mistake = wrong === null ? refusal && refusalSentence(refusal) : t(`line.wrong.${wrong}`)
  return (
    <tr className="batch-foot" role="row" aria-level={2}>
      <td />
      <td colSpan={10}>
        <div className="row">
          <span id={id} role="status" className={mistake ? 'error' : 'muted small-read'}>
            <Icon of={mistake ? CircleAlert : Info} size="s" />
            <span>{mistake || t('line.sum', { count: row.lines.length, units: row.units })}</span>
          </span>
          <span className="grow" />
          {children}
          <Button size="small" excludeFromTabOrder keys={{ key: 'Enter' }} onPress={onNext}>
            {t('line.next')}
          </Button>
        </div>
      </td>
    </tr>
  )
}
