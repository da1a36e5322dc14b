import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'

export type Choice<Id extends string> = { readonly id: Id; readonly what: ReactNode; readonly more?: ReactNode; readonly lang?: string }

/** One of a few, each with a sentence: a list of large radio buttons. */
export function Choices<Id extends string>(props: {
  label: string
  choices: readonly Choice<Id>[]
  value: Id | null
  onChange: (id: Id) => void
  autoFocus?: boolean
}) {
  return (
    <RadioGroup className="choices" aria-label={props.label} value={props.value} onChange={(id) => props.onChange(id as Id)}>
      {props.choices.map((choice) => (
        <Radio key={choice.id} value={choice.id} className="choice" autoFocus={props.autoFocus === true && choice.id === props.value}>
          <span className="box is-radio" />
          <span lang={choice.lang}>
            <span className="what">{choice.what}</span>
            {choice.more !== undefined && <span className="muted">{choice.more}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
