import { Clock, CloudOff, OctagonAlert, TriangleAlert } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'
import type { CauseKind } from './cause-kind.ts'

const shapes = {
  stopped: [OctagonAlert, 't-stopped'],
  attention: [TriangleAlert, 't-attention'],
  offline: [CloudOff, 'muted'],
  busy: [Clock, 't-waiting'],
} as const

/** The shape of what a cause asks of the reader. */
export function CauseIcon({ kind }: { kind: CauseKind }) {
  const [of, tone] = shapes[kind]
  return (
    <span className={tone}>
      <Icon of={of} />
    </span>
  )
}
