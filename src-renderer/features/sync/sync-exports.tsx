import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import type { SyncTab } from '../../stores/route-text.ts'
import { useRules } from '../../stores/sync-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ExportButton } from '../output/export-button.tsx'
import { exportHistory, exportRules, exportWaiting } from './export-sync.ts'

/** Makes a file of the list under the open tab (U-64); nothing where the tab has none, or an empty one. */
export function SyncExports({ tab, status }: { tab: SyncTab; status: SyncStatus }) {
  const hasRules = useRules((state) => state.rules !== null)
  if (tab === 'waiting' && status.waitingRecords > 0) return <WaitingExport />
  if (tab === 'history') return <ExportButton onExport={exportHistory} />
  if (tab === 'rules' && hasRules) return <ExportButton onExport={exportRules} />
  return null
}

/** The tab has two lists. */
function WaitingExport() {
  const { t } = useTranslation('sync')
  const label = t('output:export')
  return (
    <Menu
      label={label}
      placement="bottom end"
      trigger={
        <Button kind="quiet" icon={Download}>
          <span className="only-wide">{label}</span>
          <span className="vh only-narrow">{label}</span>
        </Button>
      }
      entries={[
        { id: 'documents', label: t('file.documents') },
        { id: 'kinds', label: t('file.kinds') },
      ]}
      onChoose={(id) => void exportWaiting(id === 'documents' ? id : 'kinds')}
    />
  )
}
