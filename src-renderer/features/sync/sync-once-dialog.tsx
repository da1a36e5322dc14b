import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { syncNow, useSyncOnce } from './press-sync.ts'

/** Asked when somebody presses Sync now while syncing is paused (F-208). */
export function SyncOnceDialog() {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const until = useSync((sync) => sync.status?.pausedUntil ?? null)
  const isOpen = useSyncOnce(({ asking }) => asking)
  const close = () => useSyncOnce.setState({ asking: false })
  const yes = () => {
    close()
    void syncNow()
  }
  return (
    <Dialog
      title={t('once.title')}
      isOpen={isOpen}
      onClose={close}
      role="alertdialog"
      foot={
        <>
          <Button onPress={close} keys={{ key: 'Escape' }}>
            {t('once.no')}
          </Button>
          <Button kind="primary" icon={RefreshCw} onPress={yes} autoFocus keys={{ key: 'Enter' }}>
            {t('once.yes')}
          </Button>
        </>
      }
    >
      <p className="read">{until === null ? t('once.sentence') : t('once.until', { time: format.when(until) })}</p>
    </Dialog>
  )
}
