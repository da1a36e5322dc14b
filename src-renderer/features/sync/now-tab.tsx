import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { go } from '../../stores/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { isStuck } from '../shell/status-sentence.ts'
import { AsideCards } from './aside-cards.tsx'
import { CausePanel } from './cause-panel.tsx'
import { Going } from './going.tsx'
import { RunSteps } from './run-steps.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** What is happening, what stands in the way, and the steps of this or the last cycle. */
export function NowTab({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  return (
    <div className="syncnow scroll">
      <div className="col">
        {status.cause !== null && <CausePanel cause={status.cause} status={status} />}
        <Going status={status} />
        {status.problems > 0 && (
          <Banner
            tone="attention"
            action={
              <Button size="small" onPress={() => go('sync/problems')}>
                {t('now.showProblems')}
              </Button>
            }
          >
            {t('now.problems', { count: status.problems })} <span className="muted">{t('now.problemsMore')}</span>
          </Banner>
        )}
        {status.heldBack > 0 && (
          <Banner
            action={
              <Button size="small" onPress={() => go('sync/rules')}>
                {t('now.showRules')}
              </Button>
            }
          >
            {t('now.heldBack', { count: status.heldBack })}
          </Banner>
        )}
        {status.cause === null && isStuck(status) && (
          <Banner
            tone="attention"
            action={
              <Button size="small" onPress={() => go('sync/connection')}>
                {t('now.stuckWhy')}
              </Button>
            }
          >
            {t('now.stuck')}
          </Banner>
        )}
        <StepsOfRun status={status} />
      </div>
      <AsideCards status={status} />
    </div>
  )
}

function StepsOfRun({ status: { run } }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  if (run === null || run.steps.length === 0) return null
  const going = run.finishedAt === null
  return (
    <section aria-label={t('now.steps')}>
      <h2 className="sec">{going ? t('now.running') : t('now.lastRun', { time: format.when(run.startedAt) })}</h2>
      <RunSteps run={run} />
    </section>
  )
}
