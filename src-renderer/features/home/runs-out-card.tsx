import { useTranslation } from 'react-i18next'
import type { HomeStock } from '../../../src-main/contract/home.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** What is used and will be gone first, with the day (5G). */
export function RunsOutCard({ stock }: { stock: HomeStock | null }) {
  const { t } = useTranslation('home')
  return (
    <section className="card h-low" aria-label={t('runsOut.title')}>
      <h2 className="card-head">
        {t('runsOut.title')}
        <span className="grow" />
        <a className="small" href="#/items/low">
          {t('stock.band.low')}
        </a>
      </h2>
      {stock === null && (
        <div className="padx">
          <Skeleton />
        </div>
      )}
      {stock?.runsOut.length === 0 && <p className="padx muted line2">{t('runsOut.none')}</p>}
      {stock !== null && stock.runsOut.length > 0 && <Rows stock={stock} />}
    </section>
  )
}

function Rows({ stock }: { stock: HomeStock }) {
  const { t } = useTranslation('home')
  return (
    <table className="table low is-still">
      <thead>
        <tr>
          <th>{t('runsOut.item')}</th>
          <th className="num k-figure">{t('runsOut.inStock')}</th>
          <th className="num k-figure">{t('runsOut.use')}</th>
          <th className="k-until">{t('runsOut.until')}</th>
        </tr>
      </thead>
      <tbody>
        {stock.runsOut.map((item) => (
          <Row key={item.id} item={item} low={stock.borders.low} />
        ))}
      </tbody>
    </table>
  )
}

/** The bar is full where the stock is not low any more. */
function Row({ item, low }: { item: HomeStock['runsOut'][number]; low: number }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const share = Math.min(1, item.months / low)
  const isGone = item.months <= 0
  return (
    <tr>
      <td>
        <a className="plain" href={`#/item/${encodeURIComponent(item.id)}`} title={item.name}>
          {item.name}
        </a>
      </td>
      <td className="num">{format.quantity(item.total)}</td>
      <td className="num muted">{format.quantity(Math.round(item.perMonth * 10) / 10)}</td>
      <td>
        <span className="until">
          <span className="bar is-thin" aria-hidden="true">
            <i style={{ inlineSize: `${share * 100}%` }} />
          </span>
          <span className={isGone ? 't-attention' : ''}>
            {isGone || item.lastsUntil === null ? t('runsOut.gone') : format.date(item.lastsUntil)}
          </span>
        </span>
      </td>
    </tr>
  )
}
