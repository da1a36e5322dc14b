import { Check, ChevronDown, Store } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { canEnter } from '../../stores/session.ts'
import { useSession, useStoreId } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { shareHere } from '../../stores/stores.ts'
import { stores, useStores } from '../../stores/trade.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { openStore } from '../stores/open-store.ts'

/** Which store is open, and the others in which this user may work (features 3C). */
export function StoreSwitcher(props: { isOpen: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useTranslation()
  const mine = useSession(({ state }) => state?.stores) ?? []
  const openId = useStoreId()
  const open = mine.find((store) => store.id === openId)
  return (
    <Menu
      label={t('store.switch')}
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (open) void stores.getState().load()
        props.onOpenChange(open)
      }}
      onChoose={(id) => void switchStore(id)}
      trigger={
        <Button className="storebtn" aria-label={t('store.open', { name: open?.name ?? '' })}>
          <Icon of={Store} />
          <span className="cut">{open?.name ?? t('store.choose')}</span>
          <span className="codeword code">{open?.code}</span>
          <Icon of={ChevronDown} size="s" />
        </Button>
      }
      entries={[
        ...mine.map((store) => ({
          id: store.id,
          label: store.name,
          icon: store.id === openId ? Check : Store,
          disabled: !canEnter(store),
          after: store.shut === null ? <span className="code">{store.code}</span> : <Shut id={store.id} reason={store.shut} />,
        })),
        { id: allStores, label: t('store.all') },
      ]}
    />
  )
}

/** Why a store is shut, in a word; of one that is on its way how much is here (features 3C). */
function Shut({ id, reason }: { id: string; reason: string }) {
  const { t } = useTranslation()
  const row = useStores((state) => state.stores?.find((store) => store.id === id))
  const share = row === undefined ? null : shareHere(row)
  if (reason !== 'store_preparing' || share === null) return t(`people:shut.${reason}`)
  return t('people:shut.loading', { percent: Math.floor(share * 100) })
}

const allStores = ' all'

async function switchStore(id: string): Promise<void> {
  if (id === allStores) return go('stores')
  if (id !== useSession.getState().state?.storeId) await openStore(id)
  return undefined
}
