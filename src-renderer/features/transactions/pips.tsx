import { useTranslation } from 'react-i18next'
import type { InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'
import { pips } from './life-cycle.ts'

/** A state in its word and, beside it, how far the document has come on its way. */
export function StateTrack({ kind, state }: { kind: InvoiceKind; state: InvoiceState }) {
  const { t } = useTranslation('trade')
  const way = pips(kind, state)
  return (
    <span className="track">
      <span>{t(`state.${state}`)}</span>
      {way && (
        <span className="pips" aria-hidden="true">
          {Array.from({ length: way.count }, (_, at) => (
            <i key={at} className={at < way.now ? 'y' : at === way.now ? 'z' : ''} />
          ))}
        </span>
      )}
    </span>
  )
}
