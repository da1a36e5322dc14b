import { RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSetup } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Unsettled } from '../identity/use-identity.ts'
import { siteWords } from '../identity/use-identity.ts'
import { StepFrame } from './step-frame.tsx'

/** The loading began with other data or on another computer: what was found, and the one way that is safe where nobody can sign in (4-5). */
export function UnsettledStep({ outcome }: { outcome: Unsettled }) {
  const { t } = useTranslation('setup')
  const site = useApp((app) => app.state?.site ?? null)
  const error = useSetup((setup) => setup.error)
  const beginAnew = useSetup((setup) => setup.beginAnew)
  return (
    <StepFrame
      back={null}
      note={t('anew.kept')}
      onSubmit={() => void beginAnew()}
      acts={
        <Button kind="primary" type="submit" icon={RotateCcw} autoFocus>
          {t('anew.do')}
        </Button>
      }
    >
      <h2 className="big">{t(`identity:title.${outcome}`, { site: siteWords(site, t) })}</h2>
      <p className="read muted">
        {t(`identity:lead.${outcome}`)} {t('anew.nothing')}
      </p>
      {(outcome === 'older' || outcome === 'foreign') && <Banner tone="attention">{t('anew.putBack')}</Banner>}
      <p className="read">{t('anew.next')}</p>
      {error !== null && (
        <Banner tone="attention" alert>
          {refusalSentence(error)}
        </Banner>
      )}
    </StepFrame>
  )
}
