/** What stands on the lines of a document's paper. */
import type { TFunction } from 'i18next'
import { arrivingKinds, isAtCost } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice, InvoiceLine } from '../../../src-main/contract/trade.ts'
import type { Formats } from '../../ui/format.ts'
import type { PaperColumn } from './paper.tsx'
import { ItemCell, UnitsCell } from './paper.tsx'

export type PaperWords = { readonly t: TFunction<'output'>; readonly format: Formats }
export type LineColumns = readonly PaperColumn<InvoiceLine>[]
type LineColumn = PaperColumn<InvoiceLine>

/** Why it goes back, that it is not accepted, and what somebody has noted. */
const saidOf = ({ reason, approval, note }: InvoiceLine, t: TFunction<'output'>): string =>
  [reason, approval !== null && t(`paper.${approval}`), note].filter(Boolean).join('. ')

export const placeColumn = ({ t }: PaperWords): LineColumn => ({ head: t('paper.place'), isPlace: true, cell: (line) => line.location })

/** The batch of an item. */
export const batchColumns = ({ t, format }: PaperWords): LineColumns => [
  {
    head: t('stock.item'),
    isItem: true,
    cell: (line) => <ItemCell name={line.itemName} code={line.itemCode} said={saidOf(line, t)} />,
  },
  { head: t('stock.batch'), isLot: true, cell: (line) => line.batch },
  { head: t('stock.expiry'), isDay: true, cell: (line) => (line.expiryDate === null ? '' : format.date(line.expiryDate)) },
]

/** How much of it. What was sent stands beside it where the sender has said so; older centrals say 0 of everything. */
export const amountColumns = ({ t, format }: PaperWords, lines: readonly InvoiceLine[]): LineColumns => [
  ...(lines.some(({ sentPacks }) => sentPacks !== null && sentPacks > 0)
    ? [
        {
          head: t('paper.sent'),
          isNumber: true as const,
          cell: ({ sentPacks }: InvoiceLine) => sentPacks !== null && format.quantity(sentPacks),
        },
      ]
    : []),
  { head: t('stock.packs'), isNumber: true, cell: (line) => format.quantity(line.packs) },
  { head: t('paper.packOf'), isNumber: true, cell: (line) => format.quantity(line.packSize) },
  { head: t('stock.units'), isNumber: true, cell: (line) => <UnitsCell units={format.quantity(line.units)} unit={line.unit} /> },
]

/** What a pack costs; of what is put in by hand that is its cost too. */
export const costColumn = ({ t, format }: PaperWords): LineColumn => ({
  head: t('paper.cost'),
  isNumber: true,
  cell: (line) => format.amount(line.costPrice),
})

export const priceColumns = ({ kind }: Pick<Invoice, 'kind'>, words: PaperWords): LineColumns => {
  const { t, format } = words
  const isIn = arrivingKinds.has(kind) || kind === 'inventory_addition'
  const price: LineColumn = {
    head: t(isAtCost(kind) ? 'paper.cost' : 'paper.price'),
    isNumber: true,
    cell: (line) => format.amount(line.sellPrice),
  }
  return [isIn ? costColumn(words) : price, { head: t('paper.total'), isNumber: true, cell: (line) => format.amount(line.total) }]
}
