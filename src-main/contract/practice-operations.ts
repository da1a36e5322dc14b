/** Operations on practice (U-80). They are anybody's: nothing of a site is at stake, and one who is stuck must get out. */
import { z } from 'zod'
import { nothing, op } from './operation.ts'
import { AppState } from './site.ts'

export const practiceOperations = {
  /**
   * Makes the sample country and opens the program with data of their own for it, beside the real ones, which are closed and
   * left as they are. Takes seconds. Refused: `practice_unavailable`, `practice_failed`, `practice_folder_taken`,
   * `not_allowed_now` (needs: first_run).
   */
  'practice.begin': op('setup', nothing, nothing),
  /** Cuts the line to the sample central, or gives it back. Refused: `not_practising`. */
  'practice.setLine': op('always', z.strictObject({ isCut: z.boolean() }), AppState),
  /** Removes the practice data and opens the real ones, where first run goes on. Refused: `not_practising`. */
  'practice.end': op('always', nothing, nothing),
} as const
