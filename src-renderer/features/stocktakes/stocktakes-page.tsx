import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Query } from '../../stores/filter-address.ts'
import { useFilterInAddress } from '../../stores/use-filter-in-address.ts'
import { inAddress, stocktakesAsked, stocktakesQuery } from '../../stores/list-queries.ts'
import { useMay } from '../../stores/index.ts'
import { stocktakeShows } from '../../stores/stocktakes.ts'
import { useStocktakes } from '../../stores/stocktake-pages.ts'
import { Button } from '../../ui/button.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from '../output/export-button.tsx'
import { sayMissing } from '../shell/missing-right.ts'
import { useOpenCopy } from '../stores/copy-notice.tsx'
import { exportStocktakes } from './export-stocktakes.ts'
import { NewStocktakeDialog } from './new-stocktake-dialog.tsx'
import { StocktakesFoot, StocktakesList } from './stocktakes-list.tsx'
import '../../styles/table.css'
import '../../styles/transactions.css'
import '../../styles/stocktakes.css'

const { setFilter } = useStocktakes.getState()
const addressed = {
  query: () => stocktakesQuery(useStocktakes.getState()),
  take: (query: Query) => setFilter(stocktakesAsked(query)),
}

/** Every stocktake of the open store, the newest first. */
export function StocktakesPage() {
  const { t } = useTranslation('stocktakes')
  const isCopy = useOpenCopy() !== null
  const may = useMay('createStocktakes')
  const [isNew, setNew] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const begin = () => (may ? setNew(true) : sayMissing('createStocktakes'))
  useFilterInAddress('stocktakes', useStocktakes(inAddress(stocktakesQuery)), addressed)
  // Asked for anew each time the page is opened: what changed while it was shut was not told to it.
  useEffect(() => useStocktakes.getState().refresh(), [])
  useShortcuts({ newDocument: isCopy ? undefined : begin, searchList: () => search.current?.select() })
  return (
    <>
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        <div className="acts">
          <ExportButton onExport={exportStocktakes} />
          {may && !isCopy && (
            <Button kind="primary" icon={Plus} keys="newDocument" onPress={begin}>
              {t('list.new')}
            </Button>
          )}
        </div>
      </header>
      <Tools search={search} />
      <StocktakesList onNew={may && !isCopy ? begin : null} />
      <StocktakesFoot />
      {isNew && <NewStocktakeDialog onClose={() => setNew(false)} />}
    </>
  )
}

function Tools({ search }: { search: React.RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('stocktakes')
  const { show, search: text, matching, all } = useStocktakes()
  const reset = () => {
    setFilter({ search: '', show: 'all' })
    search.current?.focus()
  }
  return (
    <div className="toolbar">
      <SearchBox
        ref={search}
        label={t('list.search')}
        placeholder={t('list.searchHint')}
        value={text}
        onChange={(typed) => setFilter({ search: typed })}
        onLeave={() => search.current?.closest('main')?.querySelector<HTMLElement>('[role=grid]')?.focus()}
      />
      <Segments
        label={t('list.show.label')}
        entries={stocktakeShows.map((id) => ({ id, label: t(`list.show.${id}`) }))}
        value={show}
        onChange={(id) => setFilter({ show: id })}
      />
      <span className="grow" />
      {matching !== null && (
        <span className="muted nowrap" role="status">
          <Trans t={t} i18nKey="list.shown" values={{ matching, all }} components={{ b: <b /> }} />
        </span>
      )}
      {(text !== '' || show !== 'all') && (
        <Button kind="text" onPress={reset}>
          {t('list.reset')}
        </Button>
      )}
    </div>
  )
}
