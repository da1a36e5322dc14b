import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemDetails } from '../../../src-main/contract/stock.ts'
import { useFormat } from '../../ui/use-format.ts'
import type { Reading, StockChart } from './chart-geometry.ts'
import { dayUnder, readingAt, stockChart } from './chart-geometry.ts'

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
  const chart = width > 0 ? stockChart(item, width, height) : null
  return (
    <section className="chartbox">
      <div className="row">
        <h2 className="secl">{t('chart.title')}</h2>
        <span className="grow" />
        <span className="row small muted legend" aria-hidden="true">
          <span>
            <i />
            {t('chart.line', { unitName: item.unit })}
          </span>
          {chart?.ahead && (
            <span>
              <i className="kp" />
              {t('chart.ahead')}
            </span>
          )}
          {chart !== null && chart.received.length > 0 && <span>▲ {t('chart.received')}</span>}
          {chart?.enough && (
            <span>
              <i className="kb" />
              {t('chart.enough')}
            </span>
          )}
        </span>
      </div>
      <div ref={box}>{chart !== null && <Drawing item={item} chart={chart} width={width} />}</div>
    </section>
  )
}

const pathOf = (points: StockChart['line']): string =>
  points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

function Drawing({ item, chart, width }: { item: ItemDetails; chart: StockChart; width: number }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const { plot, line, now } = chart
  const balances = [item.history.start, item.stock.total, ...item.history.days.map((day) => day.balance)]
  const label = t('chart.label', {
    item: item.name,
    unitName: item.unit,
    lowest: format.quantity(Math.min(...balances)),
    highest: format.quantity(Math.max(...balances)),
    today: format.quantity(item.stock.total),
  })
  const start = line[0]?.[0] ?? plot.left
  const [day, setDay] = useState<number | null>(null)
  const reading = day === null ? null : readingAt(item, chart, day)
  const words = ({ day: of, units, months, isAhead }: Reading): string => {
    const figures = { day: format.date(of), units: format.quantity(Math.round(units * 10) / 10), unitName: item.unit }
    if (months === null) return t('chart.reading', figures)
    return t(isAhead ? 'chart.readingAhead' : 'chart.readingMonths', { ...figures, months: Math.round(months * 10) / 10 })
  }
  const move = (event: KeyboardEvent) => {
    const to = moved(event.key, day ?? chart.span.today, chart.span)
    if (to === undefined) return
    event.preventDefault()
    setDay(to)
  }
  return (
    <svg
      className="stockchart"
      width={width}
      height={height}
      role="img"
      aria-label={reading === null ? label : `${label} ${words(reading)}`}
      tabIndex={0}
      onPointerMove={({ nativeEvent }) => setDay(dayUnder(chart, nativeEvent.offsetX))}
      onPointerLeave={() => setDay(null)}
      onBlur={() => setDay(null)}
      onKeyDown={move}
    >
      <Frame chart={chart} />
      <path className="cf" d={`${pathOf(line)}L${now[0].toFixed(1)} ${plot.bottom}L${start.toFixed(1)} ${plot.bottom}Z`} />
      <EnoughWords item={item} chart={chart} />
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
      {reading !== null && <ReadingMark reading={reading} chart={chart} words={words(reading)} />}
    </svg>
  )
}

/** Where a key takes the reading: a week, or an end. null: it goes away; undefined: no key of the chart. */
function moved(key: string, day: number, { first, last }: StockChart['span']): number | null | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: day - 7, ArrowRight: day + 7, Home: first, End: last }
  const to = steps[key]
  return to === undefined ? (key === 'Escape' ? null : undefined) : Math.min(last, Math.max(first, to))
}

/** The day that is looked at: a line, a dot, and what was or will be there, with how long that lasts (5G). */
function ReadingMark({ reading, chart, words }: { reading: Reading; chart: StockChart; words: string }) {
  const { plot } = chart
  const isRight = reading.x > (plot.left + plot.right) / 2
  return (
    <g className="cread">
      <path d={`M${reading.x.toFixed(1)} ${plot.top}V${plot.bottom}`} />
      <circle cx={reading.x} cy={reading.y} r={3.5} />
      <text className={isRight ? 'ct strong end' : 'ct strong'} x={reading.x + (isRight ? -8 : 8)} y={plot.bottom - 8}>
        {words}
      </text>
    </g>
  )
}

/** How many months of use the edges of what is enough are, in front of the stock that fills the picture. */
function EnoughWords({ item, chart: { plot, enough } }: { item: ItemDetails; chart: StockChart }) {
  const { t } = useTranslation('stock')
  if (!enough) return null
  const edge = (y: number, count: number) => (
    <text className="ct" x={plot.left + 6} y={y}>
      {t('chart.monthsOfUse', { count })}
    </text>
  )
  return (
    <>
      {!enough.isCut && edge(enough.top + 14, item.bands.over)}
      {enough.bottom - enough.top > (enough.isCut ? 18 : 36) && edge(enough.bottom - 4, item.bands.low)}
    </>
  )
}

/** What stands behind the line: levels, months, what is enough, and the longest time without stock. */
function Frame({ chart }: { chart: StockChart }) {
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
