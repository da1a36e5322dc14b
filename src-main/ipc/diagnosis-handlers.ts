/** What the operations on safety, the line and the last start do. */
import { ok } from '../contract/result.ts'
import { noteSeen, startReport } from '../services/last-end.ts'
import type { SafetyContext } from '../services/safety.ts'
import { lossOf, safetyState } from '../services/safety.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export function diagnosisHandlers({ setupContext, sync, backups }: HandlerPorts): Of<'safety'> & Of<'start'> {
  const context = (): SafetyContext => {
    const { db, clock } = setupContext()
    return { db, clock, status: sync.status(), backup: backups.state() }
  }
  return {
    'safety.state': () => ok(safetyState(context())),
    'safety.loss': () => ok(lossOf(context())),
    'start.report': () => ok(startReport(setupContext().db)),
    'start.seen': () => {
      const { db, clock } = setupContext()
      noteSeen(db, clock())
      return ok(startReport(db))
    },
  }
}
