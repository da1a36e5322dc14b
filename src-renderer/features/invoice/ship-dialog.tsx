import { ArrowDown, Clock, Lock, LockOpen, PackageCheck, Pencil, Send } from 'lucide-react'
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
import type { LeavingState } from './leaving-steps.ts'
import { leavingWords } from './leaving-steps.ts'
import { MissingBanner } from './missing-banner.tsx'
import { Outcome } from './outcome.tsx'
import { documentTitle, expiringWords } from './words.ts'

/** Asks before goods are set aside, picked or shipped, and names what that does: Enter does it, Escape does not (features 3E). */
export function ShipDialog({ invoice, to, onClose }: { invoice: Invoice; to: LeavingState | null; onClose: () => void }) {
  return to === null ? null : <Question invoice={invoice} to={to} onClose={onClose} />
}

type Asked = { readonly invoice: Invoice; readonly to: LeavingState }

function Question({ invoice, to, onClose }: Asked & { onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const busy = useInvoice((state) => state.busy === 'ship')
  const refusal = useInvoice((state) => (state.refusal?.target === 'ship' ? state.refusal.error : null))
  const say = useWords(invoice, to)
  const act = async () => {
    const done = await store.getState().ship(to, invoice.onHold)
    if (done) showToast(say.done)
    if (done || store.getState().conflict) onClose()
  }
  const close = () => {
    store.getState().clearRefusal()
    onClose()
  }
  const lead = t('trade:ship.lead', {
    items: t('trade:invoice.items', { count: itemRows(invoice, []).length - countUnfilled(itemRows(invoice, [])) }),
    units: t('trade:ship.units', { count: invoice.lines.reduce((sum, line) => sum + line.units, 0) }),
    total: format.amount(invoice.total),
  })
  return (
    <Dialog
      role="alertdialog"
      title={say.title}
      lead={lead}
      isOpen
      onClose={close}
      foot={
        <>
          <Button keys="cancel" onPress={close}>
            {t('trade:ship.cancel')}
          </Button>
          <Button kind="primary" autoFocus busy={busy} keys={{ key: 'Enter' }} onPress={() => void act()}>
            {say.do}
          </Button>
        </>
      }
    >
      <Consequences invoice={invoice} to={to} />
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

type Words = { readonly title: string; readonly do: string; readonly done: string }

function useWords(invoice: Invoice, to: LeavingState): Words {
  const { t } = useTranslation()
  const title = documentTitle(invoice, useTranslation('trade').t)
  const { name, number } = invoice
  if (to !== 'shipped')
    return {
      title: t(`outbound:step.title.${to}`, { title, name }),
      do: leavingWords(invoice.kind, to, t),
      done: t(`outbound:step.done.${to}`, { title }),
    }
  const say = invoice.kind === 'supplier_return' ? 'documents:return' : 'trade:ship'
  return {
    title: number === null ? t(`${say}.titlePending`, { name }) : t(`${say}.title`, { number, name }),
    do: t(`${say}.do`),
    done: number === null ? t(`${say}.donePending`) : t(`${say}.done`, { number }),
  }
}

function Consequences({ invoice, to }: Asked) {
  const { t } = useTranslation()
  const phase = useSync((sync) => sync.status?.phase)
  return (
    <ul className="outcomes">
      <OfStock invoice={invoice} to={to} />
      {invoice.onHold && <Outcome icon={LockOpen} what={t('outbound:step.hold')} after={t('outbound:step.holdAfter')} />}
      {to === 'shipped' ? (
        <Outcome icon={Lock} what={t('trade:ship.lines')} after={t('trade:ship.linesAfter')} />
      ) : (
        <Outcome icon={Pencil} what={t('outbound:step.open')} after={t('outbound:step.openAfter')} />
      )}
      <Outcome icon={Send} what={t(sentWords(phase))} after={t('trade:ship.sentAfter')} />
    </ul>
  )
}

/** The goods leave with the first step that passes Picked (5B). */
function OfStock({ invoice, to }: Asked) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(30_000)
  const time = format.time(now.toISOString())
  if (to === 'allocated') return <Outcome icon={PackageCheck} what={t('outbound:step.reserved')} after={t('outbound:step.reservedAfter')} />
  if (invoice.state === 'picked')
    return <Outcome icon={PackageCheck} what={t('outbound:step.gone')} after={t('trade:ship.timesShipped', { time })} />
  const after = to === 'picked' ? 'outbound:step.pickedAt' : 'trade:ship.times'
  return <Outcome icon={ArrowDown} what={t('trade:ship.stock', { count: batchCount(invoice) })} after={t(after, { time })} />
}

/** A change is sent right away, whenever the next round by itself is due; while nothing gets through no time can be named. */
function sentWords(phase: SyncStatus['phase'] | undefined): string {
  if (phase === 'idle' || phase === 'running') return 'trade:ship.sent'
  return phase === 'waiting' ? 'trade:ship.sentLater' : 'trade:ship.sentUnknown'
}

/** What to think of before: what no batch covers, batches that expire soon, items that were chosen and have no quantity. */
function Warnings({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const chosen = useInvoice((state) => state.drafts)
  const drafts = countUnfilled(itemRows(invoice, chosen))
  const soon = expiringLines(invoice, useNow(30_000))
  return (
    <>
      <MissingBanner invoice={invoice} />
      {soon.length > 0 && (
        <Banner tone="attention" icon={Clock}>
          {expiringWords(soon, format, t)}
        </Banner>
      )}
      {drafts > 0 && <Banner tone="attention">{t('ship.drafts', { count: drafts })}</Banner>}
    </>
  )
}
