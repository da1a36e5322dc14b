import type { SyncRun, SyncStep } from '../../../src-main/contract/sync.ts'

/** The step a cycle is at, or null between steps. */
export function stepNow(run: SyncRun): SyncStep | null {
  return run.steps.find((step) => step.state === 'now') ?? null
}

/** How far the present step is, 0 to 1; null where its end is not known. */
export function runShare(run: SyncRun): number | null {
  const step = stepNow(run)
  return step === null ? null : stepShare(step)
}

/** How far one step is; null where nobody knows. */
export function stepShare(step: SyncStep): number | null {
  if (step.state === 'done') return 1
  return step.total === null || step.total === 0 ? null : Math.min(1, step.done / step.total)
}

/** Milliseconds until this step is done at its speed so far; null until there is a speed to speak of. */
export function timeLeft(step: SyncStep): number | null {
  if (step.total === null || step.done === 0 || step.ms < 2000 || step.done >= step.total) return null
  return (step.ms / step.done) * (step.total - step.done)
}
