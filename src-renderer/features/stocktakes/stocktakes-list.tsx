import { ClipboardCheck, Filter, Plus } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { StocktakeRow } from '../../../src-main/contract/stocktakes.ts'
import { refusalSentence } from '../../i18n.ts'
import { rowOf } from '../../stores/paged-list.ts'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { useStocktakes } from '../../stores/stocktake-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { stocktakeColumns } from './columns.tsx'

const { inSight, setActive, setScroll, setFilter } = useStocktakes.getState()
const open = ({ id }: StocktakeRow) => go(routeText({ place: 'stocktake', id }))
const wordsOf = (row: StocktakeRow) => [row.number === null ? '' : String(row.number), row.description]

/** The table itself, or why there is nothing in it. */
export function StocktakesList({ onNew }: { onNew: (() => void) | null }) {
  const { t, i18n } = useTranslation('stocktakes')
  const format = useFormat()
  const { pages, matching, active, refusal } = useStocktakes()
  // The words change with the language only; new columns at each drawing would draw every row anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const columns = useMemo(() => stocktakeColumns({ t, format }), [i18n.language])
  const at = useCallback((index: number) => rowOf(pages, index), [pages])
  if (refusal) {
    return (
      <div className="scroll pad">
        <Banner tone="attention">{refusalSentence(refusal)}</Banner>
      </div>
    )
  }
  if (matching === 0) return <NoStocktakes onNew={onNew} />
  return (
    <DataTable
      key={matching === null ? 'before' : 'here'}
      label={t('list.title')}
      className="list-stocktakes"
      columns={columns}
      count={matching ?? 0}
      rowAt={at}
      keyOf={(row) => row.id}
      wordsOf={wordsOf}
      onVisible={inSight}
      active={active}
      onActive={setActive}
      onOpen={open}
      scrollTop={useStocktakes.getState().scrollTop}
      onScroll={setScroll}
      autoFocus
    />
  )
}

function NoStocktakes({ onNew }: { onNew: (() => void) | null }) {
  const { t } = useTranslation('stocktakes')
  const all = useStocktakes((state) => state.all)
  const action =
    all > 0 ? (
      <Button onPress={() => setFilter({ search: '', show: 'all' })}>{t('list.reset')}</Button>
    ) : onNew === null ? undefined : (
      <Button icon={Plus} keys="newDocument" onPress={onNew}>
        {t('list.new')}
      </Button>
    )
  return (
    <div className="scroll">
      <EmptyState icon={all > 0 ? Filter : ClipboardCheck} title={t(all > 0 ? 'empty.nothingTitle' : 'empty.title')} action={action}>
        {all > 0 ? t('empty.hides', { count: all }) : t('empty.sentence')}
      </EmptyState>
    </div>
  )
}

/** Where one is in the list, and the keys that work here. */
export function StocktakesFoot() {
  const { t } = useTranslation('stocktakes')
  const count = useStocktakes((state) => state.matching) ?? 0
  const row = useStocktakes((state) => state.active)
  return <ListFoot place={count > 0 && row >= 0 ? t('list.place', { row: row + 1, count }) : null} />
}
