import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isTheirs, lifeCycle } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice, InvoiceState } from '../../../src-main/contract/trade.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** The states of the document in their order, with the day and time of each that it has passed. */
export function Crumbs({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const passed = [...(Object.keys(invoice.dates) as InvoiceState[]), invoice.state]
  const way = lifeCycle(invoice.kind, passed, invoice.isOrdered).filter(
    (state) => !invoice.hidden.includes(state) || invoice.state === state,
  )
  const now = way.indexOf(invoice.state)
  const [firstTheirs] = way.filter((state) => isTheirs(invoice.kind, state))
  const dateOf = (state: InvoiceState) => invoice.dates[state]
  return (
    <ol className="crumbs">
      {way.map((state, at) => {
        const theirs = isTheirs(invoice.kind, state)
        const day = dateOf(state)
        const isNext = at === now + 1 && invoice.locked === null
        return (
          <li
            key={state}
            className={classes(at < now && 'is-done', at === now && 'is-now', theirs && 'is-theirs')}
            aria-current={at === now ? 'step' : undefined}
          >
            <span className="w">
              {at < now && <Icon of={Check} />}
              {t(`state.${state}`)}
            </span>
            {at <= now && day !== undefined && <span className="d">{format.when(day)}</span>}
            {isNext && !theirs && <span className="d">{t('invoice.next')}</span>}
            {state === firstTheirs && at > now && <span className="d by cut">{t('invoice.by', { name: invoice.name })}</span>}
          </li>
        )
      })}
      {firstTheirs !== undefined && now < way.indexOf(firstTheirs) && (
        <li className="is-theirs-short">
          <span className="w">{t(invoice.kind === 'supplier_return' ? 'invoice.thenSupplier' : 'invoice.thenCustomer')}</span>
        </li>
      )}
    </ol>
  )
}
