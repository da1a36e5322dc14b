import { Lock, LockOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { useInvoice } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { setHold } from './head-changes.ts'

/** On hold a document takes no step until somebody lifts it (5A, U-33). */
export function HoldButton({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('outbound')
  const isBusy = useInvoice((state) => state.busy === 'onHold')
  const words = t(invoice.onHold ? 'hold.lift' : 'hold.do')
  return (
    <Tooltip text={words} placement="bottom">
      <Button
        kind="quiet"
        icon={invoice.onHold ? LockOpen : Lock}
        aria-label={words}
        busy={isBusy}
        onPress={() => void setHold(!invoice.onHold)}
      />
    </Tooltip>
  )
}
