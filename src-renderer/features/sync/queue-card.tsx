import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { connection, useConnection } from '../../stores/diagnosis.ts'
import { useSync } from '../../stores/index.ts'
import { useFormat } from '../../ui/use-format.ts'
import { chart, queueBars } from './queue-bars.ts'

/** How much waited at the end of each day, and what to make of it (F-206). */
export function QueueCard(props: { leadsOn?: boolean }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const queue = useConnection((state) => state.queue)
  const waiting = useSync((sync) => sync.status?.waitingRecords ?? null)
  useEffect(() => {
    if (waiting !== null) void connection.getState().loadQueue()
  }, [waiting])
  if (queue === null) return null
  const first = queue.days[0]
  return (
    <section className="card">
      <h3 className="card-head">{t('queue.title')}</h3>
      <div className="padx queuecard">
        <svg className="queuebars" viewBox={`0 0 ${chart.width} ${chart.height}`} role="img" aria-label={t('queue.label')}>
          {queueBars(queue.days).map((bar) => (
            <rect key={bar.day} className={bar.isToday ? 'is-today' : ''} x={bar.x} y={bar.y} width={bar.width} height={bar.height} rx={1}>
              <title>{t('queue.day', { day: format.date(bar.day), records: t('records', { count: bar.records }) })}</title>
            </rect>
          ))}
          <line x1={0} x2={chart.width} y1={chart.height} y2={chart.height} />
        </svg>
        <p className="row small muted">
          <span className="grow">{first !== undefined && queue.days.length > 1 ? format.brief(first.day) : ''}</span>
          <span>{t('queue.today')}</span>
        </p>
        <p className="small muted">
          {queue.trend === 'growing' ? t('queue.growing', { count: queue.growingDays }) : t(`queue.${queue.trend}`)}
        </p>
        {queue.trend === 'growing' && props.leadsOn !== false && (
          <p className="small">
            <a href="#/sync/connection">{t('queue.why')}</a>
          </p>
        )}
      </div>
    </section>
  )
}
