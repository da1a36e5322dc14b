import { useTranslation } from 'react-i18next'
import type { SyncRun, SyncStep } from '../../../src-main/contract/sync.ts'
import type { Step } from '../../ui/stepper.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { causeKind } from './cause-kind.ts'
import { stepWords } from './going.tsx'

/** The steps of one cycle with counts, bytes and times. */
export function RunSteps({ run }: { run: SyncRun }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const isOffline = run.cause !== null && causeKind(run.cause.code) === 'offline'
  const steps = run.steps.map((step): Step => {
    const words = stepWords(step, t, format)
    return {
      id: step.name,
      state: step.state === 'failed' && isOffline ? 'off' : step.state,
      what: t(`step.${step.name}`),
      more: words.length > 0 ? words.join(', ') : stepNote(step, t),
      end: step.ms >= 50 ? format.duration(step.ms) : '',
    }
  })
  return <Stepper steps={steps} row className="flow" />
}

const stepNote = (step: SyncStep, t: (key: string, options: { defaultValue: string }) => string): string =>
  step.state === 'skipped' ? t('skipped', { defaultValue: '' }) : t(`stepMore.${step.name}`, { defaultValue: '' })
