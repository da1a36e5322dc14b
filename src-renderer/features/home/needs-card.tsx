import type { LucideIcon } from 'lucide-react'
import { CalendarX2, CircleCheck, ClipboardCheck, Clock, Hourglass, Lock, PackageOpen, Send, TriangleAlert } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { HomeDocuments, HomeStock } from '../../../src-main/contract/home.ts'
import { useSync } from '../../stores/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Formats } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { Need, NeedKind } from './needs.ts'
import { needsOf } from './needs.ts'

const icons: Readonly<Record<NeedKind, LucideIcon>> = {
  problems: TriangleAlert,
  heldSupplier: Lock,
  heldCustomer: Lock,
  receive: PackageOpen,
  ship: Send,
  expired: CalendarX2,
  stocktakes: ClipboardCheck,
  atRisk: Hourglass,
  unsent: Clock,
}
/** Amber is what needs a person; what is the day's work is the accent, and what goes by itself is ink. */
const tones: Readonly<Record<NeedKind, string>> = {
  problems: 'b-attention',
  heldSupplier: 'b-attention',
  heldCustomer: 'b-attention',
  receive: 'b-accent',
  ship: 'b-accent',
  expired: 'b-attention',
  stocktakes: 'b-accent',
  atRisk: 'b-attention',
  unsent: '',
}
const deeds: Readonly<Record<NeedKind, string>> = {
  problems: 'look',
  heldSupplier: 'check',
  heldCustomer: 'open',
  receive: 'receive',
  ship: 'ship',
  expired: 'list',
  stocktakes: 'continue',
  atRisk: 'list',
  unsent: 'look',
}

type Props = {
  readonly stock: HomeStock | null
  readonly outbound: HomeDocuments | null
  readonly inbound: HomeDocuments | null
  readonly isComing: boolean
}

/** Each line leads to its list with the filter set, or to the one document there is (U-70). */
export function NeedsCard({ isComing, ...told }: Props) {
  const { t } = useTranslation('home')
  const problems = useSync((sync) => sync.status?.problems ?? 0)
  const unsent = useSync((sync) => sync.status?.waitingDocuments ?? 0)
  const needs = needsOf({ ...told, problems, unsent })
  const forPeople = needs.filter(({ kind }) => kind !== 'unsent').length
  return (
    <section className="card h-need" aria-label={t('waiting.title')}>
      <h2 className="card-head">
        {t('waiting.title')} {forPeople > 0 && <span className="count">{forPeople}</span>}
      </h2>
      {isComing && needs.length === 0 && (
        <div className="padx">
          <Skeleton />
        </div>
      )}
      {!isComing && forPeople === 0 && (
        <EmptyState icon={CircleCheck} title={t('waiting.nothing')}>
          {t('waiting.nothingSentence')}
        </EmptyState>
      )}
      <ul className="needs">
        {needs.map((need) => (
          <NeedLine key={need.kind} need={need} />
        ))}
      </ul>
    </section>
  )
}

function NeedLine({ need }: { need: Need }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const title = titleOf(need, t)
  return (
    <li>
      <span className={`badge ${tones[need.kind]}`}>
        <Icon of={icons[need.kind]} />
      </span>
      <span className="grow">
        <span className="medium">{title}</span>
        <span className="need-why small muted">{detailOf(need, t, format)}</span>
      </span>
      <a className="btn btn-small" href={`#/${need.to}`} aria-label={`${t(`do.${deeds[need.kind]}`)}: ${title}`}>
        {t(`do.${deeds[need.kind]}`)}
      </a>
    </li>
  )
}

type T = TFunction<'home'>

function titleOf({ kind, count, document, stocktake }: Need, t: T): string {
  if ((kind === 'heldSupplier' || kind === 'heldCustomer') && document !== null && document.number !== null)
    return t(`waiting.${kind}One`, { number: document.number })
  if (kind === 'atRisk') return t('stock.atRisk', { count })
  if (stocktake === null) return t(`waiting.${kind}`, { count })
  const { number } = stocktake
  return number === null ? t('waiting.stocktakePending') : t('waiting.stocktake', { number })
}

const sentences: Partial<Record<NeedKind, string>> = {
  problems: 'problemsSentence',
  receive: 'receiveSentence',
  ship: 'shipSentence',
  atRisk: 'atRiskSentence',
  unsent: 'unsentSentence',
}

function detailOf({ kind, count, document, stocktake, names }: Need, t: T, format: Formats): string {
  const sentence = sentences[kind]
  if (sentence !== undefined) return t(`waiting.${sentence}` as 'waiting.unsentSentence', { count })
  if (document !== null) {
    const params = { name: document.name, count: document.lines, date: format.when(document.createdAt) }
    return t(kind === 'heldSupplier' ? 'waiting.from' : 'waiting.to', params)
  }
  if (stocktake !== null) {
    const { counted, lines, description: name } = stocktake
    return t(name === '' ? 'waiting.counted' : 'waiting.countedNamed', { name, counted, lines, date: format.when(stocktake.createdAt) })
  }
  return names.join(', ')
}
