import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemDetails } from '../../../src-main/contract/stock.ts'
import { useFormat } from '../../ui/use-format.ts'
import type { StockChart } from './chart-geometry.ts'
import { stockChart } from './chart-geometry.ts'

const height = 206

/** The width of an element, anew whenever it changes: a chart is drawn to its window and never stretched. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    setWidth(element.clientWidth)
    return () => observer.disconnect()
  }, [])
  return { box, width }
}

/** Stock of an item over the last year and, at its present use, the months ahead (U-21). */
export function StockChartBox({ item }: { item: ItemDetails }) {
  const { t } = useTranslation('stock')
  const { box, width } = useWidth()
  return (
    <section className="chartbox">
      <div className="row">
        <h2 className="secl">{t('chart.title')}</h2>
        <span className="grow" />
        <span className="row small muted legend" aria-hidden="true">
          <span>
            <i />
            {t('chart.line', { unit: item.unit })}
          </span>
          <span>
            <i className="kp" />
            {t('chart.ahead')}
          </span>
          <span>▲ {t('chart.received')}</span>
          <span>
            <i className="kb" />
            {t('chart.enough')}
          </span>
        </span>
      </div>
      <div ref={box}>{width > 0 && <Drawing item={item} width={width} />}</div>
    </section>
  )
}

const pathOf = (points: StockChart['line']): string =>
  points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

function Drawing({ item, width }: { item: ItemDetails; width: number }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const chart = stockChart(item, width, height)
  const { plot, line, now } = chart
  const balances = [item.history.start, item.stock.total, ...item.history.days.map((day) => day.balance)]
  const label = t('chart.label', {
    item: item.name,
    unit: item.unit,
    lowest: format.quantity(Math.min(...balances)),
    highest: format.quantity(Math.max(...balances)),
    today: format.quantity(item.stock.total),
  })
  const start = line[0]?.[0] ?? plot.left
  return (
    <svg className="stockchart" width={width} height={height} role="img" aria-label={label}>
      <Frame item={item} chart={chart} />
      <path className="cf" d={`${pathOf(line)}L${now[0].toFixed(1)} ${plot.bottom}L${start.toFixed(1)} ${plot.bottom}Z`} />
      <path className="cl" d={pathOf(line)} />
      {chart.ahead && <path className="cp" d={pathOf(chart.ahead)} />}
      <path className="cn" d={`M${now[0].toFixed(1)} ${plot.top}V${plot.bottom}`} />
      <circle className="cd" cx={now[0]} cy={now[1]} r={3.5} />
      {chart.received.map(([x, y]) => (
        <path key={x} className="cr" d={`M${(x - 4).toFixed(1)} ${(y - 4).toFixed(1)}l4 -6 4 6z`} />
      ))}
      <text className="ct strong" x={now[0] + 8} y={Math.max(now[1] - 8, plot.top + 10)}>
        {t('chart.today', { units: format.quantity(item.stock.total) })}
      </text>
    </svg>
  )
}

/** What stands behind the line: levels, months, what is enough, and the longest time without stock. */
function Frame({ item, chart }: { item: ItemDetails; chart: StockChart }) {
  const { t, i18n } = useTranslation('stock')
  const format = useFormat()
  const { plot, enough, out } = chart
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' })
  const every = plot.right - plot.left < 560 ? 2 : 1
  return (
    <>
      {enough && <rect className="cb" x={plot.left} y={enough.top} width={plot.right - plot.left} height={enough.bottom - enough.top} />}
      {chart.levels.map(({ y, units }) => (
        <g key={units}>
          <path className="cg" d={`M${plot.left} ${y.toFixed(1)}H${plot.right}`} />
          <text className="xl end" x={plot.left - 8} y={y + 4}>
            {format.quantity(units)}
          </text>
        </g>
      ))}
      {out && (
        <>
          <rect className="cout" x={out.left} y={plot.top} width={Math.max(out.right - out.left, 1)} height={plot.bottom - plot.top} />
          <text className={out.left > 200 ? 'ct end' : 'ct'} x={out.left > 200 ? out.left - 5 : out.right + 5} y={plot.top + 11}>
            {t('chart.out', { count: out.days })}
          </text>
        </>
      )}
      {enough && !enough.isCut && (
        <text className="ct" x={plot.left + 6} y={enough.top + 14}>
          {t('chart.monthsOfUse', { count: item.bands.over })}
        </text>
      )}
      {enough && enough.bottom - enough.top > (enough.isCut ? 18 : 36) && (
        <text className="ct" x={plot.left + 6} y={enough.bottom - 4}>
          {t('chart.monthsOfUse', { count: item.bands.low })}
        </text>
      )}
      {chart.months.map(
        ({ day, x }, n) =>
          n % every === 0 && (
            <text key={day} className="xl mid" x={x} y={plot.bottom + 18}>
              {month.format(new Date(day))}
            </text>
          ),
      )}
    </>
  )
}
