import type { LucideIcon } from 'lucide-react'
import { CalendarX2, Clock, Lock, PackageCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BatchMark } from '../../../src-main/contract/stock.ts'
import { Icon } from '../../ui/icon.tsx'

export const markIcon: Readonly<Record<BatchMark, LucideIcon>> = {
  expired: CalendarX2,
  on_hold: Lock,
  location_on_hold: Lock,
  expires_soon: Clock,
  expires_later: Clock,
  none_available: PackageCheck,
}

/** What waits for a person is amber, the rest is ink: shape, word and colour, in that order. */
export const markTone = (mark: BatchMark): string => (mark === 'expires_later' || mark === 'none_available' ? 'muted' : 't-attention')

/** What is to be said of a batch, in its shape and word (U-11). */
export function Mark({ mark }: { mark: BatchMark }) {
  const { t } = useTranslation('stock')
  return (
    <span className={`mark ${markTone(mark)}`}>
      <Icon of={markIcon[mark]} size="s" /> <span>{t(`mark.${mark}`)}</span>
    </span>
  )
}
