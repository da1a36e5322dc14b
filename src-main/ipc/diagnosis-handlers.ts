/** What the operations on safety, the line and the last start do. */
import { ok } from '../contract/result.ts'
import type { ConnectionContext } from '../services/connection.ts'
import { checkConnection } from '../services/connection.ts'
import { noteSeen, startReport } from '../services/last-end.ts'
import { queueHistory } from '../services/queue-history.ts'
import type { SafetyContext } from '../services/safety.ts'
import { lossOf, safetyState } from '../services/safety.ts'
import type { HandlerPorts, Of, Session } from './handlers.ts'

export function diagnosisHandlers({
  setupContext,
  sync,
  backups,
  climb,
  state,
}: HandlerPorts): Of<'safety'> & Of<'start'> & Of<'connection'> {
  const context = (): SafetyContext => {
    const { db, clock } = setupContext()
    return { db, clock, status: sync.status(), backup: backups.state() }
  }
  const connection = (session: Session): ConnectionContext => {
    const { db, hardware, secretBox } = setupContext()
    return { db, hardware, secretBox, climb, block: state(session).identity === 'fine' ? null : sync.status().cause }
  }
  return {
    'connection.check': async (_, session) => ok(await checkConnection(connection(session))),
    'connection.try': async (tried, session) => ok(await checkConnection(connection(session), tried)),
    'connection.queue': () => {
      const { db, clock } = setupContext()
      return ok(queueHistory(db, clock(), sync.status()))
    },
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
