/** A central's own certificate, whoever has signed it or nobody: the one that people have compared, and no other (F-102). */
import { TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import { TransportError } from './ports.ts'

/** Connects only to a server that shows this certificate, and sends nothing before. Resumed sessions show none, so none is kept. */
export function onlyTo(certificate: string, timeout: number): buildConnector.connector {
  const connect = buildConnector({ timeout, rejectUnauthorized: false, maxCachedSessions: 0 })
  return (options, done) =>
    connect(options, (...[error, socket]) => {
      if (error !== null || !(socket instanceof TLSSocket)) return error === null ? done(null, socket) : done(error, null)
      const found = socket.getPeerCertificate().fingerprint256
      if (found === certificate) return done(null, socket)
      socket.destroy()
      return done(new TransportError('certificate_changed', found, { expected: certificate, fingerprint: found }), null)
    })
}
