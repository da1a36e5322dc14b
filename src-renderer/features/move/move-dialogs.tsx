import type { LucideIcon } from 'lucide-react'
import { Snowflake, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

type Props = { readonly name: string; readonly onClose: () => void; readonly onYes: () => void }

/** Asked before a store is frozen, with all that follows from it (F-236). */
export function FreezeDialog(props: Props) {
  const { t } = useTranslation('move')
  return (
    <Question {...props} of="dialog" icon={Snowflake}>
      <ul className="read movesteps">
        <li>{t('dialog.freeze', { name: props.name })}</li>
        <li>{t('dialog.send')}</li>
        <li>{t('dialog.paper')}</li>
        <li>{t('dialog.back')}</li>
      </ul>
    </Question>
  )
}

/** Asked before work in a frozen store goes on: a certificate may have been printed. */
export function ThawDialog(props: Props) {
  const { t } = useTranslation('move')
  return (
    <Question {...props} of="thaw" icon={Undo2}>
      <p className="read">{t('thaw.sentence')}</p>
    </Question>
  )
}

/** Nothing happens unless it is said: the key that is at hand leaves all as it is. */
function Question(props: Props & { readonly of: 'dialog' | 'thaw'; readonly icon: LucideIcon; readonly children: ReactNode }) {
  const { t } = useTranslation('move')
  const { name, of, icon, children, onClose, onYes } = props
  const foot = (
    <>
      <Button onPress={onClose} keys={{ key: 'Escape' }} autoFocus>
        {t(`${of}.no`)}
      </Button>
      <Button kind="primary" icon={icon} onPress={onYes}>
        {t(`${of}.yes`)}
      </Button>
    </>
  )
  return (
    <Dialog title={t(`${of}.title`, { name })} isOpen onClose={onClose} role="alertdialog" foot={foot}>
      {children}
    </Dialog>
  )
}
