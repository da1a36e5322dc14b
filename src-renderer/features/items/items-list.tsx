import { Filter, Package } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemRow, ItemSort } from '../../../src-main/contract/items.ts'
import { refusalSentence } from '../../i18n.ts'
import { rowOf } from '../../stores/paged-list.ts'
import { go } from '../../stores/route.ts'
import { useItems } from '../../stores/stock-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { itemColumns } from './columns.tsx'

const { show, setActive, setScroll, sortBy, setFilter } = useItems.getState()
const open = (row: ItemRow) => go(`item/${encodeURIComponent(row.id)}`)
const wordsOf = (row: ItemRow) => [row.name, row.code]

/** The table itself, or why there is nothing in it. */
export function ItemsList() {
  const { t, i18n } = useTranslation('items')
  const format = useFormat()
  const { pages, matching, sort, active, refusal } = useItems()
  // The words change with the language only; new columns at each drawing would draw every row anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const columns = useMemo(() => itemColumns({ t, format }), [i18n.language])
  const at = useCallback((index: number) => rowOf(pages, index), [pages])
  if (refusal) {
    return (
      <div className="scroll pad">
        <Banner tone="attention">{refusalSentence(refusal)}</Banner>
      </div>
    )
  }
  if (matching === 0) return <NoItems />
  return (
    <DataTable
      key={matching === null ? 'before' : 'here'}
      label={t('title')}
      className="list-items"
      columns={columns}
      count={matching ?? 0}
      rowAt={at}
      keyOf={(row) => row.id}
      wordsOf={wordsOf}
      onVisible={show}
      active={active}
      onActive={setActive}
      onOpen={open}
      rowClass={(row) => (row.status === 'active' ? '' : 'is-shut')}
      sort={sort}
      onSort={(column) => sortBy(column as ItemSort['by'])}
      scrollTop={useItems.getState().scrollTop}
      onScroll={setScroll}
      autoFocus
    />
  )
}

function NoItems() {
  const { t } = useTranslation('items')
  const { filter } = useItems()
  if (filter.search !== '') {
    return (
      <div className="scroll">
        <EmptyState
          icon={Filter}
          title={t('empty.nothingTitle')}
          action={<Button onPress={() => setFilter({ search: '' })}>{t('reset')}</Button>}
        >
          {t('empty.nothingSentence')}
        </EmptyState>
      </div>
    )
  }
  const isAll = filter.show === 'all'
  return (
    <div className="scroll">
      <EmptyState icon={Package} title={t(isAll ? 'empty.title' : 'empty.showTitle')}>
        {t(isAll ? 'empty.sentence' : 'empty.showSentence')}
      </EmptyState>
    </div>
  )
}

/** Where one is in the list, and the keys that work here. */
export function ItemsFoot() {
  const { t } = useTranslation('items')
  const count = useItems((state) => state.matching) ?? 0
  const row = useItems((state) => state.active)
  return <ListFoot place={count > 0 && row >= 0 ? t('place', { row: row + 1, count }) : null} />
}
