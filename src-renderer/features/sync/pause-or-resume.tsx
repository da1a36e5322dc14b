import { CirclePause, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { useSync } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { pauseChoices, pauseUntil } from './pause.ts'

/** Pause until a time, or go on; where syncing is switched off, the way to the switch (F-208). */
export function PauseOrResume({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const pause = useSync((sync) => sync.pause)
  const resume = useSync((sync) => sync.resume)
  if (status.phase === 'disabled') return <Button onPress={() => go('site')}>{t('toSite')}</Button>
  if (status.phase === 'paused') {
    return (
      <Button icon={Play} onPress={() => void resume()}>
        {t('resume')}
      </Button>
    )
  }
  return (
    <Menu
      label={t('pauseFor')}
      placement="bottom end"
      trigger={<Button icon={CirclePause}>{t('pause')}</Button>}
      entries={pauseChoices.map((id) => ({ id, label: t(id) }))}
      onChoose={(id) => void pause(pauseUntil(id, new Date()))}
    />
  )
}
