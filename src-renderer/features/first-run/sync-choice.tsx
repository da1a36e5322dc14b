import { Power } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { useSetup, useSync } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { SwitchOffDialog } from '../site/switch-off-dialog.tsx'

/** The last thing first run settles: sync is on, or it is left off on purpose, and either is said in a sentence (F-235). */
export function SyncChoice() {
  const { t } = useTranslation('setup')
  const format = useFormat()
  const status = useSync((sync) => sync.status)
  const [asking, setAsking] = useState(false)
  const set = async (enabled: boolean) => {
    const refused = await useSetup.getState().setSyncing(enabled)
    if (refused !== null) showToast(refusalSentence(refused), 'attention')
  }
  if (status === null) return null
  const isOff = status.phase === 'disabled'
  return (
    <>
      <h3 className="sec">{t('done.sync')}</h3>
      {isOff ? (
        <Banner
          tone="attention"
          action={
            <Button icon={Power} onPress={() => void set(true)}>
              {t('done.turnOn')}
            </Button>
          }
        >
          {t('done.syncOff')}
        </Banner>
      ) : (
        <Banner
          tone="ok"
          action={
            <Button kind="quiet" onPress={() => setAsking(true)}>
              {t('done.leaveOff')}
            </Button>
          }
        >
          {t('done.syncOn', { time: format.duration(status.intervalSeconds * 1000) })}
        </Banner>
      )}
      <SwitchOffDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        onYes={() => {
          setAsking(false)
          void set(false)
        }}
      />
    </>
  )
}
