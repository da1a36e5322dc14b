import type { RefObject } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { isFiltered } from '../../stores/transactions.ts'
import { transactions, useTransactions } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { FilterBar } from './filter-bar.tsx'

/** Search, filters, and how much of all is shown. */
export function TransactionsTools({ search }: { search: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('trade')
  const text = useTransactions((state) => state.filter.search)
  const matching = useTransactions((state) => state.matching)
  const all = useTransactions((state) => state.all)
  const filtered = useTransactions(isFiltered)
  // The button goes with the filters, and the keyboard must not be left nowhere.
  const reset = () => {
    transactions.getState().resetFilter()
    search.current?.focus()
  }
  return (
    <div className="toolbar">
      <SearchBox
        ref={search}
        label={t('transactions.search')}
        placeholder={t('transactions.searchHint')}
        value={text}
        onChange={(value) => transactions.getState().setFilter({ search: value })}
        onLeave={() => search.current?.closest('.tabpanel')?.querySelector<HTMLElement>('[role=grid]')?.focus()}
      />
      <FilterBar />
      <span className="grow" />
      {matching !== null && (
        <span className="muted nowrap" role="status">
          <Trans t={t} i18nKey="transactions.shown" values={{ matching, all }} components={{ b: <b /> }} />
        </span>
      )}
      {filtered && (
        <Button kind="text" onPress={reset}>
          {t('transactions.reset')}
        </Button>
      )}
    </div>
  )
}
