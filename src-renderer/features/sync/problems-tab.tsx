import { CircleCheck, Download, RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { useMay, useStoreId } from '../../stores/index.ts'
import { shownProblem } from '../../stores/problems.ts'
import { problems, useProblems } from '../../stores/sync-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exportProblems, openDocument, retryAll } from './problem-actions.ts'
import { ProblemDetail } from './problem-detail.tsx'
import { ProblemList } from './problem-list.tsx'

/** Records that wait for a person or for central: which, why, who can mend it (F-124, F-256, F-261). */
export function ProblemsTab() {
  const { t } = useTranslation('sync')
  const list = useProblems((state) => state.problems)
  const refusal = useProblems((state) => state.refusal)
  const newer = useProblems((state) => state.forNewerVersion)
  useEffect(() => void problems.getState().load(), [])
  return (
    <>
      {refusal !== null && (
        <div className="notices is-first">
          <Banner tone="attention" alert>
            {refusalSentence(refusal)}
          </Banner>
        </div>
      )}
      {list === null && refusal === null && (
        <div className="pad">
          <Skeleton />
        </div>
      )}
      {list?.length === 0 && (
        <EmptyState icon={CircleCheck} title={t('problem.emptyTitle')}>
          {newer === 0 ? t('problem.empty') : t('problem.newer', { count: newer })}
        </EmptyState>
      )}
      {list !== null && list.length > 0 && <TwoPanes />}
    </>
  )
}

function TwoPanes() {
  const { t } = useTranslation('sync')
  const list = useProblems((state) => state.problems) ?? []
  const total = useProblems((state) => state.total)
  const newer = useProblems((state) => state.forNewerVersion)
  const shown = useProblems(shownProblem)
  const storeId = useStoreId()
  return (
    <div className="twopane problems">
      <div className="pane list">
        <p className="lead2 muted">{t('problem.count', { count: total })}</p>
        <ProblemList
          problems={list}
          shown={shown}
          onSelect={problems.getState().select}
          onOpen={(problem) => openDocument(problem, storeId)}
        />
        {list.length < total && (
          <div className="pad">
            <Button size="small" onPress={() => void problems.getState().more()}>
              {t('problem.more', { shown: list.length, total })}
            </Button>
          </div>
        )}
        {newer > 0 && <p className="lead2 small muted">{t('problem.newer', { count: newer })}</p>}
      </div>
      {shown !== null && <ProblemDetail problem={shown} />}
    </div>
  )
}

/** What stands in the head of the page while this tab is open. */
export function ProblemActs() {
  const { t } = useTranslation('sync')
  const busy = useProblems((state) => state.busy)
  const none = useProblems((state) => state.total === 0)
  const mayExport = useMay('viewLog')
  return (
    <>
      {mayExport && (
        <Menu
          label={t('problem.export')}
          placement="bottom end"
          trigger={
            <Button kind="quiet" icon={Download} isDisabled={none}>
              {t('problem.export')}
            </Button>
          }
          entries={[
            { id: 'csv', label: t('problem.exportCsv') },
            { id: 'json', label: t('problem.exportJson') },
          ]}
          onChoose={(id) => void exportProblems(id === 'csv' ? 'csv' : 'json')}
        />
      )}
      <Button icon={RefreshCw} busy={busy === 'all'} isDisabled={none} onPress={() => void retryAll()}>
        {t('problem.tryAll')}
      </Button>
    </>
  )
}
