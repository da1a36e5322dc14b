import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransactionFilter, TransactionRow } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { queryOf } from '../../stores/filter-address.ts'
import { transactionsAsked } from '../../stores/list-queries.ts'
import { go } from '../../stores/route.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import type { Formats } from '../../ui/format.ts'
import { useFormat } from '../../ui/use-format.ts'
import { tabOf } from '../transactions/kinds.ts'
import { everyRow } from './every-row.ts'
import type { Fact, PaperColumn } from './paper.tsx'
import { Facts, Paper, PaperTable } from './paper.tsx'
import { PrintPage } from './print-page.tsx'

/** Documents on paper as the list filters and sorts them: what came and went, returns, adjustments (U-63). */
export function PrintDocumentsPage({ query }: { query: string }) {
  const { t } = useTranslation('output')
  const { t: trade } = useTranslation('trade')
  const format = useFormat()
  const { filter } = askedIn(query)
  const { value: rows, refusal } = useAnswer(useCallback(() => everyDocument(query), [query]))
  const tab = tabOf(filter.kinds)
  return (
    <PrintPage fileName={rows === null ? null : `outpost-documents-${tab}`} refusal={refusal} onBack={() => go('transactions')}>
      {rows !== null && (
        <Paper title={t('paper.documents', { show: trade(`transactions.tab.${tab}`) })}>
          <Facts
            facts={[
              ...factsOf(filter, { t, trade, format }),
              [t('paper.documentCount'), format.number(rows.length)],
              sumOf(rows, { t, format }),
            ]}
          />
          <PaperTable columns={documentColumns(filter, trade, format)} rows={rows} />
        </Paper>
      )}
    </PrintPage>
  )
}

const askedIn = (query: string) => transactionsAsked(queryOf(`?${query}`) ?? {})

const everyDocument = (query: string) => everyRow((part) => api['transactions.list']({ ...askedIn(query), ...part }))

type Words = { readonly t: TFunction<'output'>; readonly trade: TFunction<'trade'>; readonly format: Formats }

/** What the list lets through, each filter in words. */
function factsOf({ search, states, from, to, notSent, onHold }: TransactionFilter, { t, trade, format }: Words): readonly Fact[] {
  const only = [onHold && trade('filter.onHold'), notSent && trade('filter.notSent')].filter((word) => word !== false)
  return [
    [t('paper.search'), search],
    [trade('filter.status'), states.map((state) => trade(`state.${state}`)).join(', ')],
    [trade('filter.from'), from === undefined ? '' : format.date(from)],
    [trade('filter.to'), to === undefined ? '' : format.date(to)],
    [t('paper.only'), only.join(', ')],
  ]
}

/** Documents of one kind have a sum; what came and what went have none together. */
function sumOf(rows: readonly TransactionRow[], { t, format }: Pick<Words, 't' | 'format'>): Fact {
  const isOneKind = new Set(rows.map(({ kind }) => kind)).size === 1
  return [t('paper.total'), isOneKind ? format.amount(rows.reduce((sum, { total }) => sum + total, 0)) : '']
}

const documentColumns = (
  { kinds }: TransactionFilter,
  trade: TFunction<'trade'>,
  format: Formats,
): readonly PaperColumn<TransactionRow>[] => [
  { head: trade('transactions.column.number'), isNumber: true, cell: (row) => row.number ?? trade('numberPending') },
  { head: trade('transactions.column.createdAt'), isDay: true, cell: (row) => format.date(row.createdAt) },
  // Where there is but one kind the title has said it.
  ...(kinds.length === 1 ? [] : [{ head: trade('transactions.column.kind'), cell: (row: TransactionRow) => trade(`kind.${row.kind}`) }]),
  { head: trade('transactions.column.name'), isItem: true, cell: (row) => row.name },
  {
    head: trade('transactions.column.state'),
    cell: (row) => [trade(`state.${row.state}`), row.onHold && trade('onHold')].filter(Boolean).join(', '),
  },
  { head: trade('transactions.column.theirRef'), cell: (row) => row.theirRef },
  { head: trade('transactions.column.lines'), isNumber: true, cell: (row) => format.number(row.lines) },
  { head: trade('transactions.column.total'), isNumber: true, cell: (row) => format.amount(row.total) },
]
