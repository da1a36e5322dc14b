import { ChevronDown, Lock, LogOut, UserRoundCog } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../stores/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Menu } from '../../ui/menu.tsx'
import { signOut, switchUser } from './leave.ts'

const actions: Readonly<Record<string, () => Promise<void>>> = {
  lock: () => useSession.getState().lock(),
  switch: switchUser,
  out: signOut,
}

/** Who works here, and the ways to stop: lock, let another in, sign out (U-03, U-07). */
export function UserMenu() {
  const { t } = useTranslation('people')
  const user = useSession(({ state }) => state?.user ?? null)
  const checkedAt = useSession(({ state }) => state?.checkedAt ?? null)
  if (user === null) return null
  return (
    <Menu
      label={t('user.menu')}
      placement="bottom end"
      head={
        <>
          <bdi className="medium">{user.name}</bdi>
          <span className="small muted">{user.jobTitle === '' ? user.username : `${user.jobTitle}, ${user.username}`}</span>
          {checkedAt !== null && <span className="small muted">{t(`user.checked.${checkedAt}`)}</span>}
        </>
      }
      trigger={
        <Button className="who" aria-label={t('user.is', { name: user.name })}>
          <Avatar>{user.initials}</Avatar>
          <bdi className="name cut">{user.name}</bdi>
          <Icon of={ChevronDown} size="s" />
        </Button>
      }
      entries={[
        { id: 'lock', label: t('user.lock'), icon: Lock },
        { id: 'switch', label: t('user.switch'), icon: UserRoundCog },
        { id: 'out', label: t('user.signOut'), icon: LogOut, after: <Kbd of="signOut" /> },
      ]}
      onChoose={(id) => void actions[id]?.()}
    />
  )
}
