import type { LucideIcon } from 'lucide-react'
import { classes } from './classes.ts'

export type IconSize = 's' | 'm' | 'l' | 'xl'

/** A drawing from lucide in our stroke. Without `label` it is decoration and hidden from readers. */
export function Icon(props: { of: LucideIcon; size?: IconSize; className?: string; label?: string; flip?: boolean }) {
  const { of: Drawing, size = 'm', label } = props
  const name = classes('i', size !== 'm' && `i-${size}`, props.flip && 'i-flip', props.className)
  return label === undefined ? (
    <Drawing className={name} strokeWidth={undefined} aria-hidden="true" />
  ) : (
    <Drawing className={name} strokeWidth={undefined} role="img" aria-label={label} />
  )
}
