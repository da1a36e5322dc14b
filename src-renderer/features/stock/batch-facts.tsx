import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import { useMay } from '../../stores/index.ts'
import { useFormat } from '../../ui/use-format.ts'
import { HistoryList } from '../history/history-panel.tsx'
import { useDocumentHistory } from '../history/use-document-history.ts'
import { DocumentLink } from './document-link.tsx'

/** Who changed it, and what: where it lay, its hold, its price (U-34). */
function BatchHistory({ id }: { id: string }) {
  const { t } = useTranslation('stock')
  const { entries } = useDocumentHistory(id)
  if (entries === null || entries.length === 0) return null
  return (
    <section>
      <h2 className="secl">{t('batch.history')}</h2>
      <HistoryList entries={entries} />
    </section>
  )
}

/** Beside the ledger: who waits for packs of the batch, and what else is known of it. */
export function BatchFacts({ batch }: { batch: BatchDetails }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const maySeeHistory = useMay('viewLog')
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('batch.cost'), format.amount(batch.costPrice)],
    [t('batch.sell'), format.amount(batch.sellPrice)],
    [t('batch.supplier'), batch.supplier],
    [t('batch.manufacturer'), batch.manufacturer],
    [t('batch.donor'), batch.donor],
    [t('batch.barcode'), batch.barcode],
    [t('batch.note'), batch.note],
  ]
  return (
    <aside className="batchside">
      {batch.promises.length > 0 && (
        <section>
          <h2 className="secl">{t('batch.promises')}</h2>
          <ul className="batches">
            {batch.promises.map((promise) => (
              <li key={promise.documentId}>
                <span>
                  <DocumentLink entry={promise} />
                  <span className="small muted">{promise.name}</span>
                </span>
                <span className="r num">{t('batch.promise', { count: promise.packs })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 className="secl">{t('batch.details')}</h2>
        <dl className="kv">
          {facts.map(
            ([label, value]) =>
              value !== '' && (
                <div key={label} className="kv-row">
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      </section>
      {maySeeHistory && <BatchHistory id={batch.id} />}
    </aside>
  )
}
