import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemRow, ItemShow } from '../../../src-main/contract/items.ts'
import { api } from '../../api.ts'
import { queryOf } from '../../stores/filter-address.ts'
import { itemsAsked } from '../../stores/list-queries.ts'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import type { Formats } from '../../ui/format.ts'
import { useFormat } from '../../ui/use-format.ts'
import { everyRow } from './every-row.ts'
import type { PaperColumn } from './paper.tsx'
import { Facts, ItemCell, Paper, PaperTable, UnitsCell } from './paper.tsx'
import { PrintPage } from './print-page.tsx'

/** The items of a tab on paper: what is there, its use and how long it lasts, filtered and in the order of the list (U-63). */
export function PrintItemsPage({ show, query }: { show: ItemShow; query: string }) {
  const { t } = useTranslation('output')
  const { t: items } = useTranslation('items')
  const format = useFormat()
  const asked = itemsAsked(queryOf(`?${query}`) ?? {})
  const { value: rows, refusal } = useAnswer(useCallback(() => everyItem(show, query), [show, query]))
  return (
    <PrintPage
      fileName={rows === null ? null : `outpost-items-${show}`}
      refusal={refusal}
      onBack={() => go(routeText({ place: 'items', show: show === 'all' ? null : show }))}
    >
      {rows !== null && (
        <Paper title={t('paper.items', { show: items(`show.${show}`) })}>
          <Facts
            facts={[
              [t('paper.search'), asked.search],
              [t('paper.withInactive'), asked.withInactive ? t('paper.yes') : ''],
              [t('paper.itemCount'), format.number(rows.length)],
            ]}
          />
          <PaperTable columns={itemColumns(items, format)} rows={rows} />
        </Paper>
      )}
    </PrintPage>
  )
}

function everyItem(show: ItemShow, query: string) {
  const { sort, ...filter } = itemsAsked(queryOf(`?${query}`) ?? {})
  return everyRow((part) => api['items.list']({ filter: { show, ...filter }, sort, ...part }))
}

function itemColumns(items: TFunction<'items'>, format: Formats): readonly PaperColumn<ItemRow>[] {
  const tenths = (value: number) => format.quantity(Math.round(value * 10) / 10)
  const some = (value: number) => (value <= 0 ? '' : tenths(value))
  const status = (row: ItemRow) => (row.status === 'active' ? '' : items(`status.${row.status}`))
  return [
    { head: items('column.name'), isItem: true, cell: (row) => <ItemCell name={row.name} code={row.code} said={status(row)} /> },
    {
      head: items('column.total'),
      isNumber: true,
      cell: (row) => <UnitsCell units={format.quantity(row.total)} unit={row.unit} />,
    },
    { head: items('column.available'), isNumber: true, cell: (row) => format.quantity(row.available) },
    { head: items('column.use'), isNumber: true, cell: (row) => (row.perMonth === null ? items('noData') : some(row.perMonth)) },
    { head: items('column.months'), isNumber: true, cell: (row) => row.monthsOfStock !== null && tenths(row.monthsOfStock) },
    { head: items('column.band'), cell: (row) => row.band && items(`band.${row.band}`) },
    {
      head: items('column.until'),
      isDay: true,
      cell: (row) => (row.lastsUntil === null || row.total <= 0 ? '' : format.date(row.lastsUntil)),
    },
    { head: items('column.expired'), isNumber: true, cell: (row) => some(row.expired) },
    { head: items('column.atRisk'), isNumber: true, cell: (row) => some(row.atRisk) },
  ]
}
