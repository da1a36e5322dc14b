import type { TFunction } from 'i18next'
import { Lock } from 'lucide-react'
import type { TransactionRow } from '../../../src-main/contract/trade.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { ColourTag } from '../invoice/colour-tag.tsx'
import { StateTrack } from './pips.tsx'

type Row = TransactionRow
export type ColumnWords = { readonly t: TFunction<'trade'>; readonly format: Formats }

/** The columns of the list; which give way in a narrow window is in transactions.css. */
export function transactionColumns({ t, format }: ColumnWords): readonly Column<Row>[] {
  const head = (id: string) => t(`transactions.column.${id}`)
  return [
    {
      id: 'number',
      head: head('number'),
      isNumber: true,
      canSort: true,
      className: 'medium',
      cell: (row) => <DocumentNumber row={row} t={t} />,
    },
    { id: 'kind', head: head('kind'), canSort: true, className: 'c-kind', cell: (row) => t(`kind.${row.kind}`) },
    { id: 'name', head: head('name'), canSort: true, cell: (row) => <NameWithColour row={row} /> },
    {
      id: 'state',
      head: head('state'),
      canSort: true,
      className: 'c-state',
      cell: (row) => <StateTrack kind={row.kind} state={row.state} />,
    },
    {
      id: 'hold',
      name: t('onHold'),
      head: <span className="vh">{t('onHold')}</span>,
      className: 'c-hold',
      cell: (row) => (row.onHold ? <OnHold t={t} /> : null),
    },
    { id: 'createdAt', head: head('createdAt'), canSort: true, className: 'muted', cell: (row) => format.whenFull(row.createdAt) },
    {
      id: 'theirRef',
      head: head('theirRef'),
      className: 'muted c-ref',
      cell: (row) => row.theirRef || <span className="faint">{t('none')}</span>,
    },
    { id: 'lines', head: head('lines'), isNumber: true, className: 'c-lines', cell: (row) => format.number(row.lines) },
    { id: 'total', head: head('total'), isNumber: true, cell: (row) => format.amount(row.total) },
    { id: 'sync', head: head('sync'), className: 'c-sync', cell: (row) => <SyncMark sync={row.sync} /> },
  ]
}

/** A number that is not given yet is said in words: the wire's -1 is never shown (F-152). */
function DocumentNumber({ row, t }: { row: Row; t: ColumnWords['t'] }) {
  if (row.number !== null) return <>{row.number}</>
  return (
    <span className="faint pending" title={t('numberPendingTip')}>
      {t('numberPending')}
    </span>
  )
}

function NameWithColour({ row }: { row: Row }) {
  return (
    <span className="named" title={row.name}>
      <span className="cut">{row.name}</span>
      <ColourTag colour={row.colour} />
    </span>
  )
}

function OnHold({ t }: Pick<ColumnWords, 't'>) {
  return (
    <span className="t-attention" title={t('onHold')}>
      <Icon of={Lock} size="s" label={t('onHold')} />
    </span>
  )
}
