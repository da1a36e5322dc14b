import { Info, Store } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { canEnter } from '../../stores/session.ts'
import { useApp, useSession, useStoreId } from '../../stores/index.ts'
import { stores, useStores } from '../../stores/trade.ts'
import { canOpen, hasDataHere, selectedStore } from '../../stores/stores.ts'
import { Banner } from '../../ui/banner.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { SiteNeedsList } from '../needs/site-needs-list.tsx'
import { ExportButton } from '../output/export-button.tsx'
import { exportStores } from '../output/export-list.ts'
import { openStore } from './open-store.ts'
import { StoreDetails } from './store-details.tsx'
import { storeColumns } from './store-columns.tsx'
import '../../styles/table.css'
import '../../styles/stores.css'

/** The stores of this site and those it knows, and whether the chosen one is ready for work (F-010, F-012, F-018). */
export function StoresPage() {
  const { t } = useTranslation('trade')
  const site = useApp((app) => app.state?.site ?? null)
  const refusal = useStores((state) => state.refusal)
  const list = useStores((state) => state.stores)
  useEffect(() => void stores.getState().load(), [])
  return (
    <>
      <header className="page-head">
        <h1>{t('stores.title')}</h1>
        {site && <span className="sub">{t('stores.of', { number: site.number, name: site.name })}</span>}
        <div className="acts">
          {list !== null && list.length > 0 && <ExportButton onExport={() => exportStores(list)} />}
          <span className="faint small only-wide">
            <Kbd of="openRow" /> {t('stores.open')}
          </span>
        </div>
      </header>
      {refusal && (
        <div className="notices">
          <Banner tone="attention">{refusalSentence(refusal)}</Banner>
        </div>
      )}
      {list?.length === 0 && (
        <EmptyState icon={Store} title={t('stores.emptyTitle')} action={<SiteNeedsList />}>
          {t('stores.emptySentence')}
        </EmptyState>
      )}
      {list !== null && list.length > 0 && <TwoPanes />}
    </>
  )
}

function TwoPanes() {
  const { t, i18n } = useTranslation('trade')
  const format = useFormat()
  const list = useStores((state) => state.stores) ?? []
  const openId = useStoreId()
  const mine = useSession(({ state }) => state?.stores) ?? []
  const chosen = useStores((state) => selectedStore(state, openId))
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words and formats change with the language only
  const columns = useMemo(() => storeColumns({ t, format, openId }), [i18n.language, openId])
  const select = (at: number) => {
    const store = list[at]
    if (store) stores.getState().select(store.id)
  }
  return (
    <div className="twopane stores">
      <div className="pane storelist">
        <DataTable
          label={t('stores.title')}
          className="list-stores"
          columns={columns}
          count={list.length}
          rowAt={(at) => list[at]}
          keyOf={(store) => store.id}
          wordsOf={(store) => [store.name, store.code]}
          active={chosen ? list.indexOf(chosen) : 0}
          onActive={select}
          onPress={(store) => stores.getState().select(store.id)}
          onOpen={(store) => canOpen(store) && void openStore(store.id)}
          rowClass={(store) => (hasDataHere(store) ? '' : 'is-shut')}
          autoFocus
        />
        <p className="small muted storenote">
          <Icon of={Info} size="s" /> {t('stores.note')}
        </p>
      </div>
      {chosen && (
        <StoreDetails
          store={chosen}
          isOpen={chosen.id === openId}
          isMine={mine.some((store) => store.id === chosen.id && canEnter(store))}
        />
      )}
    </div>
  )
}
