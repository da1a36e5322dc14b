import type { StepName, SyncRun } from '../../../src-main/contract/sync.ts'
import { stepShare } from '../sync/run-share.ts'

/** How much of the whole loading each step is, as experience has it; the bar is a promise of order, not of minutes. */
const weights: Readonly<Partial<Record<StepName, number>>> = { reach: 1, prepare: 10, fetch_shared: 34, fetch_site: 50, place: 5 }

/** The steps of a loading that people care about; sending comes only later. */
export const loadSteps: readonly StepName[] = ['reach', 'prepare', 'fetch_shared', 'fetch_site', 'place']

/** How far the whole loading is, 0 to 1. */
export function loadShare(run: SyncRun): number {
  const parts = run.steps.map((step) => {
    const weight = weights[step.name] ?? 0
    const ended = step.state === 'done' || step.state === 'skipped'
    return { weight, done: weight * (ended ? 1 : step.state === 'now' ? (stepShare(step) ?? 0) : 0) }
  })
  const whole = parts.reduce((sum, part) => sum + part.weight, 0)
  return whole === 0 ? 0 : parts.reduce((sum, part) => sum + part.done, 0) / whole
}

export const runBytes = (run: SyncRun): number => run.steps.reduce((sum, step) => sum + step.bytes, 0)

/** Bytes a second over the steps that fetch; null until there is enough to tell. */
export function runSpeed(run: SyncRun): number | null {
  const fetching = run.steps.filter((step) => step.name === 'fetch_shared' || step.name === 'fetch_site')
  const ms = fetching.reduce((sum, step) => sum + step.ms, 0)
  const bytes = fetching.reduce((sum, step) => sum + step.bytes, 0)
  return ms < 1000 || bytes === 0 ? null : (bytes * 1000) / ms
}
