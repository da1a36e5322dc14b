import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HomeDocuments } from '../../../src-main/contract/home.ts'
import type { TransactionRow } from '../../../src-main/contract/trade.ts'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { StateTrack } from '../transactions/pips.tsx'

const shown = 6

/** Documents between this store and another that have not arrived, the newest first. */
export function WayCard(props: { outbound: HomeDocuments | null; inbound: HomeDocuments | null; isComing: boolean }) {
  const { t } = useTranslation('home')
  const rows = [...(props.outbound?.onTheWay ?? []), ...(props.inbound?.onTheWay ?? [])]
  const newest = rows.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, shown)
  return (
    <section className="card h-way" aria-label={t('way.title')}>
      <h2 className="card-head">
        {t('way.title')}
        <span className="grow" />
        <a className="small" href="#/transactions">
          {t('way.all')}
        </a>
      </h2>
      {newest.length === 0 && (
        <div className="padx waynone">{props.isComing ? <Skeleton /> : <p className="muted">{t('way.none')}</p>}</div>
      )}
      <ul className="ways">
        {newest.map((row) => (
          <WayLine key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

function WayLine({ row }: { row: TransactionRow }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const isIn = row.kind === 'inbound_shipment'
  return (
    <li>
      <span className="muted">
        <Icon of={isIn ? ArrowLeft : ArrowRight} flip label={t(isIn ? 'way.arrow.in' : 'way.arrow.out')} />
      </span>
      <span className="grow">
        <a className="plain cut" href={`#/transaction/${encodeURIComponent(row.id)}`}>
          <span className="medium">{row.number ?? t('way.pending')}</span> {t(isIn ? 'way.from' : 'way.to', { name: row.name })}
        </a>
        <span className="row small muted">
          <StateTrack kind={row.kind} state={row.state} />
          <span className="grow" />
          <span className="nowrap">{format.brief(row.createdAt)}</span>
        </span>
      </span>
    </li>
  )
}
