/** What the operations on practice do (U-80). */
import { rightsFor } from '../contract/operation.ts'
import type { OperationName } from '../contract/operations.ts'
import { operations } from '../contract/operations.ts'
import type { Practice } from '../contract/practice.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { HandlerPorts, Of } from './handlers.ts'

/** Practice, as the shell's program runs it. */
export type PracticePort = {
  /** Where these are practice data: the origin of the sample central, '' where it does not run. null where they are real. */
  readonly origin: () => string | null
  readonly state: () => Practice
  readonly begin: () => Promise<Result<Record<string, never>>>
  readonly setLine: (isCut: boolean) => Promise<void>
  readonly end: () => void
}

/** What would tie practice to a real central, or bring its data among real ones or real ones among its: the work of administrators and of first run. */
export function isOfRealSite(operation: OperationName): boolean {
  const isNamed = operation === 'setup.checkAddress' || operation === 'setup.anew' || operation === 'backups.now'
  return isNamed || operation.startsWith('rescue.') || rightsFor(operations[operation]).includes('serverAdministration')
}

export function practiceHandlers({ practice, state }: HandlerPorts): Of<'practice'> {
  const isOn = (): boolean => practice?.state().isOn === true
  return {
    'practice.begin': (_, session) => {
      if (practice === null) return refuse('refused', 'practice_unavailable')
      if (isOn() || state(session).phase !== 'first_run') return refuse('forbidden', 'not_allowed_now', { needs: 'first_run' })
      return practice.begin()
    },
    'practice.setLine': async ({ isCut }, session) => {
      if (!isOn()) return refuse('refused', 'not_practising')
      await practice?.setLine(isCut)
      return ok(state(session))
    },
    'practice.end': () => {
      if (!isOn()) return refuse('refused', 'not_practising')
      practice?.end()
      return ok({})
    },
  }
}
