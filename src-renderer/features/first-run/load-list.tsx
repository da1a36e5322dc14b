import { ArrowDown, Check, Minus, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SyncRun, SyncStep } from '../../../src-main/contract/sync.ts'
import { Icon } from '../../ui/icon.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { stepShare } from '../sync/run-share.ts'
import { loadSteps } from './load-share.ts'

const unknown = { state: 'todo', done: 0, total: null, bytes: 0, ms: 0, note: '' } as const
const marks = {
  done: [Check, 't-ok'],
  now: [ArrowDown, 't-accent'],
  failed: [TriangleAlert, 't-attention'],
  todo: [Minus, 'faint'],
  skipped: [Minus, 'faint'],
} as const

/** The steps of the loading with what has come and how long it took. */
export function LoadList({ run }: { run: SyncRun | null }) {
  const steps = loadSteps.map((name): SyncStep => run?.steps.find((step) => step.name === name) ?? { ...unknown, name })
  return (
    <table className="table loadlist is-still">
      <tbody>
        {steps.map((step) => (
          <LoadRow key={step.name} step={step} />
        ))}
      </tbody>
    </table>
  )
}

function LoadRow({ step }: { step: SyncStep }) {
  const { t } = useTranslation('setup')
  const format = useFormat()
  const [icon, tone] = marks[step.state]
  const now = step.state === 'now'
  const more = now || step.name !== 'prepare' ? t(`load.stepMore.${step.name}`, { defaultValue: '' }) : ''
  return (
    <tr className={now ? 'is-on' : undefined} aria-current={now ? 'step' : undefined}>
      <td className="k-mark">
        <span className={tone}>
          <Icon of={icon} />
        </span>
      </td>
      <td className={now ? 'medium' : step.state === 'todo' ? 'muted' : undefined}>
        {t(`load.step.${step.name}`)} <span className="muted more">{more}</span>
      </td>
      <td className="num k-count">
        <StepCount step={step} />
      </td>
      <td className="num muted k-time">{step.ms >= 50 ? format.duration(step.ms) : ''}</td>
    </tr>
  )
}

function StepCount({ step }: { step: SyncStep }) {
  const { t } = useTranslation('setup')
  const format = useFormat()
  const words =
    step.total !== null && step.done > 0
      ? t('load.of', { done: format.number(step.done), total: format.number(step.total) })
      : step.done > 0
        ? format.number(step.done)
        : ''
  if (step.state !== 'now' || step.total === null) return <span className={step.state === 'now' ? '' : 'muted'}>{words}</span>
  return (
    <span className="until2">
      <ProgressBar label={t(`load.step.${step.name}`)} share={stepShare(step)} thin />
      {words}
    </span>
  )
}
