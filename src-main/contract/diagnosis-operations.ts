/** Operations on the safety of the work (4-1), the diagnosis of the line (4-2) and the start after an unclean end (4-9). */
import { Loss, Safety, StartReport } from './diagnosis.ts'
import { nothing, op } from './operation.ts'

export const diagnosisOperations = {
  /** The three facts behind the shield. */
  'safety.state': op('user', nothing, Safety),
  /** What would be lost if this computer were stolen now. */
  'safety.loss': op('user', nothing, Loss),
  /** What this start found after an unclean end (4-9), and the last look through the data. */
  'start.report': op('user', nothing, StartReport),
  /** Somebody has read it. */
  'start.seen': op('user', nothing, StartReport),
} as const
