import { ArrowLeft, Lock, PackageX, ScrollText } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { go } from '../../stores/route.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Pill } from '../../ui/pill.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from '../output/export-button.tsx'
import { exportBatchLedger } from '../output/export-details.ts'
import { BatchActions } from '../stock-work/batch-actions.tsx'
import { BatchFacts } from './batch-facts.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { markIcon, markTone } from './mark.tsx'
import '../../styles/stock.css'

const toList = () => go('stock')

/** One batch: where it lies, what of it is promised to whom, and every movement with its document (U-10, U-18). */
export function BatchPage({ id }: { id: string }) {
  const { t } = useTranslation('stock')
  const { value: batch, refusal } = useAnswer(useCallback(() => api['stock.batch']({ id }), [id]))
  useShortcuts({ closeDocument: toList })
  if (refusal !== null) {
    const isGone = refusal.code === 'not_found'
    return (
      <EmptyState
        icon={PackageX}
        title={isGone ? t('batch.gone') : refusalSentence(refusal)}
        action={<Button onPress={toList}>{t('batch.back')}</Button>}
      >
        {isGone && t('batch.goneSentence')}
      </EmptyState>
    )
  }
  return batch && <Batch batch={batch} />
}

function Batch({ batch }: { batch: BatchDetails }) {
  const { t } = useTranslation('stock')
  return (
    <>
      <header className="page-head">
        <Button kind="quiet" icon={ArrowLeft} flip aria-label={t('batch.back')} onPress={toList} />
        <h1>{batch.batch === '' ? t('noBatch') : t('batch.title', { batch: batch.batch })}</h1>
        {batch.mark !== null && (
          <Pill {...(markTone(batch.mark) !== 'muted' && { tone: 'attention' as const })} icon={markIcon[batch.mark]}>
            {t(`mark.${batch.mark}`)}
          </Pill>
        )}
        {batch.mark === 'expired' && batch.onHold && (
          <Pill tone="attention" icon={Lock}>
            {t('mark.on_hold')}
          </Pill>
        )}
        <a className="sub longname" href={`#/item/${encodeURIComponent(batch.itemId)}`}>
          {batch.itemName}
        </a>
        <BatchActions batch={batch} />
      </header>
      <div className="batchpage">
        <Figures batch={batch} />
        <section className="ledbox">
          <header className="row ledhead">
            <h2 className="secl grow">{t('batch.ledger')}</h2>
            {batch.ledger.count > 0 && <ExportButton onExport={() => exportBatchLedger(batch)} />}
          </header>
          {batch.ledger.count === 0 && batch.ledger.opening === 0 ? (
            <EmptyState icon={ScrollText} title={t('ledger.empty')}>
              {t('ledger.emptySentence')}
            </EmptyState>
          ) : (
            <LedgerTable ledger={batch.ledger} withBatch={false} />
          )}
        </section>
        <BatchFacts batch={batch} />
      </div>
    </>
  )
}

function Figures({ batch }: { batch: BatchDetails }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const figure = (label: string, packs: number) => (
    <div className="figure">
      <span className="l">{label}</span>
      <span className="n">
        {format.quantity(packs * batch.packSize)} <small>{batch.unit}</small>
      </span>
      <span className="small muted">{t('batch.packs', { count: packs, size: format.quantity(batch.packSize) })}</span>
    </div>
  )
  return (
    <div className="figs">
      {figure(t('batch.inStock'), batch.total)}
      {figure(t('batch.available'), batch.available)}
      {figure(t('batch.promised'), batch.total - batch.available)}
      <div className="figure">
        <span className="l">{t('batch.expiry')}</span>
        <span className="n">{batch.expiryDate === null ? t('never') : format.date(batch.expiryDate)}</span>
      </div>
      <div className="figure">
        <span className="l">{t('batch.place')}</span>
        <span className="n">{batch.location || t('none')}</span>
        {batch.locationOnHold && <span className="small t-attention">{t('mark.location_on_hold')}</span>}
      </div>
    </div>
  )
}
