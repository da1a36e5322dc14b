import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { InvoiceLine } from '../../../src-main/contract/trade.ts'
import { useMay } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { approve } from './arrival-changes.ts'

/** What an outside supplier brings may wait to be accepted: who may say so does it here (5E). */
export function LineApproval({ line }: { line: InvoiceLine }) {
  const { t } = useTranslation('documents')
  const may = useMay('authoriseGoods')
  if (line.approval === 'rejected') return <span className="why">{t('line.rejected')}</span>
  if (line.approval !== 'pending') return null
  const named = { batch: line.batch, item: line.itemName }
  return (
    <span className="why t-attention">
      {t('line.pending')}
      {may && (
        <Button
          kind="quiet"
          size="small"
          icon={Check}
          aria-label={t('line.accept', named)}
          onPress={() => void approve(line, 'accepted')}
        />
      )}
      {may && (
        <Button kind="quiet" size="small" icon={X} aria-label={t('line.reject', named)} onPress={() => void approve(line, 'rejected')} />
      )}
    </span>
  )
}
