import { ArrowDown, Clock, Lock, Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { useSync } from '../../stores/index.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { batchCount, countUnfilled, expiringLines, itemRows } from './item-groups.ts'
import { Outcome } from './outcome.tsx'
import { expiringWords } from './words.ts'

/** Asks before shipping, and names what it does: Enter ships, Escape does not (features 3E). */
export function ShipDialog({ invoice, isOpen, onClose }: { invoice: Invoice; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const busy = useInvoice((state) => state.busy === 'ship')
  const refusal = useInvoice((state) => (state.refusal?.target === 'ship' ? state.refusal.error : null))
  const { name, number } = invoice
  const say = invoice.kind === 'supplier_return' ? 'documents:return' : 'ship'
  const ship = async () => {
    const done = await store.getState().ship()
    if (done) showToast(number === null ? t(`${say}.donePending`) : t(`${say}.done`, { number }))
    if (done || store.getState().conflict) onClose()
  }
  const close = () => {
    store.getState().clearRefusal()
    onClose()
  }
  const lead = t('ship.lead', {
    items: t('invoice.items', { count: itemRows(invoice, []).length - countUnfilled(itemRows(invoice, [])) }),
    units: t('ship.units', { count: invoice.lines.reduce((sum, line) => sum + line.units, 0) }),
    total: format.amount(invoice.total),
  })
  return (
    <Dialog
      role="alertdialog"
      title={number === null ? t(`${say}.titlePending`, { name }) : t(`${say}.title`, { number, name })}
      lead={lead}
      isOpen={isOpen}
      onClose={close}
      foot={
        <>
          <Button keys="cancel" onPress={close}>
            {t('ship.cancel')}
          </Button>
          <Button kind="primary" autoFocus busy={busy} keys={{ key: 'Enter' }} onPress={() => void ship()}>
            {t(`${say}.do`)}
          </Button>
        </>
      }
    >
      <Consequences invoice={invoice} />
      <div className="dialog-notes">
        <Warnings invoice={invoice} />
        {refusal && (
          <Banner tone="attention" alert>
            {refusalSentence(refusal)}
          </Banner>
        )}
      </div>
    </Dialog>
  )
}

function Consequences({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const phase = useSync((sync) => sync.status?.phase)
  const time = format.time(useNow(30_000).toISOString())
  return (
    <ul className="outcomes">
      <Outcome
        icon={ArrowDown}
        what={t('ship.stock', { count: batchCount(invoice) })}
        after={t(invoice.dates.picked === undefined ? 'ship.times' : 'ship.timesShipped', { time })}
      />
      <Outcome icon={Lock} what={t('ship.lines')} after={t('ship.linesAfter')} />
      <Outcome icon={Send} what={t(sentWords(phase))} after={t('ship.sentAfter')} />
    </ul>
  )
}

/** A change is sent right away, whenever the next round by itself is due; while nothing gets through no time can be named. */
function sentWords(phase: SyncStatus['phase'] | undefined): string {
  if (phase === 'idle' || phase === 'running') return 'ship.sent'
  return phase === 'waiting' ? 'ship.sentLater' : 'ship.sentUnknown'
}

/** What to think of before: batches that expire soon, items that were chosen and have no quantity. */
function Warnings({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const chosen = useInvoice((state) => state.drafts)
  const drafts = countUnfilled(itemRows(invoice, chosen))
  const soon = expiringLines(invoice, useNow(30_000))
  return (
    <>
      {soon.length > 0 && (
        <Banner tone="attention" icon={Clock}>
          {expiringWords(soon, format, t)}
        </Banner>
      )}
      {drafts > 0 && <Banner tone="attention">{t('ship.drafts', { count: drafts })}</Banner>}
    </>
  )
}
