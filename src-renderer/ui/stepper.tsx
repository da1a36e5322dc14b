import { Check, CloudOff, Minus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export type Step = {
  readonly id: string
  /** `off`: there was no line, which is no fault (look README, States). */
  readonly state: 'done' | 'now' | 'todo' | 'failed' | 'skipped' | 'off'
  readonly what: ReactNode
  /** Below or beside the word, in second ink. */
  readonly more?: ReactNode
  /** At the end of the row. */
  readonly end?: ReactNode
}

/** Steps one after the other. `row`: what, more and end on one line. */
export function Stepper(props: { steps: readonly Step[]; row?: boolean; className?: string }) {
  return (
    <ol className={classes('stepper', props.className)}>
      {props.steps.map((step, index) => (
        <li key={step.id} className={`is-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="step-mark">
            <StepMark step={step} number={index + 1} />
          </span>
          {props.row === true ? <StepRow step={step} /> : <StepBlock step={step} />}
        </li>
      ))}
    </ol>
  )
}

function StepMark(props: { step: Step; number: number }) {
  if (props.step.state === 'done') return <Icon of={Check} />
  if (props.step.state === 'failed') return <Icon of={TriangleAlert} />
  if (props.step.state === 'off') return <Icon of={CloudOff} />
  if (props.step.state === 'skipped') return <Icon of={Minus} />
  return props.number
}

function StepBlock(props: { step: Step }) {
  return (
    <div>
      <span className="what">{props.step.what}</span>
      {props.step.more !== undefined && <div className="small muted">{props.step.more}</div>}
    </div>
  )
}

function StepRow(props: { step: Step }) {
  return (
    <div className="row">
      <span className="what">{props.step.what}</span>
      <span className="muted small grow cut">{props.step.more}</span>
      <span className="muted small">{props.step.end}</span>
    </div>
  )
}
