import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import type { Conflict, Target } from '../../stores/invoice.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { lockedSentence } from '../shell/missing-right.ts'
import { MissingBanner } from './missing-banner.tsx'

/** What has to be said about the whole document: why it is locked, what was refused, what somebody else changed. */
export function Notices({ invoice, canEdit }: { invoice: Invoice; canEdit: boolean }) {
  const conflict = useInvoice((state) => state.conflict)
  const refusal = useInvoice((state) => state.refusal)
  const openItemId = useInvoice((state) => state.openItemId)
  const number = invoice.number ?? ''
  const isElsewhere = refusal !== null && !isShownInPlace(refusal.target, openItemId)
  const isMissing = canEdit && invoice.lines.some((line) => line.isWaiting && line.units > 0)
  if (!conflict && !isElsewhere && invoice.locked === null && !isMissing) return null
  return (
    <div className="notices">
      {invoice.locked !== null && <Banner icon={Lock}>{lockedSentence(invoice.locked, { number, name: invoice.name })}</Banner>}
      {isMissing && <MissingBanner invoice={invoice} />}
      {isElsewhere && refusal && (
        <Banner tone="attention" alert>
          {refusalSentence(refusal.error)}
        </Banner>
      )}
      {conflict && <ConflictBanner conflict={conflict} />}
    </div>
  )
}

/** Fields and questions say their own refusals, and so do the quantities of the item that is open. */
function isShownInPlace(target: Target, openItemId: string | null): boolean {
  if (['theirRef', 'comment', 'ship', 'remove', 'party', 'day'].includes(target)) return true
  return target.startsWith('packs:') || target.startsWith('line:') ? openItemId !== null : target === `units:${openItemId ?? ''}`
}

function ConflictBanner({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const what = conflict.target.split(':')[0] ?? ''
  const said = (value: string | number) => {
    if (typeof value === 'number') return format.quantity(value)
    return value === '' ? t('conflict.nothingThere') : value
  }
  const isShip = what === 'ship'
  const isArriving = useInvoice((state) => arrivingKinds.has(state.invoice?.kind ?? 'other'))
  return (
    <Banner
      tone="attention"
      alert
      action={
        <span className="row">
          <Button size="small" onPress={() => store.getState().takeTheirs()}>
            {t(isShip ? 'conflict.look' : 'conflict.takeTheirs')}
          </Button>
          <Button size="small" onPress={() => void store.getState().keepMine()}>
            {t(isShip ? (isArriving ? 'documents:step.anyway' : 'conflict.shipAnyway') : 'conflict.keepMine')}
          </Button>
        </span>
      }
    >
      <b className="medium">{t(`conflict.title.${what}`)}.</b>{' '}
      {isShip
        ? t(isArriving ? 'documents:step.lookAgain' : 'conflict.shipSentence')
        : t('conflict.values', { mine: said(conflict.mine), theirs: said(conflict.theirs) })}
    </Banner>
  )
}
