import { Check, ChevronDown, Contrast, Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AppState } from '../../../src-main/contract/site.ts'
import { useApp } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'

type Theme = AppState['theme']
const icons = { system: Monitor, light: Sun, dark: Moon, contrast: Contrast, 'contrast-dark': Contrast } as const

/** Light, dark, high contrast, or as the computer has it (U-73). */
export function ThemeMenu({ options }: { options: readonly Theme[] }) {
  const { t } = useTranslation()
  const theme = useApp((app) => app.state?.theme ?? 'system')
  return (
    <Menu
      label={t('theme.label')}
      trigger={
        <Button icon={icons[theme]} aria-label={`${t('theme.label')}: ${t(`theme.${theme}`)}`}>
          {t(`theme.${theme}`)}
          <Icon of={ChevronDown} size="s" />
        </Button>
      }
      entries={options.map((id) => ({ id, label: t(`theme.${id}`), icon: id === theme ? Check : icons[id] }))}
      onChoose={(id) => void useApp.getState().setTheme(id as Theme)}
    />
  )
}
