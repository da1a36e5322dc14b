import { useTranslation } from 'react-i18next'
import { useApp, useSetup } from '../../stores/index.ts'
import type { SetupStep } from '../../stores/setup-store.ts'
import { setupSteps } from '../../stores/setup-store.ts'
import type { Step } from '../../ui/stepper.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { hostOf } from '../sync/host.ts'

/** The five steps at the side, with what was chosen in those that are done. */
export function SetupRail() {
  const { t } = useTranslation('setup')
  const app = useApp((state) => state.state)
  const hardwareId = app?.hardwareId ?? ''
  const current = useSetup((setup) => setup.step)
  const finished = useSetup((setup) => setup.summary !== null)
  const chosen = useChosen()
  const at = setupSteps.indexOf(current)
  const steps = setupSteps.map((id, index): Step => {
    const done = index < at || (finished && index === at)
    const step: Step = { id, state: done ? 'done' : index === at ? 'now' : 'todo', what: t(`step.${id}`) }
    return done && chosen[id] !== '' ? { ...step, more: chosen[id] } : step
  })
  return (
    <div className="rail-in">
      <h1 className="rail-title">{t('title')}</h1>
      <Stepper steps={steps} />
      <div className="rail-foot small muted">
        {t('version', { version: app?.version ?? '' })}
        {hardwareId !== '' && (
          <div>
            {t('thisComputer')} <span className="code">{shortId(hardwareId)}</span>
          </div>
        )}
      </div>
    </div>
  )
}

/** The last six signs of the computer's ID: enough to tell two computers apart on the telephone (F-131). */
export function shortId(hardwareId: string): string {
  return hardwareId.slice(-6).toUpperCase()
}

function useChosen(): Readonly<Record<SetupStep, string>> {
  const { t } = useTranslation()
  const locale = useApp((app) => app.state?.locale ?? 'en')
  const site = useApp((app) => app.state?.site ?? null)
  const setup = useSetup((state) => state)
  const number = setup.state?.site?.number ?? site?.number
  return {
    language: t(`language.${locale}`),
    address: hostOf(setup.report?.address ?? (setup.address === '' ? (site?.address ?? '') : setup.address)),
    site: setup.siteName,
    confirm: number === undefined ? '' : t('site.number', { number }),
    load: '',
  }
}
