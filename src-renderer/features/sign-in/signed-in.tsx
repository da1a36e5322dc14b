import { useEffect } from 'react'
import { useSession, useStoreId } from '../../stores/index.ts'
import { clearToasts } from '../../ui/toast.tsx'
import { IdentityStart } from '../identity/identity-start.tsx'
import { useIdentity, useUnsettled } from '../identity/use-identity.ts'
import { Shell } from '../shell/shell.tsx'
import { LockScreen } from './lock-screen.tsx'
import { SignIn } from './sign-in.tsx'
import { StoreChoice } from './store-choice.tsx'

/** What a site at work shows by who is there: sign-in, the choice of a store, or the work; and the lock over it. */
export function SignedIn() {
  const session = useSession(({ state }) => state)
  const storeId = useStoreId()
  const userId = session?.user?.id ?? null
  const outcome = useUnsettled()
  const isRead = useIdentity((identity) => identity.isRead)
  useEffect(clearToasts, [userId])
  if (session === null) return null
  const { user, locked } = session
  if (user === null) return outcome === null || isRead ? <SignIn /> : <IdentityStart outcome={outcome} />
  // Another person begins with nothing of the one before.
  return (
    <>
      <div className={locked ? 'behindlock' : undefined}>{storeId === null ? <StoreChoice key={user.id} /> : <Shell key={user.id} />}</div>
      {locked && <LockScreen user={user} />}
    </>
  )
}
