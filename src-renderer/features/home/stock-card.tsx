import { useTranslation } from 'react-i18next'
import type { HomeStock } from '../../../src-main/contract/home.ts'
import type { StockBand } from '../../../src-main/contract/stock.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'

const bands: readonly StockBand[] = ['none', 'low', 'enough', 'over', 'unused']

/** How the items of the store stand: a bar, and figures that are links with their tab set (U-19, U-70). */
export function StockCard({ stock }: { stock: HomeStock | null }) {
  const { t } = useTranslation('home')
  return (
    <section className="card h-stock" aria-label={t('stock.title')}>
      <h2 className="card-head">
        {t('stock.title')} {stock !== null && <span className="count">{t('stock.items', { count: stock.items })}</span>}
        <span className="grow" />
        <a className="small" href="#/items">
          {t('stock.all')}
        </a>
      </h2>
      <div className="padx">
        {stock === null ? <Skeleton /> : stock.items === 0 ? <p className="muted line2">{t('stock.empty')}</p> : <Bands stock={stock} />}
      </div>
    </section>
  )
}

function Bands({ stock }: { stock: HomeStock }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  return (
    <>
      <div className="stack-bar" role="img" aria-label={t('stock.bar', stock.bands)}>
        {bands.map((band) => stock.bands[band] > 0 && <i key={band} className={band} style={{ flex: stock.bands[band] }} />)}
      </div>
      <ul className="segs">
        {bands.map((band) => (
          <li key={band}>
            <a href={`#/items/${band}`}>
              <span className="n">{format.number(stock.bands[band])}</span>
              <span className="l">
                <i className={band} />
                {t(`stock.band.${band}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p className="small line2">
        {t('stock.borders', stock.borders)}
        {stock.onHold > 0 && (
          <>
            {' '}
            <a href="#/stock/on_hold">{t('stock.onHold', { count: stock.onHold })}</a>
          </>
        )}
      </p>
    </>
  )
}
