import { CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../src-main/contract/operations.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { api } from '../../api.ts'
import { useConnection } from '../../stores/diagnosis.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { SafeCard } from '../safety/safe-card.tsx'
import { QueueCard } from './queue-card.tsx'
import { WaitingDocuments } from './waiting-documents.tsx'

export type Waiting = Output<'sync.waiting'>

/** What central does not have yet: documents first, then every kind of record with its count and the age of the oldest. */
export function WaitingTab({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const waiting = useWaiting()
  if (waiting === null) {
    return (
      <div className="pad">
        <Skeleton />
      </div>
    )
  }
  if (waiting.tables.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t('waiting.emptyTitle')}>
        {t('waiting.empty')}
      </EmptyState>
    )
  }
  return (
    <>
      <div className="waitgrid">
        <WaitingDocuments documents={waiting.documents} />
        <aside className="col">
          <SafeCard />
          <ByTable waiting={waiting} />
          <QueueCard />
        </aside>
      </div>
      <footer className="foot">
        <span>
          {t('waiting.sum', {
            documents: t('waiting.documents', { count: status.waitingDocuments }),
            records: t('records', { count: status.waitingRecords }),
          })}
        </span>
        <AtSpeed />
      </footer>
    </>
  )
}

/** How long it would take on a line as it usually is (F-209). */
function AtSpeed() {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const queue = useConnection((state) => state.queue)
  if (queue === null || queue.bytesPerSecond === null || queue.bytesPerSecond === 0) return null
  return <span className="muted">{t('waiting.atSpeed', { time: format.roughly((queue.waitingBytes / queue.bytesPerSecond) * 1000) })}</span>
}

const queueKey = ({ waitingRecords, accepted, confirmed, lastCursor }: SyncStatus): string =>
  [waitingRecords, accepted, confirmed, lastCursor].join()

/** Asked for again whenever the queue, or what central has of it, changes. */
function useWaiting(): Waiting | null {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  useEffect(() => {
    let current = true
    let shown = ''
    const ask = async () => {
      const result = await api['sync.waiting']({})
      if (current && result.ok) setWaiting(result.value)
    }
    void ask()
    const stop = api.on('sync.status', (status) => {
      if (queueKey(status) === shown) return
      shown = queueKey(status)
      void ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [])
  return waiting
}

function ByTable({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  return (
    <section className="card">
      <h3 className="card-head">{t('waiting.byTable')}</h3>
      <ul className="bytable">
        {waiting.tables.map((table) => (
          <li key={table.table}>
            <span className="grow">
              {t(`table.${table.table}`, { defaultValue: table.table })}
              <span className="small faint oldest">{t('waiting.oldest', { time: format.when(table.oldestAt) })}</span>
            </span>
            <span className="medium">{format.number(table.count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
