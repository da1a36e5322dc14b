import { Search } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { go } from '../../stores/route.ts'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { FindAnything } from '../find/find-anything.tsx'
import type { Deed } from '../find/found.ts'
import { CopyNotice } from '../stores/copy-notice.tsx'
import { IdentityWizard } from '../identity/identity-wizard.tsx'
import { ReadOnlyNotice } from '../identity/read-only-notice.tsx'
import { OtherComputer } from '../other-computer/other-computer.tsx'
import { StartNotice } from '../safety/start-notice.tsx'
import { pressSync } from '../sync/press-sync.ts'
import { SyncOnceDialog } from '../sync/sync-once-dialog.tsx'
import { useSyncToast } from '../sync/use-sync-toast.ts'
import { KeysOverlay } from './keys-overlay.tsx'
import { useDraftOffer } from './draft-offer.ts'
import { signOut } from './leave.ts'
import { Navigation } from './navigation.tsx'
import { Place } from './place.tsx'
import { saveTyped } from './save-typed.ts'
import { StatusBar } from './status-bar.tsx'
import { StoreSwitcher } from './store-switcher.tsx'
import { TopBar } from './top-bar.tsx'
import { usePresence } from './use-presence.ts'
import { UserMenu } from './user-menu.tsx'
import '../../styles/find.css'

/** The window of a site at work: bar, navigation, one place, status bar; and the keys that work everywhere. */
export function Shell() {
  const { t } = useTranslation()
  const [keysOpen, setKeysOpen] = useState(false)
  const [storesOpen, setStoresOpen] = useState(false)
  const [isFinding, setFinding] = useState(false)
  useSyncToast()
  usePresence()
  useDraftOffer()

  const deeds: Readonly<Record<Deed, () => void>> = {
    syncNow: pressSync,
    switchStore: () => setStoresOpen(true),
    allKeys: () => setKeysOpen(true),
    signOut: () => void signOut(),
  }
  const find = () => setFinding(true)
  useShortcuts({
    ...deeds,
    home: () => go('home'),
    syncPage: () => go('sync'),
    reports: () => go('reports'),
    findAnything: find,
    save: () => void saveTyped(),
  })

  return (
    <div className="window">
      <a className="skiplink" href="#sheet" onClick={(event) => skipTo(event)}>
        {t('skip')}
      </a>
      <TopBar>
        <StoreSwitcher isOpen={storesOpen} onOpenChange={setStoresOpen} />
        <AriaButton className="find" onPress={find}>
          <Icon of={Search} />
          <span className="cut">{t('entry:find.do')}</span>
          <Kbd of="findAnything" />
        </AriaButton>
        <UserMenu />
      </TopBar>
      <Navigation onKeys={() => setKeysOpen(true)} />
      <main className="sheet" id="sheet" tabIndex={-1}>
        <ReadOnlyNotice />
        <CopyNotice />
        <StartNotice />
        <Place />
      </main>
      <StatusBar onSyncNow={pressSync} />
      {isFinding && <FindAnything onClose={() => setFinding(false)} onDo={(deed) => deeds[deed]()} />}
      <KeysOverlay isOpen={keysOpen} onClose={() => setKeysOpen(false)} />
      <SyncOnceDialog />
      <OtherComputer />
      <IdentityWizard />
    </div>
  )
}

/** The address after `#` is the place in the program, so this link moves the focus itself. */
function skipTo(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('sheet')?.focus()
}
