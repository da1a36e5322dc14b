import { ChevronRight, LogOut, Store } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import type { SessionState } from '../../../src-main/contract/people.ts'
import { refusalSentence } from '../../i18n.ts'
import { canEnter } from '../../stores/session.ts'
import { useSession } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { signOut } from '../shell/leave.ts'
import { SiteNeedsList } from '../needs/site-needs-list.tsx'
import { MapWindow } from './map-window.tsx'

/** Which of their stores somebody works in, where none is open: after signing in, or when one was taken away (U-06). */
export function StoreChoice() {
  const { t } = useTranslation('people')
  const stores = useSession((session) => session.state?.stores) ?? []
  const lost = useSession((session) => session.lostStore)
  const name = useSession((session) => session.state?.user?.name ?? '')
  const [refusal, setRefusal] = useState<AppError | null>(null)
  useShortcuts({ signOut: () => void signOut() })
  const open = async (id: string) => setRefusal(await useSession.getState().openStore(id))
  return (
    <MapWindow>
      {lost !== null && <Banner tone="attention">{t('choice.lost', { store: lost })}</Banner>}
      {stores.length === 0 ? (
        <>
          <SiteNeedsList />
          <Banner alert>{t('choice.none', { name })}</Banner>
        </>
      ) : (
        <div className="field">
          <span className="label">{t('choice.title', { name })}</span>
          <div className="people" role="group" aria-label={t('choice.title', { name })}>
            {stores.map((store, at) => (
              <StoreButton key={store.id} store={store} autoFocus={at === stores.findIndex(canEnter)} onOpen={() => void open(store.id)} />
            ))}
          </div>
        </div>
      )}
      {refusal !== null && (
        <Banner tone="attention" alert>
          {refusalSentence(refusal)}
        </Banner>
      )}
      <Button icon={LogOut} keys="signOut" className="center" onPress={() => void signOut()}>
        {t('user.signOut')}
      </Button>
    </MapWindow>
  )
}

type Mine = SessionState['stores'][number]

/** A store that is on its way says so without a figure: how far it is stands on the Stores page. */
function whyShut({ shut, name }: Mine, t: (key: string) => string): string | null {
  if (shut === null) return null
  return shut === 'store_preparing' ? t('choice.preparing') : refusalSentence({ code: 'refused', reason: shut, params: { name } })
}

/** A store that may not be opened says why (F-023). */
function StoreButton({ store, autoFocus, onOpen }: { store: Mine; autoFocus: boolean; onOpen: () => void }) {
  const { t } = useTranslation('people')
  const why = whyShut(store, t)
  return (
    <AriaButton className="person" isDisabled={!canEnter(store)} autoFocus={autoFocus} onPress={onOpen}>
      <Icon of={Store} />
      <span className="grow">
        <bdi className="medium cut">{store.name}</bdi>
        {why !== null && <span className="small">{why}</span>}
      </span>
      <span className="code muted">{store.code}</span>
      {why === null && <Icon of={ChevronRight} size="s" flip />}
    </AriaButton>
  )
}
