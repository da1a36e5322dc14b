import { ArrowRight, ClipboardCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LoadedSummary } from '../../../src-main/contract/site.ts'
import { useApp, useSetup } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { StepFrame } from './step-frame.tsx'
import { SyncChoice } from './sync-choice.tsx'

const figures = ['items', 'names', 'documents', 'records'] as const

/** The place stays in the address: whoever signs in next stands before the installer's checklist (F-270). */
function openChecklist(): void {
  go('checklist')
  useSetup.getState().closeSummary()
}

/** What came with the loading, and the way to the sign-in. */
export function DoneStep({ summary }: { summary: LoadedSummary }) {
  const { t } = useTranslation('setup')
  const format = useFormat()
  const number = useApp((app) => app.state?.site?.number ?? 0)
  return (
    <StepFrame
      back={null}
      onSubmit={() => useSetup.getState().closeSummary()}
      acts={
        <>
          <Button icon={ClipboardCheck} onPress={() => openChecklist()}>
            {t('done.checklist')}
          </Button>
          <Button kind="primary" type="submit" icon={ArrowRight} flip keys={{ key: 'Enter' }} autoFocus>
            {t('done.open')}
          </Button>
        </>
      }
    >
      <h2 className="big">{t('done.title', { number })}</h2>
      <p className="read muted">{t('done.lead')}</p>
      <div className="came">
        {figures.map((name) => (
          <div key={name} className="figure">
            <span className="n">{format.number(summary[name])}</span>
            <span className="l">{t(`done.${name}`, { count: summary[name] })}</span>
          </div>
        ))}
      </div>
      <SyncChoice />
      <h3 className="sec">{t('done.stores')}</h3>
      {summary.stores.length === 0 && <Banner>{t('done.noStore')}</Banner>}
      <ul className="camestores">
        {summary.stores.map((store) => (
          <li key={store.id}>
            <span className="medium">{store.name}</span> <span className="code muted">{store.code}</span>
          </li>
        ))}
      </ul>
    </StepFrame>
  )
}
