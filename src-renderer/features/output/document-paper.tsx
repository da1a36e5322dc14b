import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice, InvoiceLine } from '../../../src-main/contract/trade.ts'
import { useFormat } from '../../ui/use-format.ts'
import { documentTitle, partyLabel } from '../invoice/words.ts'
import type { LineColumns } from './document-columns.tsx'
import { amountColumns, batchColumns, costColumn, placeColumn, priceColumns } from './document-columns.tsx'
import { byItem, byPlace, missingOf, presentOf } from './document-lines.ts'
import { isInHouse } from './document-papers.ts'
import type { Fact } from './paper.tsx'
import { Facts, Paper, PaperTable, Signatures } from './paper.tsx'

type PaperOf = { readonly invoice: Invoice }

const tickBox = () => <span className="paper-box" />

/** The document with its prices and its sum. */
export function InvoicePaper({ invoice }: PaperOf) {
  const { t } = useTranslation('output')
  const { t: trade } = useTranslation('trade')
  const format = useFormat()
  const words = { t, format }
  const lines = presentOf(invoice)
  const columns = [...batchColumns(words), ...amountColumns(words, lines), ...priceColumns(invoice, words)]
  return (
    <Paper title={documentTitle(invoice, trade)}>
      <DocumentFacts invoice={invoice} lines={lines} />
      <PaperTable
        columns={columns}
        rows={byItem(lines)}
        foot={
          <tr className="paper-sum">
            <td colSpan={columns.length - 1}>{t('paper.total')}</td>
            <td className="num">{format.amount(invoice.total)}</td>
          </tr>
        }
      />
      <Missing invoice={invoice} />
      <Signatures names={signers(invoice, t)} />
    </Paper>
  )
}

/** What is taken from the shelves, or put on them: by place, without prices, with a box to tick. */
export function PicklistPaper({ invoice }: PaperOf) {
  const { t } = useTranslation('output')
  const { t: trade } = useTranslation('trade')
  const format = useFormat()
  const words = { t, format }
  const isArriving = arrivingKinds.has(invoice.kind)
  const lines = presentOf(invoice)
  const columns: LineColumns = [
    placeColumn(words),
    ...batchColumns(words),
    ...amountColumns(words, lines),
    { head: t('paper.done'), cell: tickBox },
  ]
  return (
    <Paper title={t('paper.of', { paper: t(isArriving ? 'paper.received' : 'paper.picklist'), document: documentTitle(invoice, trade) })}>
      <DocumentFacts invoice={invoice} lines={lines} />
      <PaperTable columns={columns} rows={byPlace(lines)} />
      <Missing invoice={invoice} />
      <Signatures names={[t(isArriving ? 'paper.receivedBy' : 'paper.pickedBy'), t('paper.checkedBy')]} />
    </Paper>
  )
}

/** What was taken from one batch and what was made of it; no sum, for the goods are the same (U-15, U-62). */
export function RepackPaper({ invoice }: PaperOf) {
  const { t } = useTranslation('output')
  const { t: trade } = useTranslation('trade')
  const words = { t, format: useFormat() }
  const columns = [placeColumn(words), ...batchColumns(words), ...amountColumns(words, []), costColumn(words)]
  const taken = invoice.lines.filter(({ isIncoming }) => !isIncoming)
  const made = invoice.lines.filter(({ isIncoming }) => isIncoming)
  return (
    <Paper title={documentTitle(invoice, trade)}>
      <DocumentFacts invoice={invoice} lines={invoice.lines} />
      <h3 className="paper-part">{t('paper.taken')}</h3>
      <PaperTable columns={columns} rows={byItem(taken)} />
      <h3 className="paper-part">{t('paper.made')}</h3>
      <PaperTable columns={columns} rows={byItem(made)} />
      <Signatures names={signers(invoice, t)} />
    </Paper>
  )
}

function signers({ kind }: Invoice, t: TFunction<'output'>): readonly string[] {
  if (isInHouse(kind)) return [t('paper.doneBy'), t('paper.checkedBy')]
  return [t(arrivingKinds.has(kind) ? 'paper.deliveredBy' : 'paper.issuedBy'), t('paper.receivedBy')]
}

/** What was asked for and no batch covers: nobody shall look for it on the shelves (5C). */
function Missing({ invoice }: PaperOf) {
  const { t } = useTranslation('output')
  const format = useFormat()
  const missing = missingOf(invoice)
  if (missing.length === 0) return null
  return (
    <>
      <h3 className="paper-part">{t('paper.missing')}</h3>
      <PaperTable
        columns={[...batchColumns({ t, format }).slice(0, 1), ...amountColumns({ t, format }, []).slice(-1)]}
        rows={byItem(missing)}
      />
    </>
  )
}

function DocumentFacts({ invoice, lines }: PaperOf & { lines: readonly InvoiceLine[] }) {
  const { t } = useTranslation(['output', 'trade'])
  const { t: trade } = useTranslation('trade')
  const format = useFormat()
  const day = (state: 'shipped' | 'received'): string => (invoice.dates[state] === undefined ? '' : format.date(invoice.dates[state]))
  // The party of what this store did by itself is but a name of central's for it.
  const between: readonly Fact[] = isInHouse(invoice.kind)
    ? []
    : [[partyLabel(invoice.kind, trade), [invoice.nameCode, invoice.name].filter((text) => text !== '').join(' ')]]
  const way: readonly Fact[] = isInHouse(invoice.kind)
    ? []
    : [
        [trade('state.shipped'), day('shipped')],
        [trade('state.received'), day('received')],
      ]
  return (
    <Facts
      facts={[
        ...between,
        [t('output:paper.created'), format.date(invoice.createdAt)],
        ...way,
        [t('output:paper.status'), trade(`state.${invoice.state}`) + (invoice.onHold ? `, ${trade('onHold')}` : '')],
        [t('output:transactions.lines'), format.number(lines.length)],
        [trade('invoice.theirRef'), invoice.theirRef],
        [trade('invoice.comment'), invoice.comment],
      ]}
    />
  )
}
