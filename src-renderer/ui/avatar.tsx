import type { ReactNode } from 'react'
import { classes } from './classes.ts'

/** A person's initials in a circle; decoration, for their name stands beside it. */
export function Avatar(props: { children: ReactNode; size?: 'big' }) {
  return (
    <span className={classes('ava', props.size)} aria-hidden="true">
      {props.children}
    </span>
  )
}
