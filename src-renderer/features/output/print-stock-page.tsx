import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { StockRow, StockShow } from '../../../src-main/contract/stock.ts'
import { api } from '../../api.ts'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import type { Formats } from '../../ui/format.ts'
import { useFormat } from '../../ui/use-format.ts'
import { everyBatch } from './every-batch.ts'
import type { PaperColumn } from './paper.tsx'
import { Facts, ItemCell, Paper, PaperTable, UnitsCell } from './paper.tsx'
import { PrintPage } from './print-page.tsx'

/** A tab of the stock list on paper: stock on hand, what expires… with every batch that the search finds; the paper says what was searched (U-62, U-63). */
export function PrintStockPage({ show, search }: { show: StockShow; search: string }) {
  const { t } = useTranslation('output')
  const { t: stock } = useTranslation('stock')
  const format = useFormat()
  const { value: rows, refusal } = useAnswer(useCallback(() => everyBatch(api, show, search), [show, search]))
  const value = rows?.reduce((sum, row) => sum + row.total * row.costPrice, 0) ?? 0
  return (
    <PrintPage
      fileName={rows === null ? null : `outpost-stock-${show}`}
      refusal={refusal}
      onBack={() => go(routeText({ place: 'stock', show: show === 'in_stock' ? null : show }))}
    >
      {rows !== null && (
        <Paper title={t('paper.stock', { show: stock(`show.${show}`) })}>
          <Facts
            facts={[
              [t('paper.search'), search],
              [t('paper.batches'), format.number(rows.length)],
              [t('paper.value'), format.amount(value)],
            ]}
          />
          <PaperTable columns={batchColumns(t, stock, format)} rows={rows} />
        </Paper>
      )}
    </PrintPage>
  )
}

const batchColumns = (t: TFunction<'output'>, stock: TFunction<'stock'>, format: Formats): readonly PaperColumn<StockRow>[] => [
  { head: t('paper.place'), isPlace: true, cell: (row) => row.location },
  { head: t('stock.item'), isItem: true, cell: (row) => <ItemCell name={row.itemName} code={row.itemCode} /> },
  { head: t('stock.batch'), isLot: true, cell: (row) => row.batch },
  { head: t('stock.expiry'), isDay: true, cell: (row) => (row.expiryDate === null ? stock('never') : format.date(row.expiryDate)) },
  { head: t('stock.mark'), cell: (row) => (row.mark === null ? '' : stock(`mark.${row.mark}`)) },
  { head: t('stock.packs'), isNumber: true, cell: (row) => format.quantity(row.total) },
  { head: t('paper.packOf'), isNumber: true, cell: (row) => format.quantity(row.packSize) },
  {
    head: t('stock.units'),
    isNumber: true,
    cell: (row) => <UnitsCell units={format.quantity(row.total * row.packSize)} unit={row.unit} />,
  },
]
