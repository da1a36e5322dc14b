import type { TFunction } from 'i18next'
import { Lock } from 'lucide-react'
import type { StocktakeRow } from '../../../src-main/contract/stocktakes.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'

type Row = StocktakeRow
export type ColumnWords = { readonly t: TFunction<'stocktakes'>; readonly format: Formats }

/** The columns of the list; which give way in a narrow window is in stocktakes.css. */
export function stocktakeColumns({ t, format }: ColumnWords): readonly Column<Row>[] {
  return [
    {
      id: 'number',
      head: t('column.number'),
      isNumber: true,
      className: 'medium',
      cell: (row) => row.number ?? <span className="faint">{t('numberPending')}</span>,
    },
    { id: 'state', head: t('column.state'), cell: (row) => <State row={row} t={t} /> },
    { id: 'description', head: t('column.description'), cell: (row) => <span title={row.description}>{row.description}</span> },
    { id: 'created', head: t('column.created'), cell: (row) => format.whenFull(row.createdAt) },
    { id: 'day', head: t('column.day'), className: 'muted c-day', cell: (row) => (row.day === null ? '' : format.date(row.day)) },
    {
      id: 'counted',
      head: t('column.counted'),
      isNumber: true,
      cell: (row) => (
        <span className={row.counted < row.lines ? '' : 'muted'}>{t('countedOf', { counted: row.counted, lines: row.lines })}</span>
      ),
    },
    {
      id: 'comment',
      head: t('column.comment'),
      className: 'muted c-comment',
      cell: (row) => <span title={row.comment}>{row.comment}</span>,
    },
    { id: 'sync', head: t('column.sync'), cell: (row) => <SyncMark sync={row.sync} /> },
  ]
}

function State({ row, t }: { row: Row; t: TFunction<'stocktakes'> }) {
  return (
    <span className="row nowrap">
      <Pill {...(row.state === 'new' && { tone: 'accent' as const })}>{t(`state.${row.state}`)}</Pill>
      {row.isLocked && row.state === 'new' && <Icon of={Lock} size="s" label={t('locked')} />}
    </span>
  )
}
