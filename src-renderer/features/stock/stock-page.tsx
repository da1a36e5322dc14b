import { Barcode } from 'lucide-react'
import i18next from 'i18next'
import { useEffect, useRef } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { StockShow } from '../../../src-main/contract/stock.ts'
import { stockShows } from '../../../src-main/contract/stock.ts'
import type { Query } from '../../stores/filter-address.ts'
import { useFilterInAddress } from '../../stores/use-filter-in-address.ts'
import { inAddress, stockAsked, stockQuery } from '../../stores/list-queries.ts'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { useStock } from '../../stores/stock-pages.ts'
import { Button } from '../../ui/button.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { NewStock } from '../stock-work/new-stock.tsx'
import { ExportButton } from '../output/export-button.tsx'
import { exportStock } from '../output/export-list.ts'
import { PrintButton } from '../output/print-button.tsx'
import type { Known } from '../scan/scanning.tsx'
import { useScanning } from '../scan/scanning.tsx'
import { StockFoot, StockList } from './stock-list.tsx'
import '../../styles/table.css'
import '../../styles/transactions.css'
import '../../styles/stock.css'

const { setFilter, begin } = useStock.getState()
const addressed = {
  query: () => stockQuery(useStock.getState()),
  take: (query: Query) => {
    const { sort, search } = stockAsked(query)
    begin({ search }, sort)
  },
}

/** Every batch of the open store (U-11). `show` comes with the address, so that a tile of the home page leads to its tab (U-70). */
export function StockPage({ show }: { show: StockShow | null }) {
  const { t } = useTranslation('stock')
  const search = useRef<HTMLInputElement>(null)
  const counts = useStock((state) => state.counts)
  const shown = show ?? 'in_stock'
  useEffect(() => {
    if (useStock.getState().filter.show !== shown) setFilter({ show: shown })
  }, [shown])
  useFilterInAddress(show === null ? 'stock' : `stock/${show}`, useStock(inAddress(stockQuery)), addressed)
  const print = () => go(routeText({ place: 'printStock', show: shown, search: useStock.getState().filter.search }))
  const scanning = useScanning(showScanned)
  useShortcuts({ searchList: () => search.current?.select(), printDocument: print, scanList: scanning.ask ?? undefined })
  const panel = (
    <>
      <StockTools search={search} />
      <StockList />
      <StockFoot />
    </>
  )
  return (
    <>
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        <div className="acts">
          {scanning.ask !== null && (
            <Button kind="quiet" icon={Barcode} keys="scanList" onPress={scanning.ask}>
              <span className="only-wide">{t('entry:scan.do')}</span>
              <span className="vh only-narrow">{t('entry:scan.do')}</span>
            </Button>
          )}
          <PrintButton onPress={print} />
          <ExportButton onExport={exportStock} />
        </div>
        <NewStock />
      </header>
      <Tabs
        label={t('list.title')}
        selected={shown}
        onSelect={(id) => go(id === 'in_stock' ? 'stock' : `stock/${id}`)}
        entries={stockShows.map((id) => ({ id, label: t(`show.${id}`), count: counts[id], panel }))}
      />
      {scanning.windows}
    </>
  )
}

/** The one batch that was scanned is opened; of several the list shows those (U-60). */
function showScanned({ item, batch, batches }: Known): void {
  const [only, ...others] = batches
  if (only !== undefined && others.length === 0) return go(`batch/${encodeURIComponent(only.stockLineId)}`)
  if (only === undefined) return showToast(i18next.t('entry:scan.notInStock', { item: item.name, batch: batch ?? '' }), 'attention')
  setFilter({ search: batch ?? item.code })
}

function StockTools({ search }: { search: React.RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('stock')
  const { filter, matching, counts } = useStock()
  const reset = () => {
    setFilter({ search: '' })
    search.current?.focus()
  }
  return (
    <div className="toolbar">
      <SearchBox
        ref={search}
        label={t('list.search')}
        placeholder={t('list.searchHint')}
        value={filter.search}
        onChange={(text) => setFilter({ search: text })}
        onLeave={() => search.current?.closest('.tabpanel')?.querySelector<HTMLElement>('[role=grid]')?.focus()}
      />
      <span className="grow" />
      {matching !== null && (
        <span className="muted nowrap" role="status">
          <Trans t={t} i18nKey="list.shown" values={{ matching, all: counts[filter.show] ?? 0 }} components={{ b: <b /> }} />
        </span>
      )}
      {filter.search !== '' && (
        <Button kind="text" onPress={reset}>
          {t('list.reset')}
        </Button>
      )}
    </div>
  )
}
