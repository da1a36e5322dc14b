import { useTranslation } from 'react-i18next'
import type { LedgerEntry } from '../../../src-main/contract/stock.ts'
import { useFormat } from '../../ui/use-format.ts'
import { documentTitle } from '../invoice/words.ts'

/** The link to the document that moved it. */
export function DocumentLink({ entry }: { entry: Pick<LedgerEntry, 'documentId' | 'kind' | 'number'> }) {
  const { t } = useTranslation('trade')
  return (
    <a className="plain" href={`#/transaction/${encodeURIComponent(entry.documentId)}`}>
      {documentTitle(entry, t)}
    </a>
  )
}

/** "+ 2,000" or "− 21". */
export function Moved({ units }: { units: number }) {
  const format = useFormat()
  if (units === 0) return null
  return (
    <span className={units > 0 ? 't-ok' : ''} title={format.fullQuantity(Math.abs(units))}>
      {units > 0 ? '+' : '−'} {format.quantity(Math.abs(units))}
    </span>
  )
}
