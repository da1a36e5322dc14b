import '../../styles/table.css'
import '../../styles/sync.css'
import '../../styles/sync-problems.css'
import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { useApp, useSync } from '../../stores/index.ts'
import type { SyncTab } from '../../stores/route-text.ts'
import { go } from '../../stores/route.ts'
import { Button } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ConnectionTab } from './connection-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { hostOf } from './host.ts'
import { NowTab } from './now-tab.tsx'
import { PauseOrResume } from './pause-or-resume.tsx'
import { pressSync } from './press-sync.ts'
import { ProblemActs, ProblemsTab } from './problems-tab.tsx'
import { RulesTab } from './rules-tab.tsx'
import { SyncExports } from './sync-exports.tsx'
import { WaitingTab } from './waiting-tab.tsx'

/** How the work travels: now, what waits, and every cycle so far. */
export function SyncPage({ tab }: { tab: SyncTab }) {
  const { t } = useTranslation('sync')
  const status = useSync((sync) => sync.status)
  const address = useApp((app) => app.state?.site?.address ?? '')
  if (status === null) return null
  return (
    <>
      <header className="page-head">
        <h1>{t('title')}</h1>
        <span className="sub">{address !== '' && t('central', { host: hostOf(address) })}</span>
        <div className="acts">
          {tab === 'problems' ? (
            <ProblemActs />
          ) : (
            <>
              <SyncExports tab={tab} status={status} />
              <PauseOrResume status={status} />
              <SyncButton status={status} />
            </>
          )}
        </div>
      </header>
      <Tabs
        label={t('title')}
        selected={tab}
        onSelect={(id) => go(`sync/${id}`)}
        entries={[
          { id: 'now', label: t('tab.now'), panel: <NowTab status={status} /> },
          { id: 'waiting', label: t('tab.waiting'), count: waitingCount(status), panel: <WaitingTab status={status} /> },
          { id: 'problems', label: t('tab.problems'), need: status.problems, panel: <ProblemsTab /> },
          { id: 'history', label: t('tab.history'), panel: <HistoryTab /> },
          { id: 'connection', label: t('tab.connection'), panel: <ConnectionTab status={status} /> },
          { id: 'rules', label: t('tab.rules'), panel: <RulesTab /> },
        ]}
      />
    </>
  )
}

/** What the tab counts: documents, or other changes where no document waits; nothing where nothing does. */
function waitingCount(status: SyncStatus): number | undefined {
  const count = status.waitingDocuments > 0 ? status.waitingDocuments : status.waitingRecords
  return count === 0 ? undefined : count
}

function SyncButton({ status }: { status: SyncStatus }) {
  const { t } = useTranslation()
  return (
    <Button kind="primary" icon={RefreshCw} keys="syncNow" onPress={pressSync}>
      {status.oneMore ? t('syncNow.oneMore') : t('syncNow.do')}
    </Button>
  )
}
