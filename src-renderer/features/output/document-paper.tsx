import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { arrivingKinds, isAtCost } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice, InvoiceLine } from '../../../src-main/contract/trade.ts'
import type { Formats } from '../../ui/format.ts'
import { useFormat } from '../../ui/use-format.ts'
import { documentTitle, partyLabel } from '../invoice/words.ts'
import { byItem, byPlace } from './document-lines.ts'
import type { PaperColumn } from './paper.tsx'
import { Facts, Paper, PaperTable, Signatures } from './paper.tsx'

type Words = { readonly t: TFunction<'output'>; readonly format: Formats }
type Columns = readonly PaperColumn<InvoiceLine>[]

const tickBox = () => <span className="paper-box" />

/** The document with its prices and its sum. */
export function InvoicePaper({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('output')
  const { t: trade } = useTranslation('trade')
  const format = useFormat()
  const columns = [...itemColumns({ t, format }), ...priceColumns(invoice, { t, format })]
  return (
    <Paper title={documentTitle(invoice, trade)}>
      <DocumentFacts invoice={invoice} />
      <PaperTable
        columns={columns}
        rows={byItem(invoice.lines)}
        foot={
          <tr className="paper-sum">
            <td colSpan={columns.length - 1}>{t('paper.total')}</td>
            <td className="num">{format.amount(invoice.total)}</td>
          </tr>
        }
      />
      <Signatures names={[t('paper.issuedBy'), t('paper.receivedBy')]} />
    </Paper>
  )
}

/** What is taken from the shelves, or put on them: by place, without prices, with a box to tick. */
export function PicklistPaper({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('output')
  const { t: trade } = useTranslation('trade')
  const format = useFormat()
  const isArriving = arrivingKinds.has(invoice.kind)
  const columns: Columns = [
    { head: t('paper.place'), cell: (line) => line.location },
    ...itemColumns({ t, format }),
    { head: t('paper.done'), cell: tickBox },
  ]
  return (
    <Paper title={t('paper.of', { paper: t(isArriving ? 'paper.received' : 'paper.picklist'), document: documentTitle(invoice, trade) })}>
      <DocumentFacts invoice={invoice} />
      <PaperTable columns={columns} rows={byPlace(invoice.lines)} />
      <Signatures names={isArriving ? [t('paper.receivedBy'), t('paper.checkedBy')] : [t('paper.pickedBy'), t('paper.checkedBy')]} />
    </Paper>
  )
}

function DocumentFacts({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation(['output', 'trade'])
  const { t: trade } = useTranslation('trade')
  const format = useFormat()
  const { shipped, received } = invoice.dates
  return (
    <Facts
      facts={[
        [partyLabel(invoice.kind, trade), [invoice.nameCode, invoice.name].filter((text) => text !== '').join(' ')],
        [t('output:paper.created'), format.date(invoice.createdAt)],
        [trade('state.shipped'), shipped === undefined ? '' : format.date(shipped)],
        [trade('state.received'), received === undefined ? '' : format.date(received)],
        [t('output:paper.status'), trade(`state.${invoice.state}`) + (invoice.onHold ? `, ${trade('onHold')}` : '')],
        [trade('invoice.theirRef'), invoice.theirRef],
        [trade('invoice.comment'), invoice.comment],
      ]}
    />
  )
}

const itemColumns = ({ t, format }: Words): Columns => [
  { head: t('stock.code'), cell: (line) => line.itemCode },
  { head: t('stock.item'), cell: (line) => line.itemName },
  { head: t('stock.batch'), cell: (line) => line.batch },
  { head: t('stock.expiry'), isDay: true, cell: (line) => (line.expiryDate === null ? '' : format.date(line.expiryDate)) },
  { head: t('stock.packs'), isNumber: true, cell: (line) => format.quantity(line.packs) },
  { head: t('paper.packOf'), isNumber: true, cell: (line) => format.quantity(line.packSize) },
  { head: t('stock.units'), isNumber: true, cell: (line) => `${format.quantity(line.units)} ${line.unit}` },
]

const priceColumns = (invoice: Invoice, { t, format }: Words): Columns => [
  {
    head: t(isAtCost(invoice.kind) ? 'paper.cost' : 'paper.price'),
    isNumber: true,
    cell: (line) => format.amount(arrivingKinds.has(invoice.kind) ? line.costPrice : line.sellPrice),
  },
  { head: t('paper.total'), isNumber: true, cell: (line) => format.amount(line.total) },
]
