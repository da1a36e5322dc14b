/** Operations on the safety of the work (4-1), the diagnosis of the line (4-2) and the start after an unclean end (4-9). */
import { LadderReport, Loss, QueueHistory, Safety, StartReport } from './diagnosis.ts'
import { nothing, op } from './operation.ts'
import { TriedSettings } from './site-settings.ts'

export const diagnosisOperations = {
  /** The three facts behind the shield. */
  'safety.state': op('user', nothing, Safety),
  /** What would be lost if this computer were stolen now. */
  'safety.loss': op('user', nothing, Loss),
  /** Climbs from this computer to central with what is saved; a sync that runs goes on meanwhile (F-232). */
  'connection.check': op('user', nothing, LadderReport),
  /** The queue day by day, with the speed of the line (F-206, F-209). */
  'connection.queue': op('user', nothing, QueueHistory),
  /** The same with what somebody is about to save; an empty text means as it is saved. Nothing is kept (F-234). */
  'connection.try': op('user', TriedSettings, LadderReport, 'serverAdministration'),
  /** What this start found after an unclean end (4-9), and the last look through the data. */
  'start.report': op('user', nothing, StartReport),
  /** Somebody has read it. */
  'start.seen': op('user', nothing, StartReport),
} as const
