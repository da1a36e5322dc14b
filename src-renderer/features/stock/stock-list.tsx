import { Boxes, Filter } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { StockRow, StockSort } from '../../../src-main/contract/stock.ts'
import { refusalSentence } from '../../i18n.ts'
import { rowOf } from '../../stores/paged-list.ts'
import { go } from '../../stores/route.ts'
import { useStock } from '../../stores/stock-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { stockColumns } from './columns.tsx'

const { show, setActive, setScroll, sortBy, setFilter } = useStock.getState()
const open = (row: StockRow) => go(`batch/${encodeURIComponent(row.id)}`)
const wordsOf = (row: StockRow) => [row.itemName, row.itemCode, row.batch]
const sortColumn: Readonly<Record<string, StockSort['by']>> = { item: 'item', expiry: 'expiry', packs: 'packs', location: 'location' }

/** The table itself, or why there is nothing in it. */
export function StockList() {
  const { t, i18n } = useTranslation('stock')
  const format = useFormat()
  const { pages, matching, sort, active, refusal } = useStock()
  // The words change with the language only; new columns at each drawing would draw every row anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const columns = useMemo(() => stockColumns({ t, format }), [i18n.language])
  const at = useCallback((index: number) => rowOf(pages, index), [pages])
  if (refusal) {
    return (
      <div className="scroll pad">
        <Banner tone="attention">{refusalSentence(refusal)}</Banner>
      </div>
    )
  }
  if (matching === 0) return <NoStock />
  return (
    <DataTable
      key={matching === null ? 'before' : 'here'}
      label={t('list.title')}
      className="list-stock"
      columns={columns}
      count={matching ?? 0}
      rowAt={at}
      keyOf={(row) => row.id}
      wordsOf={wordsOf}
      onVisible={show}
      active={active}
      onActive={setActive}
      onOpen={open}
      sort={sort}
      onSort={(column) => sortColumn[column] && sortBy(sortColumn[column])}
      scrollTop={useStock.getState().scrollTop}
      onScroll={setScroll}
      autoFocus
    />
  )
}

function NoStock() {
  const { t } = useTranslation('stock')
  const { filter, counts } = useStock()
  const hidden = counts[filter.show] ?? 0
  if (filter.search !== '') {
    return (
      <div className="scroll">
        <EmptyState
          icon={Filter}
          title={t('empty.nothingTitle')}
          action={<Button onPress={() => setFilter({ search: '' })}>{t('list.reset')}</Button>}
        >
          {t('empty.hides', { count: hidden })}
        </EmptyState>
      </div>
    )
  }
  const isAll = filter.show === 'in_stock'
  return (
    <div className="scroll">
      <EmptyState icon={Boxes} title={t(isAll ? 'empty.title' : 'empty.showTitle')}>
        {t(isAll ? 'empty.sentence' : 'empty.showSentence')}
      </EmptyState>
    </div>
  )
}

/** Where one is in the list, and the keys that work here. */
export function StockFoot() {
  const { t } = useTranslation('stock')
  const count = useStock((state) => state.matching) ?? 0
  const row = useStock((state) => state.active)
  return <ListFoot place={count > 0 && row >= 0 ? t('list.place', { row: row + 1, count }) : null} />
}
