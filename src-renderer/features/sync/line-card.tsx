import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LadderReport } from '../../../src-main/contract/diagnosis.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { useConnection } from '../../stores/diagnosis.ts'
import type { Formats } from '../../ui/format.ts'
import { useFormat } from '../../ui/use-format.ts'

/** What the line carries, and how long this site needs to be online for it (F-209). */
export function LineCard({ report, status }: { report: LadderReport | null; status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const queue = useConnection((state) => state.queue)
  const speed = (bytes: number | null | undefined) =>
    bytes == null ? t('connection.speedUnknown') : t('setup:check.perSecond', { size: format.bytes(bytes) })
  const usual = queue?.bytesPerSecond ?? report?.bytesPerSecond ?? null
  return (
    <section className="card">
      <h3 className="card-head">{t('connection.speed')}</h3>
      <dl className="kv padx">
        <dt>{t('connection.speedNow')}</dt>
        <dd>{speed(report?.bytesPerSecond)}</dd>
        <dt>{t('connection.speedUsual')}</dt>
        <dd>{speed(queue?.bytesPerSecond)}</dd>
        <dt>{t('connection.waiting')}</dt>
        <dd>
          {status.waitingRecords === 0
            ? t('connection.waitingNothing')
            : online('connection.waitingWords', queue?.waitingBytes ?? null, usual, t, format)}
        </dd>
        <dt>{t('connection.daily')}</dt>
        <dd>{online('connection.dailyWords', queue?.bytesPerDay ?? null, usual, t, format)}</dd>
      </dl>
      <p className="padx small muted cardend">{t('connection.guideline')}</p>
      <p className="padx small cardend">
        <a href="#/site">{t('connection.site')}</a>
      </p>
    </section>
  )
}

/** `141 kB, about 45 s online`; only the size where no speed is known. */
function online(
  key: 'connection.waitingWords' | 'connection.dailyWords',
  bytes: number | null,
  speed: number | null,
  t: TFunction<'sync'>,
  format: Formats,
) {
  if (bytes === null) return t('connection.speedUnknown')
  return speed === null ? format.bytes(bytes) : t(key, { size: format.bytes(bytes), time: format.roughly((bytes / speed) * 1000) })
}
