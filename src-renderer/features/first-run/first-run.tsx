import '../../styles/setup.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSetup, useSync } from '../../stores/index.ts'
import { useUnsettled } from '../identity/use-identity.ts'
import { Contours } from '../shell/contours.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { AddressStep } from './address-step.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { DoneStep } from './done-step.tsx'
import { LanguageStep } from './language-step.tsx'
import { LoadStep } from './load-step.tsx'
import { SetupBar } from './setup-bar.tsx'
import { SetupRail } from './setup-rail.tsx'
import { SiteStep } from './site-step.tsx'
import { UnsettledStep } from './unsettled-step.tsx'

/** First run in five steps, with a way back until central has taken this computer (features 3A). */
export function FirstRun() {
  const { t } = useTranslation('setup')
  useSetupState()
  return (
    <div className="window is-bare">
      <TopBar />
      <main className="stage">
        <div className="setup">
          <aside className="rail" aria-label={t('title')}>
            <Contours />
            <SetupRail />
          </aside>
          <div className="setup-main">
            <CurrentStep />
          </div>
        </div>
      </main>
      <SetupBar />
    </div>
  )
}

function CurrentStep() {
  const step = useSetup((setup) => setup.step)
  const summary = useSetup((setup) => setup.summary)
  const isLoading = useApp((app) => app.state?.phase === 'initialising')
  const outcome = useUnsettled()
  if (isLoading && outcome !== null) return <UnsettledStep outcome={outcome} />
  if (step === 'language') return <LanguageStep />
  if (step === 'address') return <AddressStep />
  if (step === 'site') return <SiteStep />
  if (step === 'confirm') return <ConfirmStep />
  return summary === null ? <LoadStep /> : <DoneStep summary={summary} />
}

/** What was typed or loaded before a reload or a restart; and the summary once the loading has ended. */
function useSetupState(): void {
  const phase = useApp((app) => app.state?.phase ?? null)
  const begun = useSync((sync) => sync.status !== null && sync.status.phase !== 'not_set_up' && sync.status.run !== null)
  useEffect(() => {
    if (phase === 'first_run' || phase === 'initialising') void useSetup.getState().load()
    if (phase === 'ready') void useSetup.getState().loadSummary()
  }, [phase])
  useEffect(() => {
    if (phase === 'initialising' && begun) useSetup.getState().watchLoading()
  }, [phase, begun])
}
