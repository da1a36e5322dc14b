import { ProgressBar as AriaProgressBar } from 'react-aria-components'
import { classes } from './classes.ts'

/** How far something is, 0 to 1; null when nobody knows. `label` is for readers. */
export function ProgressBar(props: { label: string; share: number | null; thin?: boolean; className?: string }) {
  const { label, share, thin = false } = props
  const known = share === null ? { isIndeterminate: true } : { value: Math.min(100, Math.max(0, share * 100)) }
  return (
    <AriaProgressBar aria-label={label} {...known}>
      {({ percentage }) => (
        <span className={classes('bar', thin && 'is-thin', share === null && 'is-unknown', props.className)}>
          <i style={share === null ? undefined : { inlineSize: `${percentage ?? 0}%` }} />
        </span>
      )}
    </AriaProgressBar>
  )
}
