import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SyncRun, SyncStatus } from '../../../src-main/contract/sync.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSetup, useSync } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { CausePanel } from '../sync/cause-panel.tsx'
import { stepNow, timeLeft } from '../sync/run-share.ts'
import { LoadList } from './load-list.tsx'
import { loadShare, runBytes, runSpeed } from './load-share.ts'
import { StepFrame } from './step-frame.tsx'

/** Step 5: the loading, step by step, with counts, bytes and time left; it goes on by itself after any interruption. */
export function LoadStep() {
  const { t } = useTranslation('setup')
  const status = useSync((sync) => sync.status)
  const error = useSetup((setup) => setup.error)
  const number = useSiteNumber()
  const startLoading = useSetup((setup) => setup.startLoading)
  const idle = status === null || status.cause !== null || error !== null
  return (
    <StepFrame
      back={null}
      note={t('load.belongs')}
      acts={
        idle && (
          <Button kind="primary" icon={RefreshCw} onPress={() => void startLoading()} autoFocus>
            {t('load.retry')}
          </Button>
        )
      }
    >
      {status?.cause == null ? <Progress run={status?.run ?? null} /> : <h2 className="big">{t('load.waitingTitle', { number })}</h2>}
      {status !== null && status.cause !== null && <LoadCause status={status} />}
      {error !== null && (
        <Banner tone="attention" alert>
          {refusalSentence(error)}
        </Banner>
      )}
      <LoadList run={status?.run ?? null} />
      <Banner tone="ok">{t('load.safe')}</Banner>
      {status !== null && <Helper status={status} />}
    </StepFrame>
  )
}

function useSiteNumber(): number | string {
  const fromSetup = useSetup((setup) => setup.state?.site?.number)
  const fromApp = useApp((app) => app.state?.site?.number)
  return fromSetup ?? fromApp ?? ''
}

function Progress({ run }: { run: SyncRun | null }) {
  const { t } = useTranslation('setup')
  const format = useFormat()
  const now = useNow(1000)
  const number = useSiteNumber()
  const step = run === null ? null : stepNow(run)
  const left = step === null ? null : timeLeft(step)
  const speed = run === null ? null : runSpeed(run)
  const bytes = run === null ? 0 : runBytes(run)
  const title = t('load.title', { number })
  return (
    <section className="going">
      <div className="row baseline">
        <h2 className="big grow">{title}</h2>
        {left !== null && <span className="muted read">{t('load.left', { time: format.roughly(left) })}</span>}
      </div>
      <ProgressBar label={title} share={run === null ? null : loadShare(run)} />
      <div className="row muted">
        <span className="grow">
          {bytes > 0 &&
            (speed === null
              ? t('load.bytesOnly', { bytes: format.bytes(bytes) })
              : t('load.bytes', { bytes: format.bytes(bytes), speed: format.bytes(speed) }))}
        </span>
        {left !== null && <span>{t('load.doneAt', { time: format.time(new Date(now.getTime() + left).toISOString()) })}</span>}
      </div>
    </section>
  )
}

function LoadCause({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('setup')
  const format = useFormat()
  if (status.cause === null) return null
  return (
    <>
      <CausePanel cause={status.cause} status={status} />
      {status.nextRunAt !== null && <p className="muted retryat">{t('load.retryAt', { time: format.when(status.nextRunAt) })}</p>}
    </>
  )
}

/** For the one who helps from afar: everything about the loading as a text (features 3A). */
function Helper({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('setup')
  const format = useFormat()
  const name = useSetup((setup) => setup.state?.site?.name ?? '')
  const number = useSiteNumber()
  const steps = (status.run?.steps ?? []).map((step) => {
    const of =
      step.total === null ? format.number(step.done) : t('load.of', { done: format.number(step.done), total: format.number(step.total) })
    return `${t(`load.step.${step.name}`)}: ${step.state} ${of} ${format.bytes(step.bytes)} ${format.duration(step.ms)}`
  })
  const cause = status.cause === null ? '' : `${t(`causes:${status.cause.code}.title`, status.cause.params)} ${status.cause.detail}`
  const text = [t('load.statusText', { number, name, sentence: cause }), ...steps].join('\n')
  return (
    <div className="helper">
      <span className="small muted grow">{t('load.helper')}</span>
      <CopyButton text={text} label={t('load.copyStatus')} />
    </div>
  )
}
