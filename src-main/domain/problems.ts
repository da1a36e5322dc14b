/** Who can mend a problem record, as far as its reason tells (4-3: nobody guesses). */
import type { Problem, ProblemMender } from '../contract/problems.ts'
import { isStuck, never } from './retry.ts'

/** A record that central has locked for the moment (protocol-v5.md 1.6). */
const passing: ReadonlySet<string> = new Set(['sync_record_save_fail'])

export type Trouble = Pick<Problem, 'reason' | 'attempts'> & {
  readonly kind: Problem['key']['kind']
  readonly code: string | null
  readonly nextTryAt: string | null
  /** No record could be read at all. */
  readonly isEnvelope: boolean
}

/** What may pass by itself is nobody's until its spaced tries are over. */
export function menderOf({ reason, attempts, kind, code, nextTryAt, isEnvelope }: Trouble): ProblemMender {
  if (isEnvelope) return 'support'
  if (reason === 'missing_parent') return isStuck(attempts) ? 'central' : 'itself'
  if (reason === 'refused_here') return kind === 'merge' ? 'central' : isStuck(attempts) ? 'here' : 'itself'
  if (reason === 'unreadable') return 'central'
  const goesOn = nextTryAt !== never && !isStuck(attempts)
  return goesOn && passing.has(code ?? '') ? 'itself' : 'central'
}
