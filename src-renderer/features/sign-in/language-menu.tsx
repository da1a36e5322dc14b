import { Check, ChevronDown, Globe } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Locale } from '../../../src-main/contract/site.ts'
import { useApp } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'

/** The language of this computer, each in its own words. */
export function LanguageMenu() {
  const { t } = useTranslation()
  const locale = useApp((app) => app.state?.locale ?? 'en')
  return (
    <Menu
      label={t('language.label')}
      placement="top start"
      trigger={
        <Button kind="quiet" size="small" icon={Globe} aria-label={`${t('language.label')}: ${t(`language.${locale}`)}`}>
          {t(`language.${locale}`)}
          <Icon of={ChevronDown} size="s" />
        </Button>
      }
      entries={Locale.options.map((id) => ({ id, label: t(`language.${id}`), icon: id === locale ? Check : undefined }))}
      onChoose={(id) => void useApp.getState().setLocale(Locale.parse(id))}
    />
  )
}
