import { useEffect, useRef } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { ItemShow } from '../../../src-main/contract/items.ts'
import { itemShows } from '../../../src-main/contract/items.ts'
import type { Query } from '../../stores/filter-address.ts'
import { useFilterInAddress } from '../../stores/use-filter-in-address.ts'
import { inAddress, itemsAsked, itemsQuery } from '../../stores/list-queries.ts'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { useItems } from '../../stores/stock-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from '../output/export-button.tsx'
import { exportItems } from '../output/export-list.ts'
import { PrintButton } from '../output/print-button.tsx'
import { ItemsFoot, ItemsList } from './items-list.tsx'
import '../../styles/table.css'
import '../../styles/transactions.css'
import '../../styles/items.css'

const { setFilter, begin, loadCounts } = useItems.getState()
const addressed = {
  query: () => itemsQuery(useItems.getState()),
  take: (query: Query) => {
    const { sort, ...filter } = itemsAsked(query)
    begin(filter, sort)
  },
}

/** Every item with its stock, its use and how long it lasts. `show` comes with the address: a tile of the home page leads to its tab (U-70). */
export function ItemsPage({ show }: { show: ItemShow | null }) {
  const { t } = useTranslation('items')
  const search = useRef<HTMLInputElement>(null)
  const counts = useItems((state) => state.counts)
  const shown = show ?? 'all'
  useEffect(() => void loadCounts(), [])
  useEffect(() => {
    if (useItems.getState().filter.show !== shown) setFilter({ show: shown })
  }, [shown])
  useFilterInAddress(show === null ? 'items' : `items/${show}`, useItems(inAddress(itemsQuery)), addressed)
  const print = () => go(routeText({ place: 'printItems', show: shown, query: inAddress(itemsQuery)(useItems.getState()) }))
  useShortcuts({ searchList: () => search.current?.select(), printDocument: print })
  const panel = (
    <>
      <ItemsTools search={search} />
      <ItemsList />
      <ItemsFoot />
    </>
  )
  return (
    <>
      <header className="page-head">
        <h1>{t('title')}</h1>
        <div className="acts">
          <PrintButton onPress={print} />
          <ExportButton onExport={exportItems} />
        </div>
      </header>
      <Tabs
        label={t('title')}
        selected={shown}
        onSelect={(id) => go(id === 'all' ? 'items' : `items/${id}`)}
        entries={itemShows.map((id) => ({ id, label: t(`show.${id}`), count: counts[id], panel }))}
      />
    </>
  )
}

function ItemsTools({ search }: { search: React.RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('items')
  const { filter, matching, counts } = useItems()
  const all = counts[filter.show]
  const reset = () => {
    setFilter({ search: '' })
    search.current?.focus()
  }
  return (
    <div className="toolbar">
      <SearchBox
        ref={search}
        label={t('search')}
        placeholder={t('searchHint')}
        value={filter.search}
        onChange={(text) => setFilter({ search: text })}
        onLeave={() => search.current?.closest('.tabpanel')?.querySelector<HTMLElement>('[role=grid]')?.focus()}
      />
      {filter.show === 'all' && (
        <Checkbox isSelected={filter.withInactive} onChange={(withInactive) => setFilter({ withInactive })}>
          {t('withInactive')}
        </Checkbox>
      )}
      <span className="grow" />
      {matching !== null && all !== undefined && (
        <span className="muted nowrap" role="status">
          <Trans t={t} i18nKey="shown" values={{ matching, all: Math.max(all, matching) }} components={{ b: <b /> }} />
        </span>
      )}
      {filter.search !== '' && (
        <Button kind="text" onPress={reset}>
          {t('reset')}
        </Button>
      )}
    </div>
  )
}
