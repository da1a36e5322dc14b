import { Snowflake, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

type Props = { readonly name: string; readonly onClose: () => void; readonly onYes: () => void }

/** Asked before a store is frozen, with all that follows from it (F-236). */
export function FreezeDialog({ name, onClose, onYes }: Props) {
  const { t } = useTranslation('move')
  return (
    <Dialog
      title={t('dialog.title', { name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      foot={
        <>
          <Button onPress={onClose} keys={{ key: 'Escape' }} autoFocus>
            {t('dialog.no')}
          </Button>
          <Button kind="primary" icon={Snowflake} onPress={onYes}>
            {t('dialog.yes')}
          </Button>
        </>
      }
    >
      <ul className="read movesteps">
        <li>{t('dialog.freeze', { name })}</li>
        <li>{t('dialog.send')}</li>
        <li>{t('dialog.paper')}</li>
        <li>{t('dialog.back')}</li>
      </ul>
    </Dialog>
  )
}

/** Asked before work in a frozen store goes on: a certificate may have been printed. */
export function ThawDialog({ name, onClose, onYes }: Props) {
  const { t } = useTranslation('move')
  return (
    <Dialog
      title={t('thaw.title', { name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      foot={
        <>
          <Button onPress={onClose} keys={{ key: 'Escape' }} autoFocus>
            {t('thaw.no')}
          </Button>
          <Button kind="primary" icon={Undo2} onPress={onYes}>
            {t('thaw.yes')}
          </Button>
        </>
      }
    >
      <p className="read">{t('thaw.sentence')}</p>
    </Dialog>
  )
}
