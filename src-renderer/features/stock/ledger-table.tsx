import { useTranslation } from 'react-i18next'
import type { LedgerEntry, LedgerPage } from '../../../src-main/contract/stock.ts'
import { useFormat } from '../../ui/use-format.ts'
import { DocumentLink, Moved } from './document-link.tsx'

/** The ledger as a short table, newest first (U-18); what came without a document stands where it began. */
export function LedgerTable({ ledger, withBatch }: { ledger: LedgerPage; withBatch: boolean }) {
  const { t } = useTranslation('stock')
  const isWhole = ledger.offset + ledger.entries.length >= ledger.count
  return (
    <table className="table is-still ledger">
      <colgroup>
        <col className="k-when" />
        <col className="k-doc" />
        <col />
        {withBatch && <col className="k-lbatch" />}
        <col className="k-moved" />
        <col className="k-moved" />
        <col className="k-balance" />
      </colgroup>
      <thead>
        <tr>
          <th>{t('column.when')}</th>
          <th>{t('column.document')}</th>
          <th>{t('column.name')}</th>
          {withBatch && <th className="c-lbatch">{t('column.batch')}</th>}
          <th className="num">{t('column.in')}</th>
          <th className="num">{t('column.out')}</th>
          <th className="num">{t('column.balance')}</th>
        </tr>
      </thead>
      <tbody>
        {ledger.missing !== 0 && (
          <Unwritten words={t('ledger.missing')} units={ledger.missing} balance={ledger.total} withBatch={withBatch} />
        )}
        {ledger.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} withBatch={withBatch} />
        ))}
        {isWhole && ledger.opening !== 0 && (
          <Unwritten words={t('ledger.opening')} units={ledger.opening} balance={ledger.opening} withBatch={withBatch} />
        )}
      </tbody>
    </table>
  )
}

function Entry({ entry, withBatch }: { entry: LedgerEntry; withBatch: boolean }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  return (
    <tr>
      <td className="muted">{format.when(entry.at)}</td>
      <td>
        <DocumentLink entry={entry} />
      </td>
      <td className="muted" title={entry.name}>
        {entry.name}
      </td>
      {withBatch && <td className="code muted c-lbatch">{entry.batch || t('none')}</td>}
      <td className="num">{entry.units > 0 && <Moved units={entry.units} />}</td>
      <td className="num">{entry.units < 0 && <Moved units={entry.units} />}</td>
      <td className="num medium">{format.quantity(entry.balance)}</td>
    </tr>
  )
}

/** What no document here tells of: stock that was there before, or that is gone. */
function Unwritten(props: { words: string; units: number; balance: number; withBatch: boolean }) {
  const format = useFormat()
  return (
    <tr>
      <td />
      <td colSpan={props.withBatch ? 3 : 2} className="muted">
        {props.words}
      </td>
      <td className="num">{props.units > 0 && <Moved units={props.units} />}</td>
      <td className="num">{props.units < 0 && <Moved units={props.units} />}</td>
      <td className="num medium">{format.quantity(props.balance)}</td>
    </tr>
  )
}
