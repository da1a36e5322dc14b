/** What the operations on identity need of the application. */
import type { Identity } from './app-identity.ts'
import type { Db } from './db/open.ts'
import type { IdentityPorts } from './ipc/identity-handlers.ts'
import type { SecretBox } from './site/secret-box.ts'
import { takeSecret } from './site/secret-box.ts'
import type { IdentityContext, RemovalContext } from './services/identity.ts'
import type { CertificateContext } from './services/certificate.ts'
import { trustCertificate } from './services/certificate.ts'
import { unsentChanges, unsentRecords } from './sync/store-unsent.ts'

export type IdentityPortsOptions = {
  /** Throws where there is no database that can be used. */
  readonly db: () => Db
  readonly clock: () => Date
  readonly dataFolder: string
  readonly version: string
  /** null exactly where `db` throws. */
  readonly checked: Identity | null
  readonly userIdOf: (sessionId: string) => string | null
  readonly reopen: () => void
  readonly backUp: RemovalContext['backUp']
  readonly secretBox: SecretBox
  readonly certificate: () => CertificateContext
}

export function identityPorts({
  db,
  clock,
  dataFolder,
  version,
  checked,
  userIdOf,
  reopen,
  backUp,
  secretBox,
  certificate,
}: IdentityPortsOptions): IdentityPorts {
  const context = (sessionId: string): IdentityContext => {
    const open = db()
    const { outcome, isElsewhere, computer, memory } = checked as Identity
    const unsent = () => unsentChanges(open).changes
    return { db: open, clock, outcome, isElsewhere, computer, memory, unsent, userId: userIdOf(sessionId), reopen }
  }
  return {
    context,
    removal: (sessionId) => ({ ...context(sessionId), backUp, forgetSecret: () => takeSecret(secretBox) }),
    unsent: (sessionId) => {
      const open = db()
      return { db: open, clock, dataFolder, version, userId: userIdOf(sessionId), unsent: () => unsentRecords(open) }
    },
    trust: (fingerprint) => trustCertificate(certificate(), fingerprint),
  }
}
