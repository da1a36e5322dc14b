import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { endPractice, usePracticeDeed } from './use-practice.ts'

/** Asked before the practice data go. */
export function EndDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('practice')
  const { busy, refusal, send } = usePracticeDeed()
  return (
    <Dialog
      role="alertdialog"
      title={t('end.title')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button autoFocus keys="cancel" onPress={onClose}>
            {t('end.keep')}
          </Button>
          <Button kind="danger" busy={busy} onPress={() => void send(endPractice)}>
            {t('end.do')}
          </Button>
        </>
      }
    >
      <p className="read">{t('end.lead')}</p>
      {refusal !== null && (
        <Banner tone="attention" alert>
          {refusalSentence(refusal)}
        </Banner>
      )}
    </Dialog>
  )
}
