import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import type { LineCounts, LineShow } from '../../stores/count-lines.ts'
import { lineShows } from '../../stores/count-lines.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { useMay } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Segments } from '../../ui/segments.tsx'
import type { BulkKind } from './bulk-dialog.tsx'
import { BulkDialog, bulkIds } from './bulk-dialog.tsx'

const { setFilter } = counting.getState()
const kinds = ['snapshot', 'zero', 'reason', 'place', 'clear', 'remove'] as const

export type StocktakeToolsProps = {
  readonly take: Stocktake
  readonly counts: LineCounts
  readonly canCount: boolean
  readonly search: RefObject<HTMLInputElement | null>
}

/** Search, which lines are shown, and what can be done to all of these at once (U-38). */
export function StocktakeTools({ take, counts, canCount, search }: StocktakeToolsProps) {
  const { t } = useTranslation('stocktakes')
  const show = useCounting((state) => state.show)
  const text = useCounting((state) => state.search)
  const isWhole = useCounting((state) => state.isWhole)
  // What there is nothing of is not offered, but never the one that is chosen.
  const offered = lineShows.filter(
    (id) =>
      id === 'all' || id === show || (isWhole && (counts[id] > 0 || (take.state === 'new' && (id === 'uncounted' || id === 'different')))),
  )
  const people = [
    take.countedBy && t('tools.by', { name: take.countedBy }),
    take.verifiedBy && t('tools.verified', { name: take.verifiedBy }),
  ]
  return (
    <div className="toolbar slim">
      <SearchBox
        ref={search}
        label={t('tools.search')}
        placeholder={t('tools.searchHint')}
        value={text}
        onChange={(typed) => setFilter({ search: typed })}
        onLeave={() => search.current?.closest('main')?.querySelector<HTMLElement>('.counting [tabindex="0"]')?.focus()}
      />
      <Segments<LineShow>
        label={t('tools.show')}
        entries={offered.map((id) => ({ id, label: t(`tools.${id}`, { count: counts[id] }) }))}
        value={show}
        onChange={(id) => setFilter({ show: id })}
      />
      {canCount && isWhole && counts.all > 0 && <Bulk take={take} />}
      <span className="grow" />
      <span className="muted only-wide cut">{people.filter(Boolean).join(', ')}</span>
    </div>
  )
}

function Bulk({ take }: { take: Stocktake }) {
  const { t } = useTranslation('stocktakes')
  const mayRemove = useMay('deleteStocktakeLines')
  const lines = useCounting((state) => state.lines)
  const shown = useCounting((state) => state.shown)
  const [kind, setKind] = useState<BulkKind | null>(null)
  const entries = kinds
    .filter((id) => id !== 'remove' || mayRemove)
    .map((id) => ({ id, label: t(`bulk.${id}`), count: bulkIds(id, shown, lines).length }))
  return (
    <>
      <Menu
        label={t('bulk.menu')}
        entries={entries.map(({ id, label, count }) => ({ id, label, after: String(count), disabled: count === 0 }))}
        onChoose={(id) => setKind(id as BulkKind)}
        trigger={
          <Button kind="quiet" icon={ListChecks}>
            {t('bulk.menu')}
          </Button>
        }
      />
      {kind !== null && <BulkDialog kind={kind} take={take} onClose={() => setKind(null)} />}
    </>
  )
}
