/** What the operations on identity do; saving and settling is work of the services. */
import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { IdentityContext, RemovalContext } from '../services/identity.ts'
import { identityState, removeSite, startAnew, takeOver } from '../services/identity.ts'
import type { UnsentContext } from '../services/unsent-file.ts'
import { saveUnsent } from '../services/unsent-file.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export type IdentityPorts = {
  readonly context: (sessionId: string) => IdentityContext
  readonly removal: (sessionId: string) => RemovalContext
  readonly unsent: (sessionId: string) => UnsentContext
  readonly trust: (fingerprint: string | null) => Promise<Result<Record<string, never>>>
}

type IdentityHandlers = Of<'identity'> & Of<'unsent'> & Of<'certificate'>

export function identityHandlers({ identity }: HandlerPorts): IdentityHandlers {
  return {
    'identity.state': (_, session) => ok(identityState(identity.context(session.id))),
    'identity.takeOver': (_, session) => takeOver(identity.context(session.id)),
    'identity.startAnew': ({ siteName }, session) => startAnew(identity.context(session.id), siteName),
    'identity.removeSite': ({ siteName }, session) => removeSite(identity.removal(session.id), siteName),
    'unsent.save': (_, session) => ok(saveUnsent(identity.unsent(session.id))),
    'certificate.trust': ({ fingerprint }) => identity.trust(fingerprint),
  }
}
