import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../stores/index.ts'
import { showToast } from '../../ui/toast.tsx'

/** Says that syncing ended unexpectedly and is started again; the sentence at the foot is back to normal before it is read. */
export function useRestartToast(): void {
  const { t } = useTranslation('causes')
  const isDown = useSync((sync) => sync.status?.cause?.code === 'sync_restarting')
  useEffect(() => {
    if (isDown) showToast(`${t('sync_restarting.title')}. ${t('sync_restarting.meaning')}`, 'attention')
  }, [isDown, t])
}
