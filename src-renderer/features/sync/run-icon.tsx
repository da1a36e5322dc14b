import { Check, CloudOff, LoaderCircle, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { SyncRun } from '../../../src-main/contract/sync.ts'
import { Icon } from '../../ui/icon.tsx'
import { causeKind } from './cause-kind.ts'

/** The shape of what came of a cycle. The words stand beside it. */
export function RunIcon({ run }: { run: SyncRun }) {
  const [of, tone] = iconOf(run)
  return (
    <span className={tone}>
      <Icon of={of} />
    </span>
  )
}

function iconOf(run: SyncRun) {
  if (run.outcome === null) return [LoaderCircle, 't-accent'] as const
  if (run.outcome === 'done') return [Check, 't-ok'] as const
  if (run.outcome === 'stopped') return [OctagonAlert, 't-stopped'] as const
  const off = run.cause !== null && causeKind(run.cause.code) === 'offline'
  return off ? ([CloudOff, 'muted'] as const) : ([TriangleAlert, 't-attention'] as const)
}
