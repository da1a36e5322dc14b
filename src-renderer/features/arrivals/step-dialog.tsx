import { ArrowUp, CalendarX, Lock, PackageOpen, Pencil, Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { useSync } from '../../stores/index.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { daysUntil } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { itemGroups } from '../invoice/item-groups.ts'
import { Outcome } from '../invoice/outcome.tsx'
import { documentTitle } from '../invoice/words.ts'
import type { ArrivalState } from './arrival-changes.ts'
import { advance } from './arrival-changes.ts'

/** Asks before a document that brings goods goes a step on, and names what that does: Enter does it, Escape does not. */
export function StepDialog({ invoice, to, onClose }: { invoice: Invoice; to: ArrivalState | null; onClose: () => void }) {
  return to === null ? null : <Question invoice={invoice} to={to} onClose={onClose} />
}

function Question({ invoice, to, onClose }: { invoice: Invoice; to: ArrivalState; onClose: () => void }) {
  const { t } = useTranslation(['documents', 'trade'])
  const format = useFormat()
  const busy = useInvoice((state) => state.busy === 'ship')
  const refusal = useInvoice((state) => (state.refusal?.target === 'ship' ? state.refusal.error : null))
  const title = documentTitle(invoice, useTranslation('trade').t)
  const close = () => {
    store.getState().clearRefusal()
    onClose()
  }
  const take = async () => {
    const done = await advance(to, invoice.onHold)
    if (done) showToast(t(`step.done.${to}`, { title }))
    if (done || store.getState().conflict) onClose()
  }
  const now = useNow(30_000)
  const expired = invoice.lines.filter((line) => line.packs > 0 && (daysUntil(line.expiryDate ?? '', now) ?? 0) < 0).length
  const lead = t('step.lead', {
    items: t('trade:invoice.items', { count: itemGroups(invoice).length }),
    units: t('trade:ship.units', { count: invoice.lines.reduce((sum, line) => sum + line.units, 0) }),
    total: format.amount(invoice.total),
  })
  return (
    <Dialog
      role="alertdialog"
      title={t(`step.title.${to}`, { title, name: invoice.name })}
      lead={lead}
      isOpen
      onClose={close}
      foot={
        <>
          <Button keys="cancel" onPress={close}>
            {t('step.cancel')}
          </Button>
          <Button kind="primary" autoFocus busy={busy} keys={{ key: 'Enter' }} onPress={() => void take()}>
            {t(`step.do.${to}`)}
          </Button>
        </>
      }
    >
      <Consequences invoice={invoice} to={to} />
      <div className="dialog-notes">
        {expired > 0 && (
          <Banner tone="attention" icon={CalendarX}>
            {t('step.expired', { count: expired })}
          </Banner>
        )}
        {refusal && (
          <Banner tone="attention" alert>
            {refusalSentence(refusal)}
          </Banner>
        )}
      </div>
    </Dialog>
  )
}

function Consequences({ invoice, to }: { invoice: Invoice; to: ArrivalState }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const nextRunAt = useSync((sync) => sync.status?.nextRunAt ?? null)
  const coming = invoice.lines.filter((line) => line.packs > 0)
  const empty = invoice.lines.length - coming.length
  const enters = to !== 'delivered' && invoice.state !== 'received'
  return (
    <ul className="outcomes">
      {enters ? (
        <Outcome
          icon={ArrowUp}
          what={t('step.enters', { count: coming.length })}
          after={empty > 0 ? t('step.empty', { count: empty }) : t('step.entersAfter')}
        />
      ) : (
        <Outcome icon={PackageOpen} what={t(`step.stays.${to}`)} after={t(`step.staysAfter.${to}`)} />
      )}
      {invoice.onHold && <Outcome icon={Lock} what={t('step.hold')} after={t('step.holdAfter')} />}
      {to === 'verified' ? (
        <Outcome icon={Lock} what={t('step.shut')} after={t('step.shutAfter')} />
      ) : (
        <Outcome icon={Pencil} what={t('step.open')} after={t('step.openAfter')} />
      )}
      <Outcome
        icon={Send}
        what={nextRunAt === null ? t('step.sentUnknown') : t('step.sent', { time: format.time(nextRunAt) })}
        after={t('step.sentAfter')}
      />
    </ul>
  )
}
