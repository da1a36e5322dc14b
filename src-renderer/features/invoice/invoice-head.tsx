import { ArrowLeft, Barcode, History, Lock, Printer, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { routeText } from '../../stores/route-text.ts'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/pill.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { ReturnButton } from '../returns/return-button.tsx'
import { firstPaper } from '../output/document-papers.ts'
import { printDocument } from '../output/print-routes.ts'
import { ColourMenu } from './colour-menu.tsx'
import { ColourTag } from './colour-tag.tsx'
import { DateButton, DatedBack } from './date-button.tsx'
import { isDayOpen } from './date-words.ts'
import { ExpectedButton, isAwaited } from './expected-button.tsx'
import { HoldButton } from './hold-button.tsx'
import { documentTitle } from './words.ts'

const tones: Partial<Record<Invoice['state'], Tone>> = { new: 'accent', allocated: 'accent', picked: 'accent', cancelled: 'plain' }

export type InvoiceHeadProps = {
  readonly invoice: Invoice
  readonly canEdit: boolean
  /** Its colour may be changed although its lines are shut (5E). */
  readonly canNote: boolean
  readonly onBack: () => void
  /** Asks for a barcode; null where nothing is scanned. */
  readonly onScan: (() => void) | null
  /** Null for a document that is never deleted. */
  readonly onRemove: (() => void) | null
  /** Opens and closes the history; null for those who may not see it. */
  readonly onMore: (() => void) | null
  readonly isMoreOpen: boolean
}

/** What this document is, in which state, and how far on its way to central. */
export function InvoiceHead({ invoice, canEdit, canNote, onBack, onScan, onRemove, onMore, isMoreOpen }: InvoiceHeadProps) {
  const { t } = useTranslation('trade')
  return (
    <header className="page-head">
      <Button kind="quiet" icon={ArrowLeft} flip aria-label={t('invoice.back')} onPress={onBack} />
      <h1 className="doc-title" title={invoice.number === null ? t('numberPendingTip') : undefined}>
        {documentTitle(invoice, t)}
      </h1>
      <Pill {...(tones[invoice.state] && { tone: tones[invoice.state] as Tone })}>{t(`state.${invoice.state}`)}</Pill>
      {invoice.onHold && (
        <Pill tone="attention" icon={Lock}>
          {t('onHold')}
        </Pill>
      )}
      {invoice.datedBackTo !== null && <DatedBack day={invoice.datedBackTo} />}
      <SyncMark sync={invoice.sync} by={invoice.name} problemsAt={`#/${routeText({ place: 'sync', tab: 'problems' })}`} />
      <div className="acts">
        {canEdit && isAwaited(invoice) && <ExpectedButton invoice={invoice} />}
        {canEdit && isDayOpen(invoice) && <DateButton invoice={invoice} />}
        {canNote && <ColourMenu invoice={invoice} />}
        {!canNote && <ColourTag colour={invoice.colour} />}
        {canEdit && <HoldButton invoice={invoice} />}
        {canEdit && onRemove !== null && (
          <Tooltip text={t('invoice.remove')} placement="bottom">
            <Button kind="quiet" icon={Trash2} aria-label={t('invoice.remove')} onPress={onRemove} />
          </Tooltip>
        )}
        {onScan !== null && (
          <Button kind="quiet" icon={Barcode} keys="scan" onPress={onScan}>
            <span className="only-wide">{t('entry:scan.do')}</span>
            <span className="vh only-narrow">{t('entry:scan.do')}</span>
          </Button>
        )}
        <ReturnButton invoice={invoice} />
        <Button kind="quiet" icon={Printer} keys="printDocument" onPress={() => printDocument(invoice.id, firstPaper(invoice))}>
          <span className="only-wide">{t('output:print.do')}</span>
          <span className="vh only-narrow">{t('output:print.do')}</span>
        </Button>
        {onMore !== null && (
          <Button kind="quiet" icon={History} keys="moreOfDocument" aria-expanded={isMoreOpen} onPress={onMore}>
            <span className="only-wide">{t('people:history.title')}</span>
            <span className="vh only-narrow">{t('people:history.title')}</span>
          </Button>
        )}
      </div>
    </header>
  )
}
