import { FileText, Filter, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransactionRow } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { useStoreId } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import type { SortBy } from '../../stores/transactions.ts'
import { isFiltered, rowAt } from '../../stores/transactions.ts'
import { transactions, useTransactions } from '../../stores/trade.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { SiteNeedsList } from '../needs/site-needs-list.tsx'
import { transactionColumns } from './columns.tsx'
import { countOf, tabOf } from './kinds.ts'

const { show, setActive, setScroll, sortBy } = transactions.getState()
const open = (row: TransactionRow) => go(`transaction/${row.id}`)
const wordsOf = (row: TransactionRow) => [row.number === null ? '' : String(row.number), row.name]

/** The table itself, or why there is nothing in it. */
export function TransactionsList({ onNew }: { onNew: (() => void) | null }) {
  const { t, i18n } = useTranslation('trade')
  const format = useFormat()
  const pages = useTransactions((state) => state.pages)
  const matching = useTransactions((state) => state.matching)
  const sort = useTransactions((state) => state.sort)
  const active = useTransactions((state) => state.active.row)
  const refusal = useTransactions((state) => state.refusal)
  // The words change with the language only; new columns at each drawing would draw every row anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const columns = useMemo(() => transactionColumns({ t, format }), [i18n.language])
  const at = useCallback((index: number) => rowAt({ pages }, index), [pages])

  if (refusal) {
    return (
      <div className="scroll pad">
        <Banner tone="attention">{refusalSentence(refusal)}</Banner>
      </div>
    )
  }
  if (matching === 0) {
    return (
      <div className="scroll">
        <NoTransactions onNew={onNew} />
      </div>
    )
  }
  return (
    <DataTable
      key={matching === null ? 'before' : 'here'}
      label={t('transactions.title')}
      className="list-trans"
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
      onSort={(column) => sortBy(column as SortBy)}
      scrollTop={transactions.getState().scrollTop}
      onScroll={setScroll}
      autoFocus
    />
  )
}

function NoTransactions({ onNew }: { onNew: (() => void) | null }) {
  const { t } = useTranslation('trade')
  const filtered = useTransactions(isFiltered)
  const all = useTransactions((state) => state.all)
  const hidden = useTransactions((state) => countOf(tabOf(state.filter.kinds), state.byKind))
  if (filtered) {
    const reset = <Button onPress={() => transactions.getState().resetFilter()}>{t('transactions.reset')}</Button>
    return (
      <EmptyState icon={Filter} title={t('transactions.empty.nothingTitle')} action={reset}>
        {t('transactions.empty.hides', { count: hidden })}
      </EmptyState>
    )
  }
  const begin = onNew && (
    <Button icon={Plus} keys="newDocument" onPress={onNew}>
      {t('transactions.new')}
    </Button>
  )
  return (
    <EmptyState
      icon={FileText}
      title={t(all > 0 ? 'transactions.empty.kindTitle' : 'transactions.empty.title')}
      action={all > 0 ? begin : <NoneYet begin={begin} />}
    >
      {t(all > 0 ? 'transactions.empty.kindSentence' : 'transactions.empty.sentence')}
    </EmptyState>
  )
}

/** Where a store is empty because it lacks what work needs, that is what to see to first (F-018). */
function NoneYet({ begin }: { begin: ReactNode }) {
  const storeId = useStoreId()
  return (
    <div className="noneyet">
      <SiteNeedsList storeId={storeId} />
      {begin}
    </div>
  )
}
