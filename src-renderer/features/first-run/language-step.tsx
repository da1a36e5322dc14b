import { ArchiveRestore } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Locale, Theme } from '../../../src-main/contract/site.ts'
import { useApp, useSetup } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { ThemeMenu } from '../about/theme-menu.tsx'
import { RescueDialog } from '../backups/rescue-dialog.tsx'
import { PracticeOffer } from '../practice/practice-offer.tsx'
import { StepFrame } from './step-frame.tsx'

/** Step 1: the language, each in its own words, and the appearance. */
export function LanguageStep() {
  const { t } = useTranslation('setup')
  const locale = useApp((app) => app.state?.locale ?? 'en')
  const [isRescuing, setRescuing] = useState(false)
  const next = () => useSetup.getState().goTo('address')
  return (
    <StepFrame
      back={null}
      onSubmit={next}
      acts={
        <>
          <Button kind="text" icon={ArchiveRestore} onPress={() => setRescuing(true)}>
            {t('backups:rescue.offer')}
          </Button>
          <Button kind="primary" type="submit" keys={{ key: 'Enter' }}>
            {t('next')}
          </Button>
        </>
      }
    >
      <h2 className="big">{t('language.title')}</h2>
      <p className="read muted">{t('language.lead')}</p>
      <Choices
        label={t('common:language.label')}
        choices={Locale.options.map((id) => ({ id, what: t(`common:language.${id}`), lang: id }))}
        value={locale}
        onChange={(id) => void useApp.getState().setLocale(id)}
        autoFocus
      />
      <div className="field appearance">
        <span className="label">{t('language.appearance')}</span>
        <span>
          <ThemeMenu options={Theme.options} />
        </span>
      </div>
      <PracticeOffer />
      {isRescuing && <RescueDialog isDamaged={false} onClose={() => setRescuing(false)} />}
    </StepFrame>
  )
}
