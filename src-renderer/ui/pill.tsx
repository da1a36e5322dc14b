import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export type Tone = 'ok' | 'waiting' | 'attention' | 'stopped' | 'accent' | 'plain'

/** A state in a word, with its shape. */
export function Pill(props: { tone?: Tone; icon?: LucideIcon; children: ReactNode }) {
  return (
    <span className={classes('pill', props.tone && `is-${props.tone}`)}>
      {props.icon && <Icon of={props.icon} />}
      {props.children}
    </span>
  )
}
