import { RefreshCw, Server } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { useSetup } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { CheckLadder } from './check-ladder.tsx'
import { StepFrame } from './step-frame.tsx'

/** How long the typing must rest before the address is tried, in ms. */
const restMs = 600

/** Step 2: the address of central, checked while it is typed; nothing is kept and no password is sent (F-120). */
export function AddressStep() {
  const { t } = useTranslation('setup')
  const { address, report, checking, error, setAddress, check } = useSetup()
  useEffect(() => {
    if (address.trim() === '' || useSetup.getState().report !== null) return undefined
    const timer = setTimeout(() => void check(), restMs)
    return () => clearTimeout(timer)
  }, [address, check])
  useShortcuts({ syncNow: () => void check() })

  const good = report !== null && report.usable && report.variant !== null && !checking
  const next = () => (good ? useSetup.getState().goTo('site') : void check())
  return (
    <StepFrame
      back="language"
      onSubmit={next}
      acts={
        <Button
          kind="primary"
          type="submit"
          busy={checking}
          isDisabled={address.trim() === ''}
          {...(good || report === null ? { keys: { key: 'Enter' } } : { icon: RefreshCw, keys: 'syncNow' as const })}
        >
          {good || report === null ? t('next') : t('checkAgain')}
        </Button>
      }
    >
      <h2 className="big">{t('address.title')}</h2>
      <p className="read muted">{t('address.lead')}</p>
      <TextField
        label={t('address.label')}
        value={address}
        onChange={setAddress}
        icon={Server}
        size="big"
        autoFocus
        autoComplete="off"
        spellCheck="false"
        inputMode="url"
        placeholder={t('address.placeholder')}
        hint={report?.cleaned === true ? t('address.cleaned', { address: report.address }) : null}
      />
      {error !== null && (
        <Banner tone="attention" alert>
          {refusalSentence(error)}
        </Banner>
      )}
      {(report !== null || checking) && <CheckLadder report={report} checking={checking} />}
      {report !== null && report.usable && <VariantChoice />}
    </StepFrame>
  )
}

/** Asked only where the server did not tell by itself which of the two ways it speaks. */
function VariantChoice() {
  const { t } = useTranslation('setup')
  const report = useSetup((setup) => setup.report)
  const asked = useSetup((setup) => setup.variantAsked)
  if (report === null || !asked) return null
  return (
    <section>
      <h3 className="sec">{t('address.variant')}</h3>
      <p className="muted variantlead">{t('address.variantLead')}</p>
      <Choices
        label={t('address.variant')}
        choices={[
          { id: 'A', what: t('address.variantA') },
          { id: 'B', what: t('address.variantB') },
        ]}
        value={report.variant}
        onChange={(variant) => useSetup.getState().setVariant(variant)}
      />
    </section>
  )
}
