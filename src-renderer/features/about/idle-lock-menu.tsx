import { ChevronDown, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { useMay, useSession } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'

const choices = [1, 3, 5, 10, 15, 30, 60, 120, 240]

async function set(minutes: number): Promise<void> {
  const refused = await useSession.getState().setIdleLock(minutes)
  if (refused !== null) showToast(refusalSentence(refused), 'attention')
}

/** After how long without use the window locks (U-03); administrators change it, everybody sees it. */
export function IdleLockMenu() {
  const { t } = useTranslation('people')
  const minutes = useSession(({ state }) => state?.idleLockMinutes ?? 0)
  const may = useMay('serverAdministration')
  const words = t('idleLock.after', { count: minutes })
  if (!may) return <span>{words}</span>
  return (
    <Menu
      label={t('idleLock.label')}
      trigger={
        <Button icon={Lock} aria-label={`${t('idleLock.label')}: ${words}`}>
          {words}
          <Icon of={ChevronDown} size="s" />
        </Button>
      }
      entries={choices.map((count) => ({ id: String(count), label: t('idleLock.after', { count }) }))}
      onChoose={(id) => void set(Number(id))}
    />
  )
}
