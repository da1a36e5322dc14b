import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Query } from '../../stores/filter-address.ts'
import { useFilterInAddress } from '../../stores/use-filter-in-address.ts'
import { inAddress, stocktakesAsked, stocktakesQuery } from '../../stores/list-queries.ts'
import { useMay } from '../../stores/index.ts'
import { goInstead } from '../../stores/route.ts'
import { stocktakeShows } from '../../stores/stocktakes.ts'
import { useStocktakes } from '../../stores/stocktake-pages.ts'
import { Button } from '../../ui/button.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from '../output/export-button.tsx'
import { sayMissing } from '../shell/missing-right.ts'
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

/** Every stocktake of the open store, the newest first. `startsNew`: a new one is asked for at once. */
export function StocktakesPage({ startsNew = false }: { startsNew?: boolean }) {
  const { t } = useTranslation('stocktakes')
  const may = useMay('createStocktakes')
  const [isBegun, setBegun] = useState(false)
  const isNew = isBegun || (startsNew && may)
  const search = useRef<HTMLInputElement>(null)
  const begin = () => (may ? setBegun(true) : sayMissing('createStocktakes'))
  useFilterInAddress(startsNew ? null : 'stocktakes', useStocktakes(inAddress(stocktakesQuery)), addressed)
  const close = () => {
    setBegun(false)
    if (startsNew) goInstead('stocktakes')
  }
  // Asked for anew each time the page is opened: what changed while it was shut was not told to it.
  useEffect(() => useStocktakes.getState().refresh(), [])
  useShortcuts({ newDocument: begin, searchList: () => search.current?.select() })
  return (
    <>
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        <div className="acts">
          <ExportButton onExport={exportStocktakes} />
          {may && (
            <Button kind="primary" icon={Plus} keys="newDocument" onPress={begin}>
              {t('list.new')}
            </Button>
          )}
        </div>
      </header>
      <Tools search={search} />
      <StocktakesList onNew={may ? begin : null} />
      <StocktakesFoot />
      {isNew && <NewStocktakeDialog onClose={close} />}
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
