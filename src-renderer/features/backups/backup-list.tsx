import { ArchiveRestore, HardDriveDownload, SearchCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupEntry, BackupOverview } from '../../../src-main/contract/backups.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ExportButton } from '../output/export-button.tsx'
import { backupColumns } from './backup-columns.tsx'
import type { Asking } from './backups-page.tsx'
import { exportBackups } from './export-backups.ts'

type Props = { readonly overview: BackupOverview; readonly may: boolean; readonly onAsk: (asking: Asking) => void }

/** Every backup at a place that is at hand, newest first; Enter checks the one that is chosen. */
export function BackupList({ overview, may, onAsk }: Props) {
  const { t, i18n } = useTranslation('backups')
  const format = useFormat()
  const [active, setActive] = useState(0)
  const { entries, places } = overview
  const labels = useMemo(() => new Map(places.map(({ id, label }) => [id, label])), [places])
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words change with the language only
  const columns = useMemo(() => backupColumns(t, format, labels), [i18n.language, labels])
  const chosen = entries[Math.min(active, entries.length - 1)]
  const canAsk = may && chosen !== undefined && overview.running === null
  if (chosen === undefined)
    return (
      <div className="abouttables">
        <EmptyState icon={HardDriveDownload} title={t('list.empty')}>
          {t('list.emptyMore')}
        </EmptyState>
      </div>
    )
  return (
    <section className="abouttables" aria-label={t('list.title')}>
      <div className="row tableshead">
        <h2 className="h2 grow">{t('list.title')}</h2>
        <ExportButton onExport={() => exportBackups(overview)} />
        {may && (
          <>
            <Button icon={SearchCheck} isDisabled={!canAsk} onPress={() => onAsk({ verify: chosen })} keys={{ key: 'Enter' }}>
              {t('list.verify')}
            </Button>
            <Button icon={ArchiveRestore} isDisabled={!canAsk} onPress={() => onAsk({ restore: chosen })}>
              {t('list.restore')}
            </Button>
          </>
        )}
      </div>
      <DataTable
        label={t('list.title')}
        className="list-backups"
        columns={columns}
        count={entries.length}
        rowAt={(at) => entries[at]}
        keyOf={keyOf}
        wordsOf={(entry) => [entry.about === null ? entry.file : format.when(entry.about.madeAt)]}
        active={Math.min(active, entries.length - 1)}
        onActive={setActive}
        onPress={(_, at) => setActive(at)}
        onOpen={(entry) => canAsk && onAsk({ verify: entry })}
        autoFocus
      />
    </section>
  )
}

const keyOf = ({ placeId, file }: BackupEntry): string => `${placeId} ${file}`
