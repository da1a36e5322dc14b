import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import type { Formats } from '../../ui/format.ts'
import { useFormat } from '../../ui/use-format.ts'
import { JournalCard } from './journal-card.tsx'
import { RunIcon } from './run-icon.tsx'
import { runMs, runResult } from './run-result.ts'
import { useHistory } from './use-history.ts'

/** Beside the present: what happens by itself, and what happened before. */
export function AsideCards({ status }: { status: SyncStatus }) {
  return (
    <aside className="col">
      <ByItself status={status} />
      <Before />
      <JournalCard />
    </aside>
  )
}

function ByItself({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const when = (iso: string | null) => (iso === null ? t('byItself.none') : format.when(iso))
  return (
    <section className="card">
      <h3 className="card-head">{t('byItself.title')}</h3>
      <dl className="kv padx">
        <dt>{t('byItself.every')}</dt>
        <dd>{t('byItself.everyMinutes', { count: Math.round(status.intervalSeconds / 60) })}</dd>
        <dt>{t('byItself.next')}</dt>
        <dd>{nextWords(status, t, format)}</dd>
        <dt>{t('byItself.contact')}</dt>
        <dd>{when(status.lastContactAt)}</dd>
        <dt>{t('byItself.success')}</dt>
        <dd>{when(status.lastSuccessAt)}</dd>
      </dl>
    </section>
  )
}

function nextWords(status: SyncStatus, t: TFunction<'sync'>, format: Formats): string {
  if (status.phase === 'running') return t('byItself.nextNone')
  if (status.phase === 'stopped') return t('byItself.nextStopped')
  if (status.phase === 'disabled') return t('byItself.nextDisabled')
  if (status.phase === 'paused') return t('byItself.nextPaused')
  return status.nextRunAt === null ? t('byItself.nextNow') : t('byItself.nextAt', { time: format.when(status.nextRunAt) })
}

function Before() {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const { runs } = useHistory(6)
  const ended = (runs ?? []).filter((run) => run.finishedAt !== null).slice(0, 5)
  if (ended.length === 0) return null
  return (
    <section className="card">
      <h3 className="card-head">
        <span className="grow">{t('before.title')}</span>
        <a href="#/sync/history" className="small">
          {t('before.all')}
        </a>
      </h3>
      <ul className="runs">
        {ended.map((run) => (
          <li key={run.id}>
            <RunIcon run={run} />
            <span>{format.time(run.startedAt)}</span>
            <span className="muted">{runResult(run, t)}</span>
            {run.outcome === 'done' && <span className="faint small">{format.duration(runMs(run) ?? 0)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
