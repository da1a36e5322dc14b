import { Power } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Asked before syncing is switched off, with what that means for the work that waits (F-208, T4). */
export function SwitchOffDialog(props: { isOpen: boolean; onClose: () => void; onYes: () => void }) {
  const { t } = useTranslation('site')
  const waiting = useSync((sync) => sync.status?.waitingDocuments ?? 0)
  return (
    <Dialog
      title={t('off.title')}
      isOpen={props.isOpen}
      onClose={props.onClose}
      role="alertdialog"
      foot={
        <>
          <Button onPress={props.onClose} keys={{ key: 'Escape' }} autoFocus>
            {t('off.no')}
          </Button>
          <Button kind="danger" icon={Power} onPress={props.onYes}>
            {t('off.yes')}
          </Button>
        </>
      }
    >
      <p className="read">{t('off.sentence')}</p>
      {waiting > 0 && <p className="read">{t('off.waiting', { count: waiting })}</p>}
    </Dialog>
  )
}
