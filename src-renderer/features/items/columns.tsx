import type { TFunction } from 'i18next'
import type { LucideIcon } from 'lucide-react'
import { CircleOff, Layers, TriangleAlert } from 'lucide-react'
import type { ItemRow } from '../../../src-main/contract/items.ts'
import type { StockBand } from '../../../src-main/contract/stock.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pill } from '../../ui/pill.tsx'

type Row = ItemRow
type T = TFunction<'items'>
export type ColumnWords = { readonly t: T; readonly format: Formats }

/** The columns of the items; which give way in a narrow window is in items.css. Ids of those that sort are the contract's. */
export function itemColumns({ t, format }: ColumnWords): readonly Column<Row>[] {
  const none = <span className="faint">{t('none')}</span>
  const amount = (value: number) => <span title={format.fullQuantity(value)}>{format.quantity(value)}</span>
  const some = (value: number, className = '') =>
    value > 0 ? <span className={className}>{format.quantity(Math.round(value * 10) / 10)}</span> : none
  return [
    { id: 'name', head: t('column.name'), canSort: true, className: 'medium wraps', cell: (row) => <ItemName row={row} t={t} /> },
    { id: 'code', head: t('column.code'), canSort: true, className: 'code muted c-code', cell: (row) => row.code },
    { id: 'total', head: t('column.total'), isNumber: true, canSort: true, className: 'medium', cell: (row) => amount(row.total) },
    {
      id: 'available',
      head: t('column.available'),
      isNumber: true,
      className: 'c-available',
      cell: (row) => <span className={row.available < row.total ? '' : 'muted'}>{amount(row.available)}</span>,
    },
    {
      id: 'use',
      head: t('column.use'),
      isNumber: true,
      canSort: true,
      cell: (row) => (row.perMonth === null ? <span className="faint small">{t('noData')}</span> : some(row.perMonth)),
    },
    {
      id: 'months',
      head: t('column.months'),
      isNumber: true,
      canSort: true,
      cell: (row) => (row.monthsOfStock === null ? none : format.quantity(Math.round(row.monthsOfStock * 10) / 10)),
    },
    { id: 'band', head: t('column.band'), className: 'c-band', cell: (row) => row.band && <Band band={row.band} t={t} /> },
    {
      id: 'until',
      head: t('column.until'),
      className: 'muted c-until',
      cell: (row) => (row.lastsUntil === null || row.total <= 0 ? none : format.date(row.lastsUntil)),
    },
    { id: 'expired', head: t('column.expired'), isNumber: true, className: 'c-expired', cell: (row) => some(row.expired, 't-attention') },
    { id: 'atRisk', head: t('column.atRisk'), isNumber: true, className: 'c-risk', cell: (row) => some(row.atRisk, 't-attention') },
  ]
}

/** An item that is not active says so beside its name (F-160). */
function ItemName({ row, t }: { row: Row; t: T }) {
  return (
    <>
      <span title={row.name}>{row.name}</span>
      {row.status !== 'active' && (
        <span className="itemstatus" title={t(`statusHint.${row.status}`)}>
          <Pill>{t(`status.${row.status}`)}</Pill>
        </span>
      )}
    </>
  )
}

const bandIcon: Partial<Record<StockBand, LucideIcon>> = { none: CircleOff, low: TriangleAlert, over: Layers }
const bandTone: Readonly<Record<StockBand, string>> = {
  none: 't-attention',
  low: 't-attention',
  enough: 'muted',
  over: 'muted',
  unused: 'faint',
}

/** The alert in its shape and word (U-19). */
function Band({ band, t }: { band: StockBand; t: T }) {
  const icon = bandIcon[band]
  return (
    <span className={`mark ${bandTone[band]}`}>
      {icon && <Icon of={icon} size="s" />} {t(`band.${band}`)}
    </span>
  )
}
