import '../../styles/practice.css'
import '../../styles/setup.css'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../stores/index.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LoadList } from '../first-run/load-list.tsx'
import { loadShare } from '../first-run/load-share.ts'
import { BareCard } from '../shell/bare-card.tsx'
import { CauseAdvice } from '../sync/cause-advice.tsx'
import { usePractising } from './use-practice.ts'

/** The practice site is bound and loaded by itself; what a person sees in first run, without its questions (U-80). */
export function Preparing() {
  const { t } = useTranslation('practice')
  const status = useSync((sync) => sync.status)
  const hasFailed = usePractising()?.line === 'failed'
  const run = status?.run ?? null
  const cause = status?.cause ?? null
  if (hasFailed)
    return (
      <BareCard tone="attention" title={t('preparing.title')}>
        <p className="read muted">{t('preparing.failed')}</p>
      </BareCard>
    )
  return (
    <BareCard tone="waiting" title={t('preparing.title')}>
      <p className="read muted">{t('preparing.lead')}</p>
      <div className="practiceway">
        <ProgressBar label={t('preparing.title')} share={run === null ? null : loadShare(run)} />
      </div>
      <LoadList run={run} />
      {cause !== null && <CauseAdvice cause={cause} withTitle />}
    </BareCard>
  )
}
