/** What the operations on backups do. */
import { ok } from '../contract/result.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export function backupsHandlers({ backups }: HandlerPorts): Of<'backups'> {
  return {
    'backups.state': () => ok(backups.state()),
  }
}
