import { Network, RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { LadderReport } from '../../../src-main/contract/diagnosis.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { refusalSentence } from '../../i18n.ts'
import { connection, useConnection } from '../../stores/diagnosis.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { CheckLadder } from '../first-run/check-ladder.tsx'
import { LineCard } from './line-card.tsx'
import { QueueCard } from './queue-card.tsx'

/** The connection doctor (4-2, F-232): the way to central rung by rung, and what the line carries. */
export function ConnectionTab({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const report = useConnection((state) => state.report)
  const checking = useConnection((state) => state.checking)
  const refusal = useConnection((state) => state.refusal)
  useEffect(() => void connection.getState().loadQueue(), [])
  const check = () => void connection.getState().check()
  return (
    <div className="syncnow scroll">
      <div className="col">
        {refusal !== null && <Banner tone="attention">{refusalSentence(refusal)}</Banner>}
        {report === null && !checking ? (
          <EmptyState
            icon={Network}
            title={t('connection.emptyTitle')}
            action={
              <Button icon={RefreshCw} onPress={check}>
                {t('connection.check')}
              </Button>
            }
          >
            {t('connection.empty')}
          </EmptyState>
        ) : (
          <>
            <Summary report={report} checking={checking} onCheck={check} />
            <CheckLadder report={checking ? null : report} checking={checking} />
          </>
        )}
      </div>
      <aside className="col">
        <LineCard report={report} status={status} />
        <QueueCard leadsOn={false} />
      </aside>
    </div>
  )
}

function Summary({ report, checking, onCheck }: { report: LadderReport | null; checking: boolean; onCheck: () => void }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const told = checking || report === null ? null : report
  const times = told === null ? {} : { time: format.when(told.at), took: format.duration(told.ms) }
  const title = told === null ? t('connection.checking') : told.usable ? t('connection.good') : t('connection.blocked')
  const sentence =
    told === null ? t('connection.lead') : told.usable ? t('connection.goodSentence', times) : t('connection.blockedSentence', times)
  return (
    <div className="row">
      <div className="grow" aria-live="polite">
        <h2 className="h2">{title}</h2>
        <p className="muted">{sentence}</p>
      </div>
      <Button icon={RefreshCw} busy={checking} onPress={onCheck}>
        {t('connection.again')}
      </Button>
    </div>
  )
}
