/** A central's own certificate, whoever has signed it or nobody: the one that people have compared, and no other (F-102). */
import { TLSSocket } from 'node:tls'
import type { buildConnector } from 'undici'
import { TransportError } from './ports.ts'

/** What a connection must be made with, so that any certificate can be looked at. Resumed sessions show none, so none is kept. */
export const unverified = { rejectUnauthorized: false, maxCachedSessions: 0 } as const

/** Takes what `connect` reaches only where it shows this certificate; nothing is sent before. */
export function onlyTo(certificate: string, connect: buildConnector.connector): buildConnector.connector {
  return (options, done) =>
    connect(options, (...[error, socket]) => {
      if (error !== null || !(socket instanceof TLSSocket)) return error === null ? done(null, socket) : done(error, null)
      const found = socket.getPeerCertificate().fingerprint256
      if (found === certificate) return done(null, socket)
      socket.destroy()
      return done(new TransportError('certificate_changed', found, { expected: certificate, fingerprint: found }), null)
    })
}
