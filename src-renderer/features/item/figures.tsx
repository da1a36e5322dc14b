import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemDetails } from '../../../src-main/contract/stock.ts'
import { useFormat } from '../../ui/use-format.ts'
import { UseDialog } from './use-dialog.tsx'

/** What one wants to know of an item first: how much, how much of it can be used, and how long it lasts (5G). */
export function ItemFigures({ item }: { item: ItemDetails }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const { stock, use, monthsOfStock } = item
  return (
    <div className="figs">
      <div className="figure">
        <span className="l">{t('item.inStock')}</span>
        <span className="n">
          {format.quantity(stock.total)} <small>{item.unit}</small>
        </span>
      </div>
      <div className="figure">
        <span className="l">{t('item.usable')}</span>
        <span className="n">
          {format.quantity(stock.usable)} <small className="muted">{useWhyNot(item)}</small>
        </span>
      </div>
      <div className="figure">
        <span className="l">{t('item.use')}</span>
        <span className="n">
          {use.perMonth === null ? t('item.noData') : format.quantity(Math.round(use.perMonth * 10) / 10)}{' '}
          <button type="button" className="how" onClick={() => setAsking(true)}>
            {t('item.how')}
          </button>
        </span>
      </div>
      <div className="figure mos">
        <span className="l">{t('item.months')}</span>
        <span className="row">
          <span className="n">{monthsOfStock === null ? t('none') : format.quantity(Math.round(monthsOfStock * 10) / 10)}</span>
          {monthsOfStock !== null && <Gauge months={monthsOfStock} bands={item.bands} />}
        </span>
      </div>
      <div className="figure">
        <span className="l">{t('item.lastsUntil')}</span>
        <span className="n">{item.lastsUntil === null ? t('none') : format.date(item.lastsUntil)}</span>
      </div>
      {isAsking && <UseDialog item={item} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** "100 expired, 400 on hold": what of the stock cannot be used, and why. */
function useWhyNot({ stock }: ItemDetails): string {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const promised = stock.total - stock.expired - stock.onHold - stock.usable
  const parts = [
    ['expired', stock.expired],
    ['onHold', stock.onHold],
    ['promised', promised],
  ] as const
  return parts.flatMap(([why, units]) => (units > 1e-6 ? [t(`item.${why}`, { units: format.quantity(units) })] : [])).join(', ')
}

const wide = 176
/** Months of stock on a line: what is enough lies between the two borders. */
function Gauge({ months, bands }: { months: number; bands: ItemDetails['bands'] }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const most = Math.max(bands.over * (4 / 3), 1)
  const x = (value: number) => (Math.min(Math.max(value, 0), most) / most) * wide
  const figures = {
    months: Math.round(months * 10) / 10,
    low: format.quantity(bands.low),
    over: format.quantity(bands.over),
  }
  return (
    <svg className="gauge" viewBox={`0 0 ${wide} 24`} role="img" aria-label={t('item.gauge', figures)}>
      <rect className="g0" x="0" y="4" width={wide} height="6" rx="3" />
      <rect className="g1" x={x(bands.low)} y="4" width={x(bands.over) - x(bands.low)} height="6" />
      <path className="gm" d={`M${Math.min(Math.max(x(months), 2), wide - 2)} 2v10`} />
      <text className="xl" x={x(bands.low)} y="23">
        {figures.low}
      </text>
      <text className="xl" x={x(bands.over)} y="23">
        {figures.over}
      </text>
    </svg>
  )
}
