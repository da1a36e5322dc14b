import { useTranslation } from 'react-i18next'
import { Locale, Theme } from '../../../src-main/contract/site.ts'
import { useApp } from '../../stores/index.ts'
import { Segments } from '../../ui/segments.tsx'
import { IdleLockMenu } from './idle-lock-menu.tsx'
import { ThemeMenu } from './theme-menu.tsx'

/** Language, appearance and the idle lock; all hold for this computer and at once. */
export function SettingsCard() {
  const { t } = useTranslation()
  const locale = useApp((app) => app.state?.locale ?? 'en')
  const setLocale = useApp((app) => app.setLocale)
  return (
    <section className="card">
      <h2 className="card-head">{t('about.settings')}</h2>
      <div className="padx settings">
        <span className="muted">{t('language.label')}</span>
        <Segments
          label={t('language.label')}
          entries={Locale.options.map((id) => ({ id, label: t(`language.${id}`) }))}
          value={locale}
          onChange={(id) => void setLocale(id)}
        />
        <span className="muted">{t('theme.label')}</span>
        <ThemeMenu options={Theme.options} />
        <span className="muted">{t('people:idleLock.label')}</span>
        <IdleLockMenu />
      </div>
    </section>
  )
}
