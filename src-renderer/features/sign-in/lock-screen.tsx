import '../../styles/sign-in.css'
import { UserRoundCog } from 'lucide-react'
import { useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../../src-main/contract/people.ts'
import { useSession } from '../../stores/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useHeldShortcuts } from '../../ui/use-shortcuts.ts'
import { MapWindow } from './map-window.tsx'
import { PasswordForm } from './password-form.tsx'

type Person = NonNullable<SessionState['user']>

/** Lies over everything while the session is locked; what is behind it stays as it was left, typed text too (U-03). */
export function LockScreen({ user }: { user: Person }) {
  const { t } = useTranslation('people')
  useHeldShortcuts()
  return (
    <ModalOverlay className="lock" isOpen isDismissable={false} isKeyboardDismissDisabled>
      <Modal>
        <Dialog aria-label={t('lock.title')}>
          <MapWindow>
            <Unlock user={user} />
          </MapWindow>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Unlock({ user }: { user: Person }) {
  const { t } = useTranslation('people')
  const [password, setPassword] = useState('')
  const [isLeaving, setLeaving] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const send = async () => {
    if (await useSession.getState().unlock(password)) return
    field.current?.select()
  }
  return (
    <>
      <div className="lockedwho">
        <Avatar size="big">{user.initials}</Avatar>
        <div className="grow">
          <bdi className="medium cut">{user.name}</bdi>
          <span className="small muted">{t('lock.sentence')}</span>
        </div>
      </div>
      <PasswordForm
        password={password}
        onPassword={setPassword}
        onSubmit={() => void send()}
        isReady
        action={t('lock.unlock')}
        note={t('signIn.offline')}
        passwordRef={field}
        autoFocus
      />
      {isLeaving ? (
        <Leaving user={user} onStay={() => setLeaving(false)} />
      ) : (
        <Button kind="text" icon={UserRoundCog} className="center" onPress={() => setLeaving(true)}>
          {t('lock.notYou', { name: user.name })}
        </Button>
      )}
    </>
  )
}

/** Another person may need the computer; a line that is typed halfway then goes, and that is said first. */
function Leaving({ user, onStay }: { user: Person; onStay: () => void }) {
  const { t } = useTranslation('people')
  return (
    <Banner tone="attention" alert>
      <p>{t('lock.leaving', { name: user.name })}</p>
      <p className="row lockacts">
        <Button size="small" onPress={onStay} autoFocus>
          {t('lock.stay')}
        </Button>
        <Button size="small" onPress={() => void useSession.getState().switchUser()}>
          {t('lock.leave')}
        </Button>
      </p>
    </Banner>
  )
}
