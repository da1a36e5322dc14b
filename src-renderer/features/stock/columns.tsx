import type { TFunction } from 'i18next'
import type { StockRow } from '../../../src-main/contract/stock.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { Mark } from './mark.tsx'

type Row = StockRow
export type ColumnWords = { readonly t: TFunction<'stock'>; readonly format: Formats }

/** The columns of the stock list; which give way in a narrow window is in stock.css. Ids of those that sort are the contract's. */
export function stockColumns({ t, format }: ColumnWords): readonly Column<Row>[] {
  const amount = (value: number) => <span title={format.fullQuantity(value)}>{format.quantity(value)}</span>
  return [
    {
      id: 'item',
      head: t('column.item'),
      canSort: true,
      className: 'medium wraps',
      cell: (row) => <span title={row.itemName}>{row.itemName}</span>,
    },
    { id: 'code', head: t('column.code'), className: 'code muted c-code', cell: (row) => row.itemCode },
    { id: 'batch', head: t('column.batch'), className: 'code', cell: (row) => row.batch || <span className="faint">{t('none')}</span> },
    {
      id: 'expiry',
      head: t('column.expiry'),
      canSort: true,
      cell: (row) => (row.expiryDate === null ? <span className="faint">{t('never')}</span> : format.date(row.expiryDate)),
    },
    { id: 'mark', head: t('column.mark'), className: 'c-mark', cell: (row) => row.mark && <Mark mark={row.mark} /> },
    {
      id: 'location',
      head: t('column.location'),
      canSort: true,
      className: 'muted c-place',
      cell: (row) => row.location || <span className="faint">{t('none')}</span>,
    },
    { id: 'packSize', head: t('column.packSize'), isNumber: true, className: 'muted c-size', cell: (row) => amount(row.packSize) },
    { id: 'packs', head: t('column.packs'), isNumber: true, canSort: true, cell: (row) => amount(row.total) },
    {
      id: 'available',
      head: t('column.available'),
      isNumber: true,
      className: 'c-available',
      cell: (row) => <span className={row.available < row.total ? '' : 'muted'}>{amount(row.available)}</span>,
    },
    { id: 'units', head: t('column.units'), isNumber: true, className: 'medium', cell: (row) => amount(row.total * row.packSize) },
  ]
}
