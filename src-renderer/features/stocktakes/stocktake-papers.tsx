import { useTranslation } from 'react-i18next'
import type { Stocktake, StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { useFormat } from '../../ui/use-format.ts'
import { byPlace } from '../output/document-lines.ts'
import type { PaperColumn } from '../output/paper.tsx'
import { Facts, ItemCell, Paper, PaperTable, Signatures } from '../output/paper.tsx'
import { reasonsOf } from './reason-cell.tsx'
import { booksHeads, signed, takeTitle } from './words.ts'

type Columns = readonly PaperColumn<StocktakeLine>[]
type PaperProps = { readonly take: Stocktake; readonly lines: readonly StocktakeLine[] }

/** Room to write in. */
const blank = <span className="paper-blank" />
const longBlank = <span className="paper-blank is-long" />

/** To go along the shelves with: by place, with room for the count. Without the stock nobody is led by what the books say. */
export function CountPaper({ take, lines, withStock }: PaperProps & { withStock: boolean }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const item = useItemColumns()
  const columns: Columns = [
    { head: t('output:paper.place'), isPlace: true, cell: (line) => line.location },
    ...item,
    ...(withStock
      ? [{ head: booksHeads(take, t).snapshot, isNumber: true as const, cell: (line: StocktakeLine) => format.quantity(line.snapshot) }]
      : []),
    {
      head: t('line.counted'),
      isNumber: true,
      cell: (line) => (!withStock || line.counted === null ? blank : format.quantity(line.counted)),
    },
    { head: t('line.comment'), cell: (line) => line.comment || longBlank },
  ]
  return (
    <Paper title={t('paper.title', { paper: t(withStock ? 'paper.stock' : 'paper.count'), document: takeTitle(take, t) })}>
      <TakeFacts take={take} />
      <PaperTable columns={columns} rows={byPlace(lines)} />
      <Signatures names={[t('paper.countedBy'), t('paper.verifiedBy')]} />
    </Paper>
  )
}

/** Every line that differs, why, and what it is worth. */
export function VariancePaper({ take, lines }: PaperProps) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const item = useItemColumns()
  const different = lines.filter(({ difference }) => difference !== null && difference !== 0)
  const worth = (line: StocktakeLine) => (line.difference ?? 0) * line.costPrice
  const sum = (some: readonly StocktakeLine[]) => some.reduce((total, line) => total + worth(line), 0)
  const reason = (line: StocktakeLine) => reasonsOf(take, line).find(({ id }) => id === line.reasonId)?.title ?? ''
  const columns: Columns = [
    ...item,
    { head: booksHeads(take, t).snapshot, isNumber: true, cell: (line) => format.quantity(line.snapshot) },
    { head: t('line.counted'), isNumber: true, cell: (line) => format.quantity(line.counted ?? 0) },
    { head: t('line.difference'), isNumber: true, cell: (line) => signed(line.difference ?? 0, format.quantity) },
    { head: t('paper.value'), isNumber: true, cell: (line) => signed(worth(line), format.amount) },
    { head: t('line.reason'), cell: (line) => [reason(line), line.comment].filter(Boolean).join('. ') },
  ]
  const facts = [
    [t('paper.lines'), format.number(different.length)],
    [t('paper.more'), signed(sum(different.filter((line) => worth(line) > 0)), format.amount)],
    [t('paper.less'), signed(sum(different.filter((line) => worth(line) < 0)), format.amount)],
  ] as const
  return (
    <Paper title={t('paper.title', { paper: t('paper.variance'), document: takeTitle(take, t) })}>
      <TakeFacts take={take} more={facts} />
      {different.length === 0 ? (
        <p>{t('paper.none')}</p>
      ) : (
        <PaperTable
          columns={columns}
          rows={different}
          foot={
            <tr className="paper-sum">
              <td colSpan={columns.length - 2}>{t('paper.sum')}</td>
              <td className="num">{signed(sum(different), format.amount)}</td>
              <td />
            </tr>
          }
        />
      )}
      <Signatures names={[t('paper.countedBy'), t('paper.verifiedBy')]} />
    </Paper>
  )
}

function useItemColumns(): Columns {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  return [
    { head: t('output:stock.item'), isItem: true, cell: (line) => <ItemCell name={line.itemName} code={line.itemCode} /> },
    { head: t('output:stock.batch'), isLot: true, cell: (line) => line.batch },
    { head: t('output:stock.expiry'), isDay: true, cell: (line) => (line.expiryDate === null ? '' : format.date(line.expiryDate)) },
    { head: t('line.packSize'), isNumber: true, cell: (line) => format.quantity(line.packSize) },
  ]
}

function TakeFacts({ take, more = [] }: { take: Stocktake; more?: readonly (readonly [string, string])[] }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  return (
    <Facts
      facts={[
        [t('paper.description'), take.description],
        [t('paper.created'), format.when(take.createdAt)],
        [t('paper.day'), take.day === null ? '' : format.date(take.day)],
        [t('paper.countedBy'), take.countedBy],
        [t('paper.verifiedBy'), take.verifiedBy],
        ...more,
      ]}
    />
  )
}
