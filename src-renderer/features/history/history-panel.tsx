import '../../styles/people.css'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../src-main/contract/people.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ExportButton } from '../output/export-button.tsx'
import { exportDocumentHistory } from '../output/export-document.ts'
import { historyWords } from './history-words.ts'
import { useDocumentHistory } from './use-document-history.ts'

/** What was done to a document, by whom and when, the first thing first (U-34). */
export function HistoryPanel({ id, onClose, children }: { id: string; onClose: () => void; children?: ReactNode }) {
  const { t } = useTranslation('people')
  const { entries, refusal } = useDocumentHistory(id)
  return (
    <aside className="historypane" aria-label={t('history.title')}>
      <header className="row">
        <h2 className="h2 grow">{t('history.title')}</h2>
        {entries !== null && entries.length > 0 && <ExportButton onExport={() => exportDocumentHistory(entries)} />}
        <Button kind="quiet" size="small" icon={X} aria-label={t('history.close')} onPress={onClose} />
      </header>
      {children}
      {refusal !== null && <Banner tone="attention">{refusal}</Banner>}
      {entries === null && refusal === null && <Skeleton />}
      {entries?.length === 0 && <p className="muted">{t('history.empty')}</p>}
      <HistoryList entries={entries ?? []} />
    </aside>
  )
}

/** The entries themselves, where a page has room for them. */
export function HistoryList({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <ol className="history">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  )
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t, i18n } = useTranslation('people')
  const format = useFormat()
  const { what, change } = historyWords(entry, t, (key) => i18n.exists(key))
  return (
    <li>
      <span className="what">{what}</span>
      {change !== null && <span className="small">{change}</span>}
      <span className="small muted">
        <bdi>{entry.user === '' ? t('history.nobody') : entry.user}</bdi>, <time dateTime={entry.at}>{format.when(entry.at)}</time>
      </span>
    </li>
  )
}
