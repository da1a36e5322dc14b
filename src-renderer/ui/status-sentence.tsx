import type { LucideIcon } from 'lucide-react'
import { CircleCheck, CirclePause, Clock, CloudOff, OctagonAlert, RefreshCw, TriangleAlert } from 'lucide-react'
import { Icon } from './icon.tsx'
import { ProgressBar } from './progress-bar.tsx'

export type StatusTone = 'stopped' | 'attention' | 'paused' | 'offline' | 'busy' | 'waiting' | 'ok'

const icons: Readonly<Record<StatusTone, LucideIcon>> = {
  stopped: OctagonAlert,
  attention: TriangleAlert,
  paused: CirclePause,
  offline: CloudOff,
  busy: RefreshCw,
  waiting: Clock,
  ok: CircleCheck,
}

/** The sentence of the status bar: shape, word, small print, and a thin bar while something is on its way. */
export function StatusSentence(props: { tone: StatusTone; text: string; also: readonly string[]; share: number | null }) {
  return (
    <span className={`state is-${props.tone}`}>
      <Icon of={icons[props.tone]} />
      <span className="state-text">{props.text}</span>
      {props.tone === 'busy' && props.share !== null && <ProgressBar label={props.text} share={props.share} thin />}
      {props.also.map((each) => (
        <span key={each} className="also">
          {each}
        </span>
      ))}
    </span>
  )
}
