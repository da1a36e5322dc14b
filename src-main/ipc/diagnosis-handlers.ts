/** What the operations on safety, the line and the last start do. */
import type { StartReport } from '../contract/diagnosis.ts'
import { ok } from '../contract/result.ts'
import type { ConnectionContext } from '../services/connection.ts'
import { checkConnection } from '../services/connection.ts'
import { unfinishedForms } from '../services/drafts.ts'
import { noteSeen, startReport } from '../services/last-end.ts'
import { queueHistory } from '../services/queue-history.ts'
import type { SafetyContext } from '../services/safety.ts'
import { lossOf, safetyState } from '../services/safety.ts'
import { draftContext } from './drafts-handlers.ts'
import type { HandlerPorts, Of, Session } from './handlers.ts'

export function diagnosisHandlers(ports: HandlerPorts): Of<'safety'> & Of<'start'> & Of<'connection'> {
  const { setupContext, sync, backups, climb, state } = ports
  const context = (): SafetyContext => {
    const { db, clock } = setupContext()
    return { db, clock, status: sync.status(), backup: backups.state() }
  }
  const connection = (session: Session): ConnectionContext => {
    const { db, hardware, secretBox } = setupContext()
    return { db, hardware, secretBox, climb, block: state(session).identity === 'fine' ? null : sync.status().cause }
  }
  const report = (session: Session): StartReport => {
    const context = draftContext(ports, session)
    return startReport(setupContext().db, context === null ? [] : unfinishedForms(context))
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
    'start.report': (_, session) => ok(report(session)),
    'start.seen': (_, session) => {
      const { db, clock } = setupContext()
      noteSeen(db, clock())
      return ok(report(session))
    },
  }
}
