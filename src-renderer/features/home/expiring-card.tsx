import { useTranslation } from 'react-i18next'
import type { HomeStock } from '../../../src-main/contract/home.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** What expires by month, for whoever would rather look than read (U-19). */
export function ExpiringCard({ stock }: { stock: HomeStock | null }) {
  const { t } = useTranslation('home')
  const month = useMonth()
  const last = stock?.expiring.at(-1)
  const count = stock?.expiring.reduce((sum, one) => sum + one.batches, 0) ?? 0
  const isEmpty = count === 0 && stock?.expired.batches === 0
  return (
    <section className="card h-exp" aria-label={t('expiring.title')}>
      <h2 className="card-head">
        {t('expiring.title')}
        {last !== undefined && count > 0 && <span className="count">{t('expiring.by', { count, month: month(last.month, 'long') })}</span>}
        <span className="grow" />
        <a className="small" href="#/stock/expiring">
          {t('expiring.list')}
        </a>
      </h2>
      <div className="padx">
        {stock === null && <Skeleton />}
        {stock !== null && last !== undefined && isEmpty && (
          <p className="muted line2">{t('expiring.none', { month: month(last.month, 'long') })}</p>
        )}
        {stock !== null && !isEmpty && <Bars stock={stock} />}
      </div>
    </section>
  )
}

function useMonth() {
  const { i18n } = useTranslation()
  return (month: string, form: 'short' | 'long') =>
    new Intl.DateTimeFormat(i18n.language, { month: form, timeZone: 'UTC' }).format(new Date(`${month}-01`))
}

/** Bars in a drawing of 344 by 96 points: a word under each, its figure above. */
const [step, wide, floor, most] = [50, 30, 72, 56]

function Bars({ stock }: { stock: HomeStock }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const month = useMonth()
  const bars = [
    { id: 'expired', word: t('expiring.expired'), count: stock.expired.batches, tone: 'stopped' },
    ...stock.expiring.map((one) => ({
      id: one.month,
      word: month(one.month, 'short'),
      count: one.batches,
      tone: one.isSoon ? 'attention' : '',
    })),
  ]
  const highest = Math.max(...bars.map((bar) => bar.count), 1)
  const label = t('expiring.label', { months: bars.map(({ word, count }) => t('expiring.month', { month: word, count })).join(', ') })
  return (
    <svg viewBox="-8 0 346 96" className="expbars" role="img" aria-label={label}>
      <path className="xa" d="M-6 72.500H336" />
      {bars.map(({ id, word, count, tone }, at) => {
        const height = count === 0 ? 0 : Math.max((count / highest) * most, 2)
        return (
          <g key={id} transform={`translate(${at * step} 0)`}>
            {height > 0 && <rect className={`xb ${tone}`} y={floor - height} width={wide} height={height} rx={2} />}
            <text className={count === 0 ? 'xv faint' : 'xv'} x={wide / 2} y={floor - height - 5}>
              {format.number(count)}
            </text>
            <text className="xl" x={wide / 2} y={90}>
              {word}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
