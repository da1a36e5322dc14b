import type { TFunction } from 'i18next'
import { ArrowLeftRight, TriangleAlert } from 'lucide-react'
import type { Stocktake, StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { CountCell } from './count-cell.tsx'
import { ReasonCell } from './reason-cell.tsx'
import type { BooksHeads } from './words.ts'
import { signed } from './words.ts'

export type CountedLine = {
  readonly line: StocktakeLine
  readonly take: Stocktake
  readonly isHere: boolean
  readonly canCount: boolean
}
type CountColumn = Column<CountedLine>
type Words = { readonly t: TFunction<'stocktakes'>; readonly format: Formats }

/** The columns of a stocktake's lines. What is there now changes no more once it is finalised, and is left out. */
export const countColumns = (words: Words, { isClosed, heads }: { isClosed: boolean; heads: BooksHeads }): readonly CountColumn[] => [
  ...ofBatch(words),
  ...ofCount(words, heads).filter(({ id }) => id !== 'now' || !isClosed),
]

function ofBatch({ t, format }: Words): readonly CountColumn[] {
  return [
    {
      id: 'item',
      head: t('line.item'),
      className: 'q-item wraps',
      cell: ({ line }) => <span title={[line.itemName, line.itemCode].filter(Boolean).join(' ')}>{line.itemName}</span>,
    },
    {
      id: 'batch',
      head: t('line.batch'),
      className: 'code',
      cell: ({ line }) =>
        line.batch === '' ? <span className="faint">{t('line.noBatch')}</span> : <span title={line.batch}>{line.batch}</span>,
    },
    {
      id: 'expiry',
      head: t('line.expiry'),
      className: 'muted',
      cell: ({ line }) => (line.expiryDate === null ? <span className="faint">{t('line.never')}</span> : format.date(line.expiryDate)),
    },
    {
      id: 'place',
      head: t('line.place'),
      className: 'muted q-place',
      cell: ({ line }) => <span title={line.location}>{line.location}</span>,
    },
    { id: 'packSize', head: t('line.packSize'), isNumber: true, className: 'muted', cell: ({ line }) => packs(line.packSize, format) },
  ]
}

function ofCount({ t, format }: Words, heads: BooksHeads): readonly CountColumn[] {
  return [
    {
      id: 'snapshot',
      head: heads.snapshot,
      isNumber: true,
      className: 'muted',
      cell: ({ line }) => (line.stockLineId === null ? <span className="faint">{t('line.isNew')}</span> : packs(line.snapshot, format)),
    },
    {
      id: 'counted',
      head: t('line.counted'),
      isNumber: true,
      isNeeded: true,
      className: 'q-counted',
      cell: ({ line, isHere, canCount }) => <CountCell line={line} isHere={isHere} canCount={canCount} />,
    },
    {
      id: 'now',
      head: heads.now,
      isNumber: true,
      className: 'muted',
      cell: ({ line, take }) =>
        take.state === 'new' && line.now !== line.snapshot ? (
          <span className="moved" title={heads.moved}>
            <Icon of={ArrowLeftRight} size="s" label={heads.moved} />
            {packs(line.now, format)}
          </span>
        ) : (
          packs(line.now, format)
        ),
    },
    {
      id: 'difference',
      head: t('line.difference'),
      isNumber: true,
      cell: ({ line: { difference } }) =>
        difference !== null && <span className={difference === 0 ? 'faint' : 'medium'}>{signed(difference, format.quantity)}</span>,
    },
    {
      id: 'reason',
      head: t('line.reason'),
      className: 'q-reason',
      cell: ({ line, take, isHere, canCount }) =>
        line.needsReconciling && canCount ? (
          <span className="t-attention medium">
            <Icon of={TriangleAlert} size="s" /> {t('line.decide')} <kbd>Enter</kbd>
          </span>
        ) : (
          <ReasonCell line={line} take={take} isHere={isHere} canCount={canCount} />
        ),
    },
  ]
}

const packs = (amount: number, format: Formats) => <span title={format.fullQuantity(amount)}>{format.quantity(amount)}</span>
